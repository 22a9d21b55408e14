namespace Judba.Experiments.Studies.Beyond;

/// <summary>A study beyond the paper's figures: a chart, its numbers, and verdicts where there is a claim.</summary>
internal interface IBeyondStudy
{
    /// <summary>Its name on the command line and of its files.</summary>
    string Name { get; }

    /// <summary>What it shows, in a line.</summary>
    string Summary { get; }

    /// <summary>Runs it.</summary>
    BeyondResult Run(BeyondContext context);
}
