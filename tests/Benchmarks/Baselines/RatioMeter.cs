namespace Judba.Benchmarks.Baselines;

/// <summary>Times work on one thread and its reference by turns, and divides the least times.</summary>
/// <remarks>
/// Times are processor times of this process, so that waiting for a processor does not count. What other programs do to caches and to the
/// clock's pace can only make a repetition longer, so the least time says most about the code. By turns, so that a processor that changes
/// its pace changes it for both.
/// </remarks>
internal sealed class RatioMeter
{
    // A batch is much longer than the clock's step and shorter than most time slices of a scheduler.
    private const double SecondsOfBatch = 0.003;

    private readonly BaselineCase _case;
    private readonly int _workCalls, _referenceCalls;
    private double _work = double.PositiveInfinity, _reference = double.PositiveInfinity, _sink;

    /// <summary>Calls both often enough to know how many calls a batch needs.</summary>
    public RatioMeter(BaselineCase measured)
    {
        _case = measured;
        _workCalls = CallsOfBatch(measured.Work);
        _referenceCalls = CallsOfBatch(measured.Reference);
    }

    /// <summary>Least time of the work over the least time of the reference, of all rounds so far.</summary>
    public double Ratio => _work / _reference;

    /// <summary>Measures both this many times more.</summary>
    public void Measure(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            _work = Math.Min(_work, Seconds(_case.Work, _workCalls) / _workCalls);
            _reference = Math.Min(_reference, Seconds(_case.Reference, _referenceCalls) / _referenceCalls);
        }
    }

    private int CallsOfBatch(Func<double> work)
    {
        var calls = 1;
        while (Seconds(work, calls) < SecondsOfBatch)
            calls *= 2;
        return calls;
    }

    private double Seconds(Func<double> work, int calls)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var k = 0; k < calls; k++)
            _sink += work();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}
