using System.Collections.Immutable;
using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Certificates.Tests;

/// <summary>Certificates of trees that divide clusters.</summary>
public sealed class ClusterCertificateTests
{
    // Fleets are solved long before. A slow machine shall not stop them.
    private const double Patience = 10;

    public static TheoryData<Reading, int, double> Fleets()
    {
        var data = new TheoryData<Reading, int, double>();
        foreach (var reading in (Reading[])[Reading.MinCost, Reading.MinLatency])
        {
            foreach (var devices in (int[])[8, 21, 50])
            {
                foreach (var spread in (double[])[1e-6, 1e-4, 1e-2])
                    data.Add(reading, devices, spread);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Fleets))]
    public void Verify_NearlyAlikeFleet_IsProvedToTheSearchsBound(Reading reading, int devices, double spread)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var problem = NearlyAlike.Fleet(devices, spread, seed);
            var (result, certificate) = Solved.With(problem, reading, Patience);
            var verdict = CertificateVerifier.Verify(problem, certificate);
            Assert.True(verdict.Proved, verdict.Reason);
            var slack = 1e-11 * Evaluator.Evaluate(problem, result.Allocation!).Magnitude;
            Assert.True(certificate.Bound >= result.Bound - slack, $"{certificate.Bound:R} claimed, {result.Bound:R} found");
        }
    }
    // Whatever number of a tree or cluster is changed: the verdict is what the leaves prove, and that is never above the optimum.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Verify_AnyNumberChanged_NeverProvesTooMuch(Reading reading)
    {
        var (proved, refuted) = (0, 0);
        foreach (var spread in (double[])[1e-6, 1e-4, 1e-2])
        {
            var problem = NearlyAlike.Fleet(12, spread, seed: 1);
            var (result, certificate) = Solved.With(problem, reading, Patience);
            Assert.NotEmpty(certificate.Clusters);
            var slack = 1e-11 * Evaluator.Evaluate(problem, result.Allocation!).Magnitude;
            foreach (var (name, mutant) in Mutations.OfEachNumber(certificate, new Random(1)))
            {
                var verdict = CertificateVerifier.Verify(problem, mutant);
                Assert.False(verdict.LowerBound > result.Objective + slack, $"{name}: {verdict.LowerBound:R} above {result.Objective:R}");
                Assert.Equal(verdict.LowerBound >= mutant.Bound, verdict.Proved);
                _ = verdict.Proved ? proved++ : refuted++;
            }
        }

        Assert.True(refuted > 50, $"{refuted} refuted");
        Assert.True(proved > 10, $"{proved} proved");
    }

    // By hand. K = 0, A = 1, both devices a = p = 0 and b = 1, g = −10 and −10.5, m = 1, min-cost: both cost 2 − 20.5 = −18.5 at T = 2.
    // At most one of the cluster: paid −10 each at μ = 0, the two ψ are 0 and −0.5, and 1 − 10 − 0.5 is proved. Both: at μ = 2 and T = 2
    // φ = −9 and −9.5, and 2 − 2 − 18.5 is proved.
    [Fact]
    public void Verify_TreeByHand_IsProvedAndNoMore()
    {
        var problem = new Problem("hand", 1, 0, [0, 0], [1, 1], [-10, -10.5], [0, 0]);
        var certificate = new Certificate
        {
            ProblemName = "hand",
            ProblemDigest = Certificate.Digest(problem),
            Reading = Reading.MinCost,
            Objective = -18.5,
            Bound = -18.5 - 1e-9,
            Allocation = new(2, [0, 1], [0.5, 0.5]),
            First = 1 - 1e-13,
            Last = 4,
            Clusters = [[0, 1]],
            Tree =
            [
                CertificateNode.SplitCluster(0, 1),
                CertificateNode.Leaf(0, 1, 0, [new(-10, 0)]),
                CertificateNode.Leaf(2, 2, 0, [new(5, 0)]),
            ],
        };
        var verdict = CertificateVerifier.Verify(problem, certificate);
        Assert.True(verdict.Proved, verdict.Reason);
        Assert.Equal(-18.5, verdict.LowerBound, 1e-12);
        var swapped = certificate with { Tree = [certificate.Tree[0], certificate.Tree[2], certificate.Tree[1]] };
        Assert.False(CertificateVerifier.Verify(problem, swapped).Proved);
    }

    [Fact]
    public void Verify_ClustersThatAreNone_AreRefutedWithTheReason()
    {
        var hand = new Problem("hand", 1, 0, [0, 0], [1, 1], [-10, -10.5], [0, 0]);
        var twins = new Problem("twins", 1, 0, [0, 0], [1, 1], [-10, -10], [0, 0]);
        Assert.Contains("not all", Complaint([[0]], twins), StringComparison.Ordinal);
        Assert.Contains("in cluster 0 and in cluster 1", Complaint([[0, 1], [1]], hand), StringComparison.Ordinal);
        Assert.Contains("ascending", Complaint([[1, 0]], hand), StringComparison.Ordinal);
        Assert.Contains("ascending", Complaint([[0, 2]], hand), StringComparison.Ordinal);
        Assert.Contains("divides cluster 0", Complaint([], hand), StringComparison.Ordinal);
        Assert.Contains("divides cluster 0", Complaint([[0]], hand), StringComparison.Ordinal);
        Assert.Contains("optimum", Complaint([[0, 1]], twins), StringComparison.Ordinal);

        static string Complaint(ImmutableArray<ImmutableArray<int>> clusters, Problem problem)
        {
            Allocation both = new(2, [0, 1], [0.5, 0.5]);
            var leaf = CertificateNode.Leaf(4, 2, 0);
            return CertificateVerifier.Verify(problem, new()
            {
                ProblemName = "hand",
                ProblemDigest = Certificate.Digest(problem),
                Reading = Reading.MinCost,
                Objective = Evaluator.Evaluate(problem, both).Cost,
                Bound = -100,
                Allocation = both,
                First = 1 - 1e-13,
                Last = 4,
                Clusters = clusters,
                Tree = [CertificateNode.SplitCluster(0, 1), leaf, leaf],
            }).Reason;
        }
    }

    // The optimum may lie between the two, within the tolerance of the claimed cost. The claim contradicts itself all the same.
    [Fact]
    public void Verify_BoundAboveTheClaimedCost_IsRefuted()
    {
        var problem = NearlyAlike.Fleet(8, 1e-2, seed: 1);
        var (_, certificate) = Solved.With(problem, Reading.MinCost);
        // At 1e-6 the bound lies 1e-6 below the cost, further than a claimed cost may be off. So the gap is closed by hand.
        var lower = certificate with { Objective = certificate.Objective * (1 + 5e-9), Bound = certificate.Objective * (1 + 4e-9) };
        var verdict = CertificateVerifier.Verify(problem, lower);
        Assert.False(verdict.Proved);
        Assert.Contains("above the claimed cost", verdict.Reason, StringComparison.Ordinal);
    }
}
