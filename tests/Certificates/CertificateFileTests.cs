using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Tests.Support;

namespace Judba.Certificates.Tests;

public sealed class CertificateFileTests
{
    // Cut anywhere, a file is refused with a sentence; whole, it reads back as it was written.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Read_FileCutAnywhere_IsRefused(Reading reading)
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 6, seed: 1).ToProblem();
        var (_, certificate) = Solved.With(problem, reading);
        using var stream = new MemoryStream();
        CertificateFile.Write(stream, certificate);
        var bytes = stream.ToArray();
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            for (var length = 0; length < bytes.Length; length++)
            {
                File.WriteAllBytes(path, bytes[..length]);
                Assert.Throws<InputException>(() => CertificateFile.Read(path, problem.DeviceCount));
            }

            File.WriteAllBytes(path, bytes);
            Assert.True(CertificateVerifier.Verify(problem, CertificateFile.Read(path, problem.DeviceCount)).Proved);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Read_AnyValueReplaced_IsReadOrRefusedInOneSentence(Reading reading)
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 2, seed: 1).ToProblem();
        var (_, certificate) = Solved.With(problem, reading);
        using var stream = new MemoryStream();
        CertificateFile.Write(stream, certificate);
        using var folder = new TemporaryFolder();
        foreach (var file in SpoiltFiles.Restructured(stream.ToArray()))
        {
            File.WriteAllBytes(folder["c.json"], file);
            Assert.Null(SpoiltFiles.Complaint(() =>
            {
                // What is read is verified: a spoilt proof is no proof, and never an exception.
                _ = CertificateVerifier.Verify(problem, CertificateFile.Read(folder["c.json"], problem.DeviceCount));
            }));
        }

        foreach (var file in SpoiltFiles.Dressed(stream.ToArray()))
        {
            File.WriteAllBytes(folder["c.json"], file);
            Assert.True(CertificateVerifier.Verify(problem, CertificateFile.Read(folder["c.json"], problem.DeviceCount)).Proved);
        }
    }

    // A share of −0 would pass every test "at least 0" and make the point free.
    [Fact]
    public void Verify_ShareOfNegativeZero_IsNoPoint()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 2, seed: 1).ToProblem();
        var (_, certificate) = Solved.With(problem, Reading.MinCost);
        var count = certificate.Allocation.UploaderCount;
        var spoilt = certificate with { Allocation = new(2, [.. certificate.Allocation.Uploaders], [.. Enumerable.Repeat(-0.0, count)]) };
        Assert.NotEqual(0, count);
        Assert.Contains("infeasible", CertificateVerifier.Verify(problem, spoilt).Reason, StringComparison.Ordinal);
    }
    [Fact]
    public void Read_ClustersAndTheirRewards_AreThoseWritten()
    {
        var problem = NearlyAlike.Fleet(12, 1e-3, seed: 1);
        var (_, certificate) = Solved.With(problem, Reading.MinLatency, seconds: 10);
        using var folder = new TemporaryFolder();
        CertificateFile.Write(folder["c.json"], certificate);
        var read = CertificateFile.Read(folder["c.json"], 12);
        Assert.Equal(certificate.Tree.Length, read.Tree.Length);
        for (var k = 0; k < read.Tree.Length; k++)
            Assert.True(certificate.Tree[k].Equals(read.Tree[k]), $"node {k} of kind {read.Tree[k].Kind} is another one");
        Assert.Equal(Enumerable.Range(0, 12), Assert.Single(read.Clusters));
        Assert.Contains(read.Tree, node => node.Kind == CertificateNodeKind.Cluster);
        Assert.Contains(read.Tree, node => node.Kind == CertificateNodeKind.Leaf && node.ClusterRewards.Any(r => r.Slope != 0));
    }

    [Theory]
    [InlineData("\"schema\":\"judba-certificate/2\"", "\"schema\":\"judba-certificate/1\"", "written anew")]
    [InlineData("\"clusters\":[[0,1", "\"clusters\":[[1,0", "ascending")]
    [InlineData("\"clusters\":[[0", "\"clusters\":[[-1", "clusters[0][0]")]
    [InlineData("\"tree\":[", "\"tree\":[3,1,0,", "tree")]
    [InlineData("\"tree\":[", "\"tree\":[3,0,12,", "tree")]
    [InlineData("\"tree\":[", "\"tree\":[3,0,0.5,", "tree")]
    [InlineData("\"tree\":[", "\"tree\":[4,0,0,", "0, 1, 2 or 3")]
    [InlineData("]}", ",0,1,1,1]}", "two numbers for each cluster")]
    public void Read_SpoiltClusters_AreRefusedWithASentence(string part, string replacement, string named)
    {
        var problem = NearlyAlike.Fleet(12, 1e-3, seed: 1);
        var (_, certificate) = Solved.With(problem, Reading.MinLatency, seconds: 10);
        using var folder = new TemporaryFolder();
        CertificateFile.Write(folder["c.json"], certificate);
        var text = File.ReadAllText(folder["c.json"]);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(folder["c.json"], text.Replace(part, replacement, StringComparison.Ordinal));
        var refusal = Assert.Throws<InputException>(() => CertificateFile.Read(folder["c.json"], 12));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_RewardsThatAreNotOneForEachCluster_Throws()
    {
        var problem = NearlyAlike.Fleet(12, 1e-3, seed: 1);
        var (_, certificate) = Solved.With(problem, Reading.MinLatency, seconds: 10);
        Assert.Throws<ArgumentException>(() => CertificateFile.Write(new MemoryStream(), certificate with { Clusters = [] }));
    }
}
