namespace Judba.Certificates;

/// <summary>What <see cref="CertificateVerifier"/> says.</summary>
/// <param name="Proved">Whether the optimum certainly lies between the certificate's bound and <paramref name="UpperBound"/>.</param>
/// <param name="Reason">One sentence: what is proved, or what is wrong.</param>
/// <param name="LowerBound">The bound that the leaves prove; NaN where the tree was not looked at or does not cover everything.</param>
/// <param name="UpperBound">What the point certainly costs at most, rounded outward; NaN where there is no such number.</param>
public sealed record VerificationResult(bool Proved, string Reason, double LowerBound, double UpperBound);
