using Judba.Experiments.Tests.Support;
using Judba.Models.Files;

namespace Judba.Experiments.Tests.Files;

public sealed class SolutionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(BadFiles.Solutions), MemberType = typeof(BadFiles))]
    public void Read_BadSolution_IsRefusedInOneSentence(string text, string[] named) => AssertRefused(text, named);

    [Theory]
    [MemberData(nameof(BadFiles.SolveObjects), MemberType = typeof(BadFiles))]
    public void Read_SpoiledSolveObject_IsRefusedInOneSentence(string part, string replacement, string[] named) =>
        AssertRefused(Samples.With(Samples.SolveObject, part, replacement), named);

    [Fact]
    public void Read_BareSolution_HasThePointAndNoClaims()
    {
        var solution = SolutionFile.Read(_folder.Write("s.json", """{"uploads":[1,0],"bandwidthShare":[0.75,0.25]}"""), deviceCount: 2);
        Assert.Equal([0, 1], solution.Allocation.Uploaders.ToArray());
        Assert.Equal([0.25, 0.75], solution.Allocation.BandwidthShare.ToArray());
        Assert.Equal(double.NaN, solution.ClaimedObjective);
        Assert.Null(solution.Reading);
    }

    [Fact]
    public void Read_SolveObject_HasItsClaims()
    {
        var solution = SolutionFile.Read(_folder.Write("s.json", Samples.SolveObject), deviceCount: 2);
        Assert.Equal([1], solution.Allocation.Uploaders.ToArray());
        Assert.Equal((42.63, 0.6, "min-cost"), (solution.ClaimedObjective, solution.ClaimedLatency, solution.Reading));
    }

    [Fact]
    public void Read_NobodyUploads_IsAPoint() =>
        Assert.Equal(0, SolutionFile.Read(_folder.Write("s.json", """{"uploads":[],"bandwidthShare":[]}"""), 2).Allocation.UploaderCount);

    private void AssertRefused(string text, string[] named)
    {
        var e = Assert.Throws<InputException>(() => SolutionFile.Read(_folder.Write("bad.json", text), deviceCount: 2));
        InstanceFileTests.AssertOneSentence(e, "bad.json");
        foreach (var word in named)
            Assert.Contains(word, e.Message, StringComparison.Ordinal);
    }
}
