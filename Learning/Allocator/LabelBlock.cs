using Judba.Models.Problems;
using Judba.Solvers.Learned;
using Judba.Torch;

namespace Judba.Learning.Allocator;

/// <summary>Fleets of one size in one reading with their optima: what one step of training sees.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="DeviceCount">M, of every fleet.</param>
/// <param name="Devices">a, b, p, g of <see cref="NormalisedProblem"/>, and the optimal share (0: does not upload), fleet by fleet and
/// device by device.</param>
/// <param name="Fleets">α, m, the logarithms of T, μ and M ν, and 1 where somebody uploads, fleet by fleet.</param>
/// <param name="Range">Least and largest value of each of <see cref="TrainedRange.Names"/>.</param>
internal sealed record LabelBlock(
    Reading Reading, int DeviceCount, float[] Devices, float[] Fleets, IReadOnlyList<(double Low, double High)> Range)
{
    /// <summary>Numbers of each device.</summary>
    public const int DeviceColumns = 5;

    /// <summary>Numbers of each fleet.</summary>
    public const int FleetColumns = 6;

    // Devices of a block: as many as make libtorch's operations worth their start.
    private const int Size = 4096;

    private const int MostFleets = 512;
    private const int Smallest = 2;

    /// <summary>Devices of the largest fleets of training.</summary>
    public const int Largest = 500;

    /// <summary>
    /// Sizes that training leaves out, those of the study and of validation. Their neighbours are trained on: answers there interpolate.
    /// Beyond the largest size they extrapolate.
    /// </summary>
    public static IReadOnlyList<int> SizesLeftOut { get; } = [5, 7, 10, 20, 33, 50, 75, 100, 150, 200, 333, 500];

    /// <summary>Number of fleets.</summary>
    public int FleetCount => Fleets.Length / FleetColumns;

    /// <summary>Draws a block and labels it with the optimum; the same seed and number give the same block.</summary>
    public static LabelBlock Create(long seed, int number)
    {
        var random = new Random((int)(Seeds.Of(seed, number) & int.MaxValue));
        var devices = (int)Math.Round(Smallest * Math.Pow((double)Largest / Smallest, random.NextDouble()));
        while (SizesLeftOut.Contains(devices))
            devices++;
        // Both readings of one size follow each other.
        var reading = number % 2 == 0 ? Reading.MinCost : Reading.MinLatency;
        var count = Math.Clamp(Size / devices, 1, MostFleets);
        float[] perDevice = new float[count * devices * DeviceColumns], perFleet = new float[count * FleetColumns];
        double[] low = new double[TrainedRange.Names.Count], high = new double[low.Length];
        Array.Fill(low, double.PositiveInfinity);
        Array.Fill(high, double.NegativeInfinity);
        for (var f = 0; f < count; f++)
        {
            var law = LabelLaw.Training[random.Next(LabelLaw.Training.Count)];
            var problem = new NormalisedProblem(law.Draw(random, devices, Fewest(random, devices)));
            Label(
                problem, reading, perDevice.AsSpan(f * devices * DeviceColumns, devices * DeviceColumns),
                perFleet.AsSpan(f * FleetColumns, FleetColumns));
            var values = TrainedRange.Of(problem);
            for (var k = 0; k < values.Length; k++)
                (low[k], high[k]) = (Math.Min(low[k], values[k]), Math.Max(high[k], values[k]));
        }

        return new(reading, devices, perDevice, perFleet, [.. low.Zip(high)]);
    }

    /// <summary>m of a fleet: mostly 1.</summary>
    public static int Fewest(Random random, int devices) => random.Next(8) switch
    {
        0 => random.Next(1, devices + 1),
        1 => random.Next(0, 2),
        _ => 1,
    };

    private static void Label(NormalisedProblem problem, Reading reading, Span<float> devices, Span<float> fleet)
    {
        var solution = LabelSolver.Solve(problem.Problem, reading);
        var point = solution.Allocation!;
        for (var i = 0; i < problem.B.Length; i++)
        {
            var row = devices.Slice(i * DeviceColumns, DeviceColumns);
            (row[0], row[1], row[2], row[3]) = ((float)problem.A[i], (float)problem.B[i], (float)problem.P[i], (float)problem.G[i]);
        }

        for (var k = 0; k < point.UploaderCount; k++)
            devices[point.Uploaders[k] * DeviceColumns + 4] = (float)point.BandwidthShare[k];
        (fleet[0], fleet[1]) = ((float)problem.Alpha, problem.Problem.MinUploaders);
        if (point.UploaderCount == 0)
            return;
        var (deadline, price, reward) = OptimalPrices.Of(problem, reading, point);
        var m = problem.B.Length;
        fleet[2] = Log(deadline);
        fleet[3] = Log(price);
        fleet[4] = (float)Math.Max(Log(reward * m), AllocatorShape.NoReward);
        fleet[5] = 1;

        static float Log(double value) => (float)Math.Clamp(Math.Log(value), -AllocatorShape.LargestLog, AllocatorShape.LargestLog);
    }
}
