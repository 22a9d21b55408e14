using ScottPlot;

namespace Judba.Experiments.Reports.Charts;

/// <summary>How a series is drawn. Lines are never broken: SVG pictures would show them whole.</summary>
/// <param name="Color">#RRGGBB.</param>
/// <param name="Mark">What stands for the values.</param>
/// <param name="Width">Width of the line.</param>
/// <param name="Symbol">Shape of the dots: circle, square, diamond, triangle-up, triangle-down, cross.</param>
internal sealed record SeriesStyle(string Color, SeriesMark Mark = SeriesMark.Line, float Width = 2, string Symbol = "circle")
{
    // Okabe and Ito's palette without yellow, which is not read on white, then three of Tol's: apart for colour-blind eyes too.
    private static readonly string[] Colors =
        ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000", "#882255", "#7F7F7F", "#999933"];

    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "triangle-down", "cross"];

    private static readonly string[] Solvers =
        ["exact", "price", "greedy", "threshold", "full-upload", "random-upload", "exhaustive", "minlp", "learned", "gurobi"];

    /// <summary>The style number <paramref name="index"/>.</summary>
    public static SeriesStyle Number(int index, SeriesMark mark = SeriesMark.Line) =>
        new(Colors[index % Colors.Length], mark, Symbol: Symbols[index % Symbols.Length]);

    /// <summary>The style of a solver, the same in every chart; solvers that are not known take the styles after.</summary>
    /// <param name="solver">Its name, without options.</param>
    /// <param name="index">Its place among the solvers of the chart.</param>
    /// <param name="mark">What stands for its values.</param>
    public static SeriesStyle Of(string solver, int index, SeriesMark mark = SeriesMark.Line) =>
        Number(Array.IndexOf(Solvers, solver) is >= 0 and var known ? known : Solvers.Length + index, mark);

    /// <summary>The shape as ScottPlot draws it.</summary>
    public MarkerShape Shape => Symbol switch
    {
        "square" => MarkerShape.FilledSquare,
        "diamond" => MarkerShape.FilledDiamond,
        "triangle-up" => MarkerShape.FilledTriangleUp,
        "triangle-down" => MarkerShape.FilledTriangleDown,
        "cross" => MarkerShape.Cross,
        _ => MarkerShape.FilledCircle,
    };
}
