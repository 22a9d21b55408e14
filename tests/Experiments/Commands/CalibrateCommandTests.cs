using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

public sealed class CalibrateCommandTests
{
    [Fact]
    public void Calibrate_Default_FindsWhatShipsAndEveryClaimHolds()
    {
        var run = InProcess.Run("calibrate").Expect(0);
        foreach (var name in (string[])["TrainCyclesPerParameter (", "TuneCyclesPerParameter ("])
        {
            var cells = run.Lines.Single(
                l => l.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(cells[^2], cells[^1]);
        }

        var verdicts = run.Lines.Where(l => l.StartsWith("Fig. 4(", StringComparison.Ordinal)).ToArray();
        Assert.Equal(10, verdicts.Length);
        Assert.All(verdicts, v => Assert.Contains("  holds  ", v, StringComparison.Ordinal));
        Assert.EndsWith(
            "32            holds", run.Lines.Single(l => l.StartsWith("as shipped", StringComparison.Ordinal)).TrimEnd(),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "64            does not hold",
            run.Lines.Single(l => l.StartsWith("EncodeCyclesPerSample / 10", StringComparison.Ordinal)).TrimEnd(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Calibrate_OtherFleets_FindsAboutTheSame()
    {
        var run = InProcess.Run("calibrate", "--seed", "7", "--runs", "300").Expect(0);
        var found = double.Parse(
            run.Lines.Single(l => l.StartsWith("TrainCyclesPerParameter (", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[2],
            System.Globalization.CultureInfo.InvariantCulture);
        // 300 fleets put the crossings within a few per cent; the work is some ten times as sensitive.
        Assert.InRange(found, 400, 1300);
    }

    [Fact]
    public void Calibrate_ImpossibleCrossings_SaysWhatIsAllowed()
    {
        var run = InProcess.Run("calibrate", "--runs", "50", "--crossing-devices", "49", "--crossing-frequency", "2GHz").Expect(2);
        Assert.Contains("--crossing-frequency", run.Error, StringComparison.Ordinal);
        Assert.Contains("allowed", run.Error, StringComparison.Ordinal);
    }
}
