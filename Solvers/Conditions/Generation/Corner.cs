namespace Judba.Solvers.Conditions.Generation;

/// <summary>The kinds of problem that the generators draw, each for something that has gone wrong somewhere.</summary>
public enum Corner
{
    /// <summary>Numbers of everyday size, g of both signs, no ties.</summary>
    Ordinary,

    /// <summary>The scenarios <c>paper</c> and <c>paper-scaled</c>.</summary>
    Paper,

    /// <summary>Physical devices, each with α 0, 1 or in between.</summary>
    Physical,

    /// <summary>Physical devices that differ in f or h alone.</summary>
    Twins,

    /// <summary>Two or three types of device with small whole numbers: ties between sets.</summary>
    Typed,

    /// <summary>All devices alike.</summary>
    Identical,

    /// <summary>a far above b (1e3 and 1e-10): T* is nearly max a, and T* − a cancels.</summary>
    NearlyDegenerate,

    /// <summary>p = 0: transmission costs nothing, both readings agree.</summary>
    FreeTransmission,

    /// <summary>A = 0 and p > 0: latency costs nothing.</summary>
    EnergyAlone,

    /// <summary>The subset-sum family of docs/notation.md section 5.</summary>
    SubsetSum,

    /// <summary>a, b, p, |g| and A each over twelve orders of magnitude.</summary>
    WideRange,

    /// <summary>g of no device below 0: nobody wants to upload.</summary>
    Unwilling,

    /// <summary>One device.</summary>
    OneDevice,
}
