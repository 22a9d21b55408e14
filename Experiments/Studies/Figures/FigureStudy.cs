using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Studies.Figures;

/// <summary>Figures of the paper with their claims.</summary>
/// <param name="name">Name of the command: a figure, or all of them.</param>
/// <param name="plans">The figures.</param>
/// <param name="registry">The solvers.</param>
/// <param name="runs">Fleets a point.</param>
/// <param name="seed">Seed of the series.</param>
internal sealed class FigureStudy(string name, IReadOnlyList<FigurePlan> plans, SolverRegistry registry, int runs, int seed) : IStudy
{
    private const string Minlp = "minlp";

    public string Name => name;

    public IReadOnlyList<(string Name, object Value)> Configuration =>
    [
        ("runs", runs), ("seed", seed),
        ("profiles", plans.Select(p => p.Profile?.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList()),
    ];

    private ISolver? SecondOpinion => registry.Find(Minlp)?.WhyUnavailable() is null ? registry.Create(Minlp) : null;

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        var schemes = new SchemeRuns(FigureScheme.From(registry), runs, seed, context.Stop) { Second = SecondOpinion };
        foreach (var plan in plans)
        {
            List<FigurePoint> points = [];
            foreach (var value in plan.Values)
            {
                context.Progress($"{plan.Name}: {plan.Axis} = {value:0.#}, {runs} runs");
                points.Add(schemes.Run(plan, value));
            }

            yield return FigureReport.Of(plan, points);
        }
    }
}
