using Judba.Solvers.Conditions;
using Spectre.Console;

namespace Judba.Experiments.Cli;

/// <summary>How far <c>judba conditions</c> is: a bar on a terminal, a line after each condition elsewhere.</summary>
internal sealed class ConditionsProgress
{
    private readonly Session _session;
    private readonly ProgressTask? _bar;
    private readonly int _conditions;
    private readonly int _cases;
    private int _done;

    private ConditionsProgress(Session session, ProgressTask? bar, int conditions, int cases) =>
        (_session, _bar, _conditions, _cases) = (session, bar, conditions, cases);

    /// <summary>Runs the checks, reporting them.</summary>
    public static void Run(Session session, int conditions, int cases, Action<ConditionsProgress> checks)
    {
        if (session.IsWatched)
        {
            session.ErrorConsole.Progress().AutoClear(enabled: true)
                .Start(context => checks(new(session, context.AddTask("conditions", maxValue: conditions), conditions, cases)));
        }
        else
        {
            checks(new(session, bar: null, conditions, cases));
        }
    }

    /// <summary>A case is checked.</summary>
    public void Case(Condition condition, int cases)
    {
        if (_bar is null)
            return;
        _bar.Value = _done + (double)cases / _cases;
        _bar.Description = Markup.Escape(condition.Name);
    }

    /// <summary>A condition is checked.</summary>
    public void Done(string name)
    {
        _done++;
        if (_bar is null)
            _session.Notes.WriteLine($"{_done} of {_conditions}: {name}");
        else
            _bar.Value = _done;
    }
}
