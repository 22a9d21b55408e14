using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Tests.Dual;

public sealed class FewestUploadersTests
{
    // An entry is a class of devices that are alike, not a device: class 1 is led by device 3, and has other numbers than device 1.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Visit_ClassesOfAlikeDevices_IsThatOfTheDevices(Reading reading)
    {
        var random = new Random(5);
        for (var repeat = 0; repeat < 100; repeat++)
        {
            var types = random.Next(2, 5);
            var devices = 3 * types;
            double[] a = Draw(), b = Draw(), g = Draw(), p = Draw();
            double[] Draw() => [.. Enumerable.Range(0, types).Select(_ => 0.1 + random.NextDouble())];
            var problem = new Problem(
                "", 1, 0, [.. Spread(a)], [.. Spread(b)], [.. Spread(g)], [.. Spread(p)], minUploaders: random.Next(2, devices));
            // 0, 0, 0, 1, 1, 1, …
            IEnumerable<double> Spread(double[] values) => Enumerable.Range(0, devices).Select(i => values[i / 3]);

            var deadline = b.Sum() * (0.2 + 3 * random.NextDouble());
            var (price, cost) = Visit(problem, reading, DeviceClasses.EachAlone(problem), deadline);
            var (classPrice, classCost) = Visit(problem, reading, DeviceClasses.Alike(problem), deadline);
            Assert.Equal(price, classPrice, 1e-9 * Math.Max(1, price));
            Assert.Equal(cost, classCost, 1e-9 * Math.Abs(cost));
        }
    }

    // Two of three must, all want nothing: φ decides, and with the whole band dear the two that need least of it are taken.
    [Fact]
    public void Visit_RoomForTwo_OffersTheTwoOfLeastPhi()
    {
        var problem = new Problem("", 1, 0, [0, 0, 0], [5, 1, 1], [1, 2, 3], [0, 0, 0], minUploaders: 2);
        var incumbent = new Incumbent(new SetScorer(problem, Reading.MinLatency), new() { Reading = Reading.MinLatency });
        new FewestUploaders(new DualTerms(problem, Reading.MinLatency)).Visit(2.5, 0, incumbent);
        Assert.Equal([1, 2], incumbent.Set.ToArray());
    }

    private static (double Price, double Cost) Visit(Problem problem, Reading reading, DeviceClasses classes, double deadline)
    {
        var incumbent = new Incumbent(new SetScorer(problem, reading), new() { Reading = reading });
        return (new FewestUploaders(new DualTerms(classes, reading)).Visit(deadline, 0, incumbent), incumbent.Cost);
    }
}
