using System.Diagnostics;
using Gurobi;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conic;
using Judba.Solvers.Price;

namespace Judba.Solvers.Gurobi;

/// <summary>One solve in Gurobi.</summary>
internal sealed class GurobiRun(Problem problem, SolveOptions options, CancellationToken cancellationToken)
{
    // The tightest that Gurobi takes for rows, whole numbers and reduced costs.
    private const double Tolerance = 1e-9;

    // What those tolerances may be worth, relative to all terms of the incumbent's cost: a hundred times themselves.
    private const double ToleranceWorth = 1e-7;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly SetScorer _scorer = new(problem, options.Reading);

    // The best set so far; like every solver's, it begins with something feasible.
    private Allocation _best = Allocation.Nobody(problem.DeviceCount);
    private Evaluation _score = null!;

    /// <summary>Builds the program, runs it and reads its answer; a failure of Gurobi is a status.</summary>
    public SolveResult Solve()
    {
        Begin();
        if (cancellationToken.IsCancellationRequested)
            return Result(Termination.Interrupted, double.NaN, "stopped before it began");
        try
        {
            using var environment = new GRBEnv(true);
            environment.Set(GRB.IntParam.OutputFlag, 0);
            environment.Start();
            using var model = new GRBModel(environment);
            var variables = Build(model, ConicForm.Of(problem, options.Reading));
            Configure(model);
            using (cancellationToken.Register(model.Terminate))
            {
                // Asked for before the run began, a termination would be forgotten.
                if (!cancellationToken.IsCancellationRequested)
                    model.Optimize();
            }

            return Answer(model, variables);
        }
        catch (GRBException e)
        {
            return Result(Termination.Error, double.NaN, $"Gurobi error {e.ErrorCode}: {e.Message}");
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException or BadImageFormatException)
        {
            return Result(
                Termination.Error, double.NaN,
                $"Gurobi's native library cannot be loaded: {(e.InnerException ?? e).Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Hands the program over, variables and rows in the order and with the names of the exported files.</summary>
    public static GRBVar[] Build(GRBModel model, ConicForm form)
    {
        var variables = new GRBVar[form.Variables.Length];
        for (var j = 0; j < variables.Length; j++)
        {
            var variable = form.Variables[j];
            variables[j] = model.AddVar(
                0, double.IsFinite(variable.Upper) ? variable.Upper : GRB.INFINITY, variable.Cost,
                variable.IsBinary ? GRB.BINARY : GRB.CONTINUOUS, variable.Name);
        }

        model.Set(GRB.DoubleAttr.ObjCon, form.Constant);
        foreach (var row in form.Rows)
        {
            var left = new GRBLinExpr();
            foreach (var (variable, coefficient) in row.Terms)
                left.AddTerm(coefficient, variables[variable]);
            model.AddConstr(left, GRB.GREATER_EQUAL, new GRBLinExpr(row.Least), row.Name);
        }

        foreach (var cone in form.Cones)
        {
            var left = new GRBQuadExpr();
            left.AddTerm(cone.Weight, variables[cone.Z], variables[cone.Z]);
            left.AddTerm(-1, variables[cone.X], variables[cone.Y]);
            model.AddQConstr(left, GRB.LESS_EQUAL, new GRBQuadExpr(0), cone.Name);
        }

        return variables;
    }

    private void Begin()
    {
        _best = _scorer.Allocate([.. Enumerable.Range(0, problem.DeviceCount)]);
        _score = Evaluator.Evaluate(problem, _best);
        if (problem.MinUploaders == 0)
            Offer([]);
        if (options.WarmStart is { } start)
        {
            if (start.DeviceCount != problem.DeviceCount)
                throw new ArgumentException($"'WarmStart' has {start.DeviceCount} devices; {problem.DeviceCount} expected.", nameof(options));
            Offer([.. start.Uploaders]);
        }

        if (new PriceSolver().Solve(problem, options with { Progress = null }, cancellationToken).Allocation is { } priced)
            Offer([.. priced.Uploaders]);
    }

    private void Offer(int[] set)
    {
        if (set.Length < problem.MinUploaders)
            return;
        var point = _scorer.Allocate(set);
        var score = Evaluator.Evaluate(problem, point);
        if (score.Cost < _score.Cost)
            (_best, _score) = (point, score);
    }

    private void Configure(GRBModel model)
    {
        // Half of the gap is left for what the tolerances take off the bound.
        model.Set(GRB.DoubleParam.MIPGap, options.RelativeGap / 2);
        model.Set(GRB.DoubleParam.FeasibilityTol, Tolerance);
        model.Set(GRB.DoubleParam.IntFeasTol, Tolerance);
        model.Set(GRB.DoubleParam.OptimalityTol, Tolerance);
        model.Set(GRB.IntParam.Threads, options.Threads);
        model.Set(GRB.IntParam.Seed, options.Seed & int.MaxValue);
        if (options.TimeLimit is { } limit)
            model.Set(GRB.DoubleParam.TimeLimit, Math.Max(0, (limit - Stopwatch.GetElapsedTime(_start)).TotalSeconds));
    }

    private SolveResult Answer(GRBModel model, GRBVar[] variables)
    {
        var status = model.Get(GRB.IntAttr.Status);
        if (model.Get(GRB.IntAttr.SolCount) > 0)
        {
            var width = ConicForm.VariablesPerDevice(options.Reading);
            Offer([.. Enumerable.Range(0, problem.DeviceCount).Where(i => variables[width * i].Get(GRB.DoubleAttr.X) > 0.5)]);
        }

        var hasBound = status is GRB.Status.OPTIMAL or GRB.Status.SUBOPTIMAL or GRB.Status.TIME_LIMIT or GRB.Status.INTERRUPTED;
        var bound = hasBound ? model.Get(GRB.DoubleAttr.ObjBound) - ToleranceWorth * _score.Magnitude : double.NaN;
        if (!(Math.Abs(bound) < GRB.INFINITY))
            bound = double.NaN;
        bound = bound > _score.Cost ? _score.Cost : bound;
        var ended = status switch
        {
            GRB.Status.OPTIMAL or GRB.Status.SUBOPTIMAL => Termination.Completed,
            GRB.Status.TIME_LIMIT => Termination.TimeLimit,
            GRB.Status.INTERRUPTED => Termination.Interrupted,
            _ => cancellationToken.IsCancellationRequested ? Termination.Interrupted : Termination.NumericalError,
        };
        return Result(
            SolveResult.RelativeGap(_score.Cost, bound) <= options.RelativeGap ? Termination.Optimal : ended, bound, $"Gurobi status {status}");
    }

    private SolveResult Result(Termination termination, double bound, string status) => new()
    {
        Termination = termination,
        Allocation = _best,
        Objective = _score.Cost,
        Bound = bound,
        Evaluations = 1,
        RawStatus = status,
    };
}
