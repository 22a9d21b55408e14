using Judba.Models.Bandwidth;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Dual;
using Judba.Solvers.Exact;

namespace Judba.Certificates.Tests;

/// <summary>The verifier shares no code with the solver, nor with anything else here but what is listed in docs/certificate.md.</summary>
public sealed class IndependenceTests
{
    private static readonly CodeReach Verifier = new(typeof(CertificateVerifier));

    [Fact]
    public void Verifier_InItsOwnAssembly_ReachesNoWriter() => Assert.Equal(
        [
            nameof(Certificate), nameof(CertificateNode), nameof(CertificateNodeKind), nameof(CertificateReward), nameof(CertificateTree),
            nameof(CertificateVerifier), nameof(Interval), nameof(IntervalSum), nameof(LeafBound), nameof(LeafClusters), nameof(PointCost),
            nameof(VerificationResult),
        ],
        Verifier.OwnTypes.Order(StringComparer.Ordinal),
        StringComparer.Ordinal);

    // The problem and the point with the ranges of their numbers, and the scorer with what its costs are made of.
    [Fact]
    public void Verifier_InOtherAssemblies_ReachesTheProblemThePointAndTheirScorer() => Assert.Equal(
        [
            nameof(Allocation), nameof(CompensatedSum), nameof(Evaluation), nameof(Evaluator), nameof(Guard), nameof(Problem),
            nameof(Quantity),
            nameof(Reading),
        ],
        Verifier.SharedTypes.Order(StringComparer.Ordinal),
        StringComparer.Ordinal);

    // Not the check of w = w*(S), which needs the solver's own kernel.
    [Fact]
    public void Verifier_OfTheScorer_ReachesThePlainFormulaAlone() => Assert.Equal(
        [nameof(Evaluator.Evaluate), "Violation"],
        Verifier.MethodsOf(typeof(Evaluator)).Select(m => m.Name).Order(StringComparer.Ordinal),
        StringComparer.Ordinal);

    // The walk sees what a body uses: the solver's reaches the kernels that the verifier must not share.
    [Fact]
    public void Solver_WhatItCanReach_IncludesItsKernels()
    {
        var solver = new CodeReach(typeof(ExactSolver));
        Assert.ProperSuperset(
            new HashSet<string>([nameof(ExactSearch), nameof(IntervalBound)], StringComparer.Ordinal),
            solver.OwnTypes.ToHashSet(StringComparer.Ordinal));
        Assert.ProperSuperset(
            new HashSet<string>([nameof(LatencyNewton), nameof(CertificateWriter), nameof(IllinoisBracket)], StringComparer.Ordinal),
            solver.SharedTypes.ToHashSet(StringComparer.Ordinal));
    }
}
