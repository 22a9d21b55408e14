using System.Globalization;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Torch;

namespace Judba.Solvers.Learned;

/// <summary>
/// JUDBA by a trained network: "with the offline-trained multi-task learning model, the BS can directly infer {Q*, w*} through feedforward
/// calculation" ([Yang21]).
/// </summary>
/// <remarks>
/// <para>One network for any number of devices and both readings. It predicts the prices (T, μ, ν), uploading decisions and shares;
/// docs/learned.md has its form, its training and where it fails.</para>
/// <para>
/// Its answer is always feasible: a set is filled up to <see cref="Problem.MinUploaders"/>, shares sum to 1 by construction. It proves
/// nothing; a fleet that lies outside of everything in training is marked by <see cref="SolveStatistics.IsOutsideTraining"/>, and
/// <see cref="SolveResult.RawStatus"/> says where.
/// </para>
/// </remarks>
public sealed class LearnedSolver : ISolver
{
    private readonly Decoding _decoding;
    private readonly AllocatorWeights? _weights;
    private readonly Lazy<TorchInference>? _inference;

    /// <summary>Creates the solver; loads no native library.</summary>
    /// <param name="decoding">How a prediction becomes an answer.</param>
    /// <param name="weights">A file of <c>judba train allocator</c>; empty for the weights that come with the program.</param>
    /// <param name="device">Where the network is computed.</param>
    /// <exception cref="ArgumentException">An option is unknown, or the file holds no weights of this network; the message says
    /// why.</exception>
    public LearnedSolver(Decoding decoding = Decoding.Guided, string weights = "", Processor device = Processor.Cpu)
        : this(decoding, string.IsNullOrEmpty(weights) ? null : Read(weights), device)
    {
    }

    /// <summary>Creates the solver with weights in memory.</summary>
    internal LearnedSolver(Decoding decoding, AllocatorWeights? weights, Processor device)
    {
        if (!Enum.IsDefined(decoding))
            throw new ArgumentOutOfRangeException(
                nameof(decoding), decoding, $"'decoding' is {decoding}; allowed: {string.Join(", ", Enum.GetNames<Decoding>())}.");
        if (!Enum.IsDefined(device))
            throw new ArgumentOutOfRangeException(
                nameof(device), device, $"'device' is {device}; allowed: {string.Join(", ", Enum.GetNames<Processor>())}.");
        _decoding = decoding;
        _weights = weights;
        if (device == Processor.Cuda)
            _inference = new(() => new TorchInference(Weights, TorchLibrary.Device("cuda")));
    }

    /// <inheritdoc/>
    public SolverInfo Info { get; } = new(
        "learned", "trained network: prices, decisions and shares, best of a few sets", Guarantee.Feasible)
    {
        // From 2 on, guided decoding visits the sets of a deadline as exact does: a few answers differ.
        Version = "2",
    };

    private AllocatorWeights Weights => _weights ?? AllocatorWeights.Default;

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        if (!problem.IsFeasible)
            return SolveResult.Infeasible(problem);
        var stop = new StopSignal(options, cancellationToken);
        var normalised = new NormalisedProblem(problem);
        var prediction = _inference is null
            ? Weights.Kernel.Predict(normalised, options.Reading, stop)
            : _inference.Value.Predict([normalised], options.Reading)[0];
        return Decode(normalised, prediction, options, stop);
    }

    /// <summary>Solves many problems, side by side on a processor and in batches on a GPU.</summary>
    /// <param name="problems">Problems of any sizes.</param>
    /// <param name="options">For all of them; <see cref="SolveOptions.Threads"/> run side by side.</param>
    /// <param name="cancellationToken">Stops it: what is not done yet is then answered as an interrupted <see cref="Solve"/> is.</param>
    /// <returns>
    /// One answer a problem. On a processor the same as <see cref="Solve"/> gives, to the last bit: each fleet goes through the same loops
    /// by itself. On a GPU the batch changes the order of sums in 32-bit numbers, and a decision on the edge may fall to the other side.
    /// </returns>
    public IReadOnlyList<SolveResult> SolveMany(IReadOnlyList<Problem> problems, SolveOptions options,
        CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problems);
        Guard.NotNull(options);
        var results = new SolveResult[problems.Count];
        var stop = new StopSignal(options, cancellationToken);
        if (_inference is null)
        {
            Parallel.For(0, results.Length, SideBySide(), k => results[k] = Solve(problems[k], options, cancellationToken));
            return results;
        }

        int[] feasible = [.. Enumerable.Range(0, results.Length).Where(k => problems[k].IsFeasible)];
        var normalised = new NormalisedProblem[feasible.Length];
        Parallel.For(0, feasible.Length, SideBySide(), k => normalised[k] = new(problems[feasible[k]]));
        var predictions = _inference.Value.Predict(normalised, options.Reading);
        for (var k = 0; k < results.Length; k++)
            results[k] = SolveResult.Infeasible(problems[k]);
        Parallel.For(
            0, feasible.Length, SideBySide(), k => results[feasible[k]] = Decode(normalised[k], predictions[k], options, stop));
        return results;

        ParallelOptions SideBySide() => new() { MaxDegreeOfParallelism = options.Threads };
    }

    private SolveResult Decode(NormalisedProblem normalised, Prediction? prediction, SolveOptions options, StopSignal stop)
    {
        var scorer = new SetScorer(normalised.Problem, options.Reading);
        if (prediction is null)
        {
            return new Incumbent(scorer, options).ToResult(
                stop.Reason(Termination.Interrupted), double.NaN, 1, "stopped before the prediction", new() { Passes = 0 });
        }

        if (_decoding == Decoding.Direct)
            return Described(Direct(scorer, prediction, stop), "one pass", normalised, prediction);
        var guided = Guided(scorer, prediction, options, stop);
        return Described(guided, $"best of {guided.Evaluations} sets", normalised, prediction);
    }

    private static SolveResult Guided(SetScorer scorer, Prediction prediction, SolveOptions options, StopSignal stop)
    {
        var incumbent = new Incumbent(scorer, options);
        incumbent.Offer(DirectDecoding.Set(scorer.Problem, prediction.Logits));
        if (!stop.IsSet)
            new GuidedDecoding(scorer.Problem, options.Reading, prediction, incumbent, stop).Run();
        options.Progress?.Report(new(incumbent.Cost, double.NaN, 1));
        return incumbent.ToResult(stop.Reason(Termination.Completed), double.NaN, incumbent.Evaluations, rawStatus: "");
    }

    private static SolveResult Direct(SetScorer scorer, Prediction prediction, StopSignal stop)
    {
        var problem = scorer.Problem;
        var point = DirectDecoding.Allocate(scorer, DirectDecoding.Set(problem, prediction.Logits), prediction.LogShares);
        var cost = Evaluator.Evaluate(problem, point).Cost;
        // The network predicts prices of sets that are not empty; nobody costs K.
        if (problem.MinUploaders == 0 && !(cost <= problem.Constant))
            (point, cost) = (Allocation.Nobody(problem.DeviceCount), problem.Constant);
        return new()
        {
            Termination = stop.Reason(Termination.Completed),
            Allocation = point,
            Objective = cost,
            Evaluations = 1,
        };
    }

    // Adds what the network predicted, and whether the fleet is like those of its training: as numbers, and in words.
    private SolveResult Described(SolveResult answer, string how, NormalisedProblem normalised, Prediction prediction)
    {
        double deadline = prediction.Deadline + normalised.Earliest, price = prediction.Price;
        var complaint = TrainedRange.Complaint(normalised, Weights.Range);
        var words = string.Create(CultureInfo.InvariantCulture, $"{how}, prices T = {deadline:G4} s, mu = {price:G4}");
        return answer with
        {
            Statistics = new()
            {
                Passes = 1,
                PredictedDeadline = double.IsFinite(deadline) ? deadline : null,
                PredictedPrice = double.IsFinite(price) ? price : null,
                IsOutsideTraining = complaint is not null,
            },
            RawStatus = complaint is null ? words : $"{words}; {complaint}",
        };
    }

    private static AllocatorWeights Read(string path)
    {
        try
        {
            return AllocatorWeights.Read(path);
        }
        catch (InputException e)
        {
            throw new ArgumentException(e.Message, nameof(path), e);
        }
    }
}
