namespace Judba.Experiments.Statistics;

/// <summary>A claim and whether it holds here.</summary>
/// <param name="Text">The claim.</param>
/// <param name="Judgement">What the numbers say.</param>
/// <param name="Evidence">The numbers, those closest to failing.</param>
internal sealed record Claim(string Text, Judgement Judgement, string Evidence)
{
    /// <summary>A claim without a band.</summary>
    public Claim(string text, bool holds, string evidence)
        : this(text, holds ? Judgement.Holds : Judgement.DoesNotHold, evidence)
    {
    }

    /// <summary>Whether the paper makes the claim; else it is ours.</summary>
    public bool IsOfPaper { get; init; } = true;

    /// <summary>Who makes it, in words.</summary>
    public string Whose => IsOfPaper ? "paper" : "ours";

    /// <summary>The judgement in words.</summary>
    public string JudgementWords => Judgement switch
    {
        Judgement.Holds => "holds",
        Judgement.DoesNotHold => "does not hold",
        _ => "not shown",
    };

    /// <summary>Judges that every one of some means is positive, each by its own 95 % band.</summary>
    public static Judgement Positive(IEnumerable<Estimate> means)
    {
        var judgement = Judgement.Holds;
        foreach (var (mean, band) in means)
        {
            if (mean < -band)
                return Judgement.DoesNotHold;
            if (mean <= band)
                judgement = Judgement.NotShown;
        }

        return judgement;
    }
}
