using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Judba.Experiments.Studies;

/// <summary>
/// Runs the independent parts of a study side by side, one thread of libtorch each: the results do not depend on how many there are.
/// </summary>
internal static class ParallelStudy
{
    /// <summary>Runs every part, in the order given where threads are scarce.</summary>
    /// <param name="parts">The parts, the longest first.</param>
    /// <param name="run">Runs one.</param>
    /// <param name="threads">Parts at a time.</param>
    /// <param name="done">Called after each, one at a time, with how many are done.</param>
    /// <param name="stop">Ends the study.</param>
    /// <returns>Results in the order of the parts.</returns>
    public static IReadOnlyList<TResult> Run<TPart, TResult>(
        IReadOnlyList<TPart> parts, Func<TPart, TResult> run, int threads, Action<int, TResult> done, CancellationToken stop)
    {
        var results = new TResult[parts.Count];
        var count = 0;
        var gate = new Lock();
        // One part at a time to each thread: the default would hand out several, of very different length, at once.
        var order = Partitioner.Create(Enumerable.Range(0, parts.Count), EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(order, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, k =>
            {
                results[k] = run(parts[k]);
                lock (gate)
                    done(++count, results[k]);
            });
        }
        catch (AggregateException e)
        {
            // One of them tells enough; a stop only where nothing else went wrong.
            if (e.InnerExceptions.FirstOrDefault(i => i is not OperationCanceledException) is { } fault)
                ExceptionDispatchInfo.Throw(fault);
            throw new OperationCanceledException("The study was stopped.", e, stop);
        }

        return results;
    }
}
