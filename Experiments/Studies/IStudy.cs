namespace Judba.Experiments.Studies;

/// <summary>A study with its options: it runs once, and gives its results one after the other.</summary>
internal interface IStudy
{
    /// <summary>Its name, which its command and its dated folder have too.</summary>
    string Name { get; }

    /// <summary>The command in the manifest, without its options.</summary>
    string Command => $"reproduce {Name}";

    /// <summary>What it runs with, for the manifest. A value is a text, a number, a truth value, or a list of texts.</summary>
    IReadOnlyList<(string Name, object Value)> Configuration => [];

    /// <summary>Runs it.</summary>
    /// <returns>Its results, each as soon as it is there: a stopped run keeps those that it has.</returns>
    IEnumerable<StudyResult> Run(StudyContext context);
}
