namespace Judba.ExamplePlugin;

/// <summary>How <see cref="MoodySolver"/> behaves.</summary>
public enum Mood
{
    /// <summary>It answers like <see cref="CheapestSingleSolver"/>.</summary>
    Calm,

    /// <summary>It cannot be built.</summary>
    Unbuildable,

    /// <summary>It throws instead of answering.</summary>
    Angry,

    /// <summary>It looks neither at its token nor at its time limit, and never ends.</summary>
    Deaf,
}
