using System.Collections.Immutable;
using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Certificates.Tests;

/// <summary>Certificates of trees that divide clusters.</summary>
public sealed class ClusterCertificateTests
{
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
            var (result, certificate) = Solved.With(problem, reading);
            var verdict = CertificateVerifier.Verify(problem, certificate);
            Assert.True(verdict.Proved, verdict.Reason);
            var slack = 1e-11 * Evaluator.Evaluate(problem, result.Allocation!).Magnitude;
            Assert.True(certificate.Bound >= result.Bound - slack, $"{certificate.Bound:R} claimed, {result.Bound:R} found");
        }
    }
}
