using System.Diagnostics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exact;

namespace Judba.Certificates.Tests;

/// <summary>A certificate is finished in the time there is, or it is not there.</summary>
public sealed class CertificateWriterTests
{
    private static readonly Problem Fleet = NearlyAlike.Fleet(12, 1e-3, seed: 1);
    private static readonly Certificate Proof = Solved.With(Fleet, Reading.MinLatency, seconds: 10).Certificate;

    // The tree is looked at once to know what it proves. Cut short before that, nothing is known.
    [Fact]
    public void Finish_NoTimeForAllLeaves_ReturnsNull()
    {
        var leaves = Proof.Tree.Count(node => node.Kind == CertificateNodeKind.Leaf);
        Assert.Null(CertificateWriter.Finish(Fleet, Proof, Proof.Bound, After(leaves - 1)));
        Assert.NotNull(CertificateWriter.Finish(Fleet, Proof, Proof.Bound, After(leaves)));
    }

    // Prices that are off prove less; there is a certificate all the same, and it is true. Given time, it is as tight as before.
    [Fact]
    public void Finish_NoTimeForBetterLeaves_ProvesLess()
    {
        var spoilt = Proof with
        {
            Tree =
            [
                .. Proof.Tree.Select(node => node.Kind == CertificateNodeKind.Leaf
                    ? CertificateNode.Leaf(node.Price, 0, node.Reward, node.ClusterRewards)
                    : node),
            ],
        };
        var leaves = Proof.Tree.Count(node => node.Kind == CertificateNodeKind.Leaf);
        var weaker = CertificateWriter.Finish(Fleet, spoilt, Proof.Bound, After(leaves))!;
        Assert.True(weaker.Bound < Proof.Bound, $"{weaker.Bound:R} is not below {Proof.Bound:R}");
        Assert.True(CertificateVerifier.Verify(Fleet, weaker).Proved);
        var tight = CertificateWriter.Finish(Fleet, spoilt, Proof.Bound, () => false)!;
        Assert.Equal(Proof.Bound, tight.Bound, 1e-9 * Math.Abs(Proof.Bound));
    }

    // The limit is for search and proof together.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SolveWithCertificate_LimitOrCancellation_EndsSoonAfter(bool isCancelled)
    {
        const double Seconds = 1, Patience = 1;
        // Heavy devices among light ones, to the last bit: no bound closes that within seconds, and the tree grows until it is stopped.
        var problem = HardFamilies.Create("gateways", 60);
        using var stop = new CancellationTokenSource();
        if (isCancelled)
            stop.CancelAfter(TimeSpan.FromSeconds(Seconds));
        var start = Stopwatch.GetTimestamp();
        var (result, certificate) = new ExactSolver().SolveWithCertificate(
            problem,
            new() { RelativeGap = 0, TimeLimit = isCancelled ? null : TimeSpan.FromSeconds(Seconds) },
            stop.Token);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, Seconds / 4, Seconds + Patience);
        Assert.Equal(isCancelled ? Termination.Interrupted : Termination.TimeLimit, result.Termination);
        if (certificate is not null)
            Assert.True(CertificateVerifier.Verify(problem, certificate).Proved);
    }

    private static Func<bool> After(int questions) => () => questions-- <= 0;
}
