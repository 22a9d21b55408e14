namespace Judba.Experiments.Studies.Learned;

/// <summary>What the fleets of a case are to the network.</summary>
internal enum LearnedGroup
{
    /// <summary>Scenarios of the paper: their laws are trained on, with their numbers varied.</summary>
    Paper,

    /// <summary>Laws that are never trained on.</summary>
    Unseen,
}
