using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exhaustive;

namespace Judba.Solvers.Tests.Properties;

/// <summary>Property 12 of docs/notation.md section 7 at its edge.</summary>
public sealed class OptimalSetProperties
{
    // Section 3's own example: the better device has the higher g, and without MinUploaders neither would upload.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Property12_DeviceWithPositiveCost_MayBeTheBestWayToMeetMinUploaders(Reading reading)
    {
        var problem = new Problem("", 1, 0, [0, 0], [100, 0.01], [-1, 0.1], [0, 0]);
        Assert.Equal([1], new ExhaustiveSolver().Solve(problem, new() { Reading = reading }).Allocation!.Uploaders.ToArray());
        Assert.Empty(
            new ExhaustiveSolver().Solve(problem.WithMinUploaders(0), new() { Reading = reading }).Allocation!.Uploaders.ToArray());
    }
}
