using System.Globalization;
using Google.OrTools.LinearSolver;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.OrTools;

/// <summary>A <see cref="LinearModel"/> inside an engine. Rows added to the model later are handed over before each solve.</summary>
internal sealed class EngineRun : IDisposable
{
    // An engine that cannot be interrupted gets this long to notice its own limit before it is left behind.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.3);

    private readonly Engine _engine;
    private readonly LinearModel _model;
    private readonly Solver _solver;
    private readonly Variable[] _variables;
    private readonly List<Constraint> _rows = [];
    private bool _isAbandoned;

    /// <summary>Loads the model.</summary>
    /// <param name="engine">An engine of which <see cref="Engine.WhyMissing"/> says nothing.</param>
    /// <param name="model">The model; only rows may be added to it later.</param>
    public EngineRun(Engine engine, LinearModel model)
    {
        _engine = engine;
        _model = model;
        _solver = Solver.CreateSolver(engine.Id);
        var objective = _solver.Objective();
        objective.SetMinimization();
        _variables = new Variable[model.Columns.Count];
        for (var j = 0; j < _variables.Length; j++)
        {
            var column = model.Columns[j];
            _variables[j] = _solver.MakeVar(column.Lower, column.Upper, column.IsDecision && engine != Engine.Glop, "");
            objective.SetCoefficient(_variables[j], column.Cost);
        }
    }

    /// <summary>Solves.</summary>
    /// <param name="absoluteGap">Difference of point and bound at which a program with whole numbers counts as solved.</param>
    /// <param name="limit">Wall time; null for none.</param>
    /// <param name="options">Threads and seed.</param>
    /// <param name="stop">Ends the solve.</param>
    public EngineAnswer Solve(double absoluteGap, TimeSpan? limit, SolveOptions options, CancellationToken stop)
    {
        LoadRows();
        using var parameters = Configure(absoluteGap, limit, options);
        if (_engine.CanBeInterrupted)
        {
            using var registration = stop.Register(() => _solver.InterruptSolve());
            // Set before the engine began, an interruption would be forgotten.
            return stop.IsCancellationRequested ? EngineAnswer.Nothing(EngineStatus.Stopped) : Answer(_solver.Solve(parameters));
        }

        var solve = Task.Factory.StartNew(
            () => _solver.Solve(parameters), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (EndedInTime(solve, limit, stop))
            return Answer(solve.Result);
        _isAbandoned = true;
        _ = solve.ContinueWith(_ => _solver.Dispose(), TaskScheduler.Default);
        return EngineAnswer.Nothing(EngineStatus.Stopped);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isAbandoned)
            _solver.Dispose();
    }

    private void LoadRows()
    {
        for (var row = _rows.Count; row < _model.RowCount; row++)
        {
            var constraint = _solver.MakeConstraint(_model.Least(row), double.PositiveInfinity);
            foreach (var (column, value) in _model.Row(row))
                constraint.SetCoefficient(_variables[column], value);
            _rows.Add(constraint);
        }
    }

    private MPSolverParameters Configure(double absoluteGap, TimeSpan? limit, SolveOptions options)
    {
        if (limit is { } time)
            _solver.SetTimeLimit(Math.Max(1, (long)Math.Min(time.TotalMilliseconds, int.MaxValue)));
        var parameters = new MPSolverParameters();
        if (_engine == Engine.Glop)
            return parameters;
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, absoluteGap / SliceModel.CostInModel);
        if (string.Equals(_engine.Id, "SCIP", StringComparison.Ordinal))
        {
            _solver.SetSolverSpecificParametersAsString(string.Create(
                CultureInfo.InvariantCulture,
                $"limits/gap = 0\nlimits/absgap = {absoluteGap:R}\n"
                    + $"numerics/feastol = {_engine.Tolerance:R}\nrandomization/randomseedshift = {options.Seed & int.MaxValue}\n"));
        }
        else if (_engine.TakesThreads)
        {
            _solver.SetNumThreads(options.Threads);
        }

        return parameters;
    }

    private static bool EndedInTime(Task solve, TimeSpan? limit, CancellationToken stop)
    {
        try
        {
            return Task.WaitAny(
                [solve], limit is { } time ? (int)Math.Min((time + Grace).TotalMilliseconds, int.MaxValue) : Timeout.Infinite, stop) >= 0;
        }
        catch (OperationCanceledException)
        {
            return solve.Wait(Grace, CancellationToken.None);
        }
    }

    private EngineAnswer Answer(Solver.ResultStatus status)
    {
        if (status is Solver.ResultStatus.INFEASIBLE)
            return EngineAnswer.Nothing(EngineStatus.Infeasible);
        if (status is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE))
            return EngineAnswer.Nothing(status == Solver.ResultStatus.NOT_SOLVED ? EngineStatus.Stopped : EngineStatus.Failed);
        var isLinear = _engine == Engine.Glop;
        return new(
            status == Solver.ResultStatus.OPTIMAL ? EngineStatus.Optimal : EngineStatus.Stopped,
            isLinear ? double.NegativeInfinity : _solver.Objective().BestBound(),
            Array.ConvertAll(_variables, v => v.SolutionValue()),
            isLinear ? [.. _rows.Select(r => r.DualValue())] : []);
    }
}
