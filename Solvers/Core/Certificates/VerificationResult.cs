namespace Judba.Solvers;

/// <summary>What <see cref="CertificateVerifier"/> says.</summary>
/// <param name="Proved">Whether the optimum lies between the certificate's bound and its point's cost.</param>
/// <param name="Reason">One sentence: what is proved, or what is wrong.</param>
/// <param name="LowerBound">The bound that the leaves prove; NaN where the tree was not looked at or does not cover everything.</param>
/// <param name="Objective">The cost of the point, re-scored; NaN where there is none.</param>
public sealed record VerificationResult(bool Proved, string Reason, double LowerBound, double Objective);
