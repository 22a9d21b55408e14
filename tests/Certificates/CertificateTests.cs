using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exact;
using Judba.Solvers.Exhaustive;

namespace Judba.Certificates.Tests;

public sealed class CertificateTests
{
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Verify_EveryExactResult_IsProved(Reading reading) => Property.ForAll(ProblemGenerators.Any(), c =>
    {
        var (result, certificate) = Solved.With(c.Problem, reading);
        var verdict = CertificateVerifier.Verify(c.Problem, certificate);
        Assert.True(verdict.Proved, verdict.Reason);
        // Next to nothing of the solver's bound is lost to outward rounding, but where a deadline's own last bit moves the cost.
        if (c.Corner is Corner.NearlyDegenerate or Corner.WideRange)
            return;
        var score = Evaluator.Evaluate(c.Problem, result.Allocation!);
        var slack = 1e-9 * Math.Abs(score.Cost) + 1e-11 * score.Magnitude;
        Assert.True(certificate.Bound >= result.Bound - slack, $"{certificate.Bound:R} claimed, {result.Bound:R} found");
    }, count: 600);

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Verify_AnyMutation_IsRefuted(Reading reading) => Property.ForAll(ProblemGenerators.Any(), c =>
    {
        var (_, certificate) = Solved.With(c.Problem, reading);
        foreach (var (name, mutant) in Mutations.Of(c.Problem, certificate))
        {
            var verdict = CertificateVerifier.Verify(c.Problem, mutant);
            Assert.False(verdict.Proved, $"{name}: {verdict.Reason}");
        }
    }, count: 300);

    // A changed multiplier either proves less than is claimed, and is refuted, or the claim is true all the same.
    [Theory]
    [InlineData(Reading.MinCost, 0.0)]
    [InlineData(Reading.MinLatency, 0.0)]
    [InlineData(Reading.MinCost, 1.5)]
    [InlineData(Reading.MinLatency, 1.5)]
    public void Verify_ChangedMultiplier_IsRefutedWhereItBreaksTheBound(Reading reading, double factor)
    {
        var refuted = 0;
        Property.ForAll(ProblemGenerators.Any(), c =>
        {
            var (_, certificate) = Solved.With(c.Problem, reading);
            // Some twenty leaves of large trees.
            var stride = 1 + certificate.Tree.Length / 20;
            for (var k = 0; k < certificate.Tree.Length; k += stride)
            {
                var node = certificate.Tree[k];
                if (node.Kind != CertificateNodeKind.Leaf)
                    continue;
                var changed = CertificateNode.Leaf(factor * node.Price, node.TangentAt, node.Reward);
                var mutant = certificate with { Tree = certificate.Tree.SetItem(k, changed) };
                var verdict = CertificateVerifier.Verify(c.Problem, mutant);
                Assert.Equal(verdict.LowerBound >= certificate.Bound, verdict.Proved);
                refuted += verdict.Proved ? 0 : 1;
            }
        }, count: 100);
        Assert.True(refuted > 50, $"{refuted} refuted");
    }

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Verify_AnotherInstance_IsRefuted(Reading reading) => Property.ForAll(ProblemGenerators.Any(), c =>
    {
        var (_, certificate) = Solved.With(c.Problem, reading);
        Assert.False(CertificateVerifier.Verify(c.Problem.Scaled(1, 2), certificate).Proved);
        Assert.False(CertificateVerifier.Verify(c.Problem.WithMinUploaders(c.Problem.MinUploaders + 1), certificate).Proved);
    }, count: 50);

    // The proved bound is a bound: nothing that brute force finds lies below it.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Verify_LowerBound_IsNeverAboveTheOptimum(Reading reading) => Property.ForAll(ProblemGenerators.Any(maxDevices: 6), c =>
    {
        var (_, certificate) = Solved.With(c.Problem, reading);
        var optimum = new ExhaustiveSolver().Solve(c.Problem, new() { Reading = reading });
        var slack = Near.Slack(Evaluator.Evaluate(c.Problem, optimum.Allocation!));
        Assert.True(CertificateVerifier.Verify(c.Problem, certificate).LowerBound <= optimum.Objective + slack);
    }, count: 200);

    [Fact]
    public void Verify_StoppedSearch_ProvesItsInterval()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 300, 1).ToProblem();
        var (result, certificate) = new ExactSolver().SolveWithCertificate(problem, new() { RelativeGap = 1e-2 });
        var verdict = CertificateVerifier.Verify(problem, certificate!);
        Assert.True(verdict.Proved, verdict.Reason);
        Assert.True(verdict.LowerBound <= result.Objective);
    }

    [Fact]
    public void SolveWithCertificate_Infeasible_HasNone()
    {
        var problem = new Problem("two", 1, 0, [1], [1], [-5], [1], minUploaders: 2);
        var (result, certificate) = new ExactSolver().SolveWithCertificate(problem, new());
        Assert.Equal(Termination.Infeasible, result.Termination);
        Assert.Null(certificate);
    }
}
