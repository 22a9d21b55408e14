using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Dual;
using Judba.Tests.Support;

namespace Judba.Solvers.Tests.Dual;

/// <summary>The classes reproduce the fleet: every device is in one of them, with its own numbers.</summary>
public sealed class DeviceClassesTests
{
    [Fact]
    public void Alike_AnyFleet_DividesItIntoClassesThatDiffer() => Property.ForAll(
        Cases.WithSeed(12),
        drawn =>
        {
            var problem = drawn.Item1.Problem;
            var classes = DeviceClasses.Alike(problem);
            var seen = new List<int>();
            var kinds = new HashSet<(double, double, double, double)>();
            for (var c = 0; c < classes.Size.Length; c++)
            {
                int[] members = [.. classes.Members(c)];
                Assert.Equal(classes.Size[c], members.Length);
                Assert.Equal(members.Order(), members);
                Assert.Single(members.Select(i => Numbers(problem, i)).Distinct());
                Assert.True(kinds.Add(Numbers(problem, members[0])), "two classes are alike");
                seen.AddRange(members);
            }

            Assert.Equal(Enumerable.Range(0, problem.DeviceCount), seen.Order());
        },
        300);

    [Fact]
    public void EachAlone_AnyFleet_IsTheFleetInItsOrder() => Property.ForAll(
        Cases.WithSeed(12),
        drawn =>
        {
            var problem = drawn.Item1.Problem;
            var classes = DeviceClasses.EachAlone(problem);
            Assert.Equal(problem.DeviceCount, classes.Size.Length);
            for (var i = 0; i < problem.DeviceCount; i++)
                Assert.Equal([i], classes.Members(i).ToArray());
            var copy = new double[problem.DeviceCount];
            classes.Of(problem.TransmitTime, copy);
            Assert.Equal(problem.TransmitTime.ToArray(), copy);
        },
        100);

    private static (double, double, double, double) Numbers(Problem problem, int i) =>
        (problem.ComputeLatency[i], problem.TransmitTime[i], problem.UploadCost[i], problem.TransmitEnergyWeight[i]);
}
