using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Models.Problems;

namespace Judba.Experiments.Studies.Learned;

/// <summary>What is asked of the learned allocator, judged by what was measured.</summary>
internal static class LearnedClaims
{
    private const double GuidedMean = 1e-4, GuidedWorst = 5e-3, DirectMean = 5e-3;
    private const double LargeMean = 1e-3, LargeWorst = 1e-2;
    private const double OneFleetSeconds = 0.3e-3;
    private const int Largest = 1000, TimedDevices = 100;

    /// <summary>The claims with their judgements.</summary>
    /// <param name="excesses">Excesses by case and reading.</param>
    /// <param name="times">Seconds for one fleet.</param>
    public static IReadOnlyList<Claim> Judge(
        IReadOnlyList<LearnedExcesses> excesses, IReadOnlyList<(string Solver, int Devices, Reading Reading, double Seconds)> times)
    {
        var paper = excesses.Where(g => g.Case.Group == LearnedGroup.Paper).ToList();
        var usual = paper.Where(g => g.Case.Devices < Largest).ToList();
        var large = paper.Where(g => g.Case.Devices == Largest).ToList();
        var direct = usual.MaxBy(g => g.Mean(LearnedExcesses.Direct))!;
        return
        [
            AtMost($"guided: mean excess at most {NumberText.Percent(GuidedMean)} to 500 devices, between sizes of training", usual, g =>
                g.Mean(LearnedExcesses.Guided), GuidedMean),
            AtMost($"guided: worst excess at most {NumberText.Percent(GuidedWorst)} to 500 devices, between sizes of training", usual, g =>
                g.Worst(LearnedExcesses.Guided), GuidedWorst),
            AtMost($"direct: mean excess at most {NumberText.Percent(DirectMean)} to 500 devices, between sizes of training", usual, g =>
                g.Mean(LearnedExcesses.Direct), DirectMean),
            AtMost($"guided, extrapolated to {Largest} devices: mean excess at most {NumberText.Percent(LargeMean)}", large, g =>
                g.Mean(LearnedExcesses.Guided), LargeMean),
            AtMost($"guided, extrapolated to {Largest} devices: worst excess at most {NumberText.Percent(LargeWorst)}", large, g =>
                g.Worst(LearnedExcesses.Guided), LargeWorst),
            new(
                "the network infers {Q*, w*} directly, by feedforward calculation", direct.Solved(LearnedExcesses.Direct) == 1,
                $"one pass, {direct.Case.Law}, M = {direct.Case.Devices}, {direct.Reading.ToWord()}: "
                    + $"optimal in {100 * direct.Solved(LearnedExcesses.Direct):0.#} % of fleets, "
                        + $"mean excess {NumberText.Percent(direct.Mean(LearnedExcesses.Direct))}"),
            AtMost(
                "no worse than the price rule on laws never trained on", [.. excesses.Where(g => g.Case.Group == LearnedGroup.Unseen)],
                g => g.Mean(LearnedExcesses.Guided) - g.Mean("price"), 1e-6),
            .. Enum.GetValues<Reading>().Select(r => Faster(times, r)),
            .. Enum.GetValues<Reading>().Select(r => Exact(times, r)),
        ];
    }

    private static Claim AtMost(string text, IReadOnlyList<LearnedExcesses> excesses, Func<LearnedExcesses, double> value, double limit)
    {
        var worst = excesses.MaxBy(value)!;
        return new(text, value(worst) <= limit,
            $"{worst.Case.Law}, M = {worst.Case.Devices}, {worst.Reading.ToWord()}: {NumberText.Percent(value(worst))}")
        {
            IsOfPaper = false,
        };
    }

    private static Claim Faster(IReadOnlyList<(string Solver, int Devices, Reading Reading, double Seconds)> times, Reading reading)
    {
        var seconds = Time(times, "learned", reading);
        var text = $"one fleet of {TimedDevices} devices within {NumberText.Seconds(OneFleetSeconds)}, {reading.ToWord()}";
        return new(text, seconds <= OneFleetSeconds, NumberText.Seconds(seconds)) { IsOfPaper = false };
    }

    private static Claim Exact(IReadOnlyList<(string Solver, int Devices, Reading Reading, double Seconds)> times, Reading reading)
    {
        double learned = Time(times, "learned", reading), direct = Time(times, "learned, direct", reading),
        exact = Time(times, "exact", reading);
        var evidence = $"guided {NumberText.Seconds(learned)}, direct {NumberText.Seconds(direct)}, exact {NumberText.Seconds(exact)}";
        return new($"faster than exact, {TimedDevices} devices, {reading.ToWord()}", learned < exact, evidence) { IsOfPaper = false };
    }

    private static double Time(
        IReadOnlyList<(string Solver, int Devices, Reading Reading, double Seconds)> times, string solver, Reading reading) =>
        times.First(t =>
            string.Equals(t.Solver, solver, StringComparison.Ordinal) && t.Devices == TimedDevices && t.Reading == reading).Seconds;
}
