using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Conic;
using Judba.Solvers.Exact;

namespace Judba.Solvers.Tests.Conic;

/// <summary>
/// The linear exports, read and solved by GLPK and CBC: programs that share nothing with us, and that refuse what others forgive.
/// </summary>
public sealed partial class ForeignReaderTests : IDisposable
{
    // Of a geometric grid of 50 tangents no share is further than 1 % below its cone here.
    private const int Tangents = 50;
    private const double Looseness = 0.01;
    private const double Gap = 1e-6;

    private readonly string _folder = Directory.CreateTempSubdirectory("judba-foreign-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ProgramTheory("glpsol")]
    [InlineData("lp", "--lp")]
    [InlineData("mps", "--freemps")]
    public void Glpk_TangentFile_FindsALowerBoundNearTheOptimum(string format, string option) => ForAll(format, file =>
    {
        var answer = Path.Combine(_folder, "answer");
        Run("glpsol", option, file, "--mipgap", "1e-9", "--tmlim", "60", "-o", answer);
        return Number(GlpkObjective().Match(File.ReadAllText(answer)));
    });

    [ProgramTheory("cbc")]
    [InlineData("lp")]
    [InlineData("mps")]
    public void Cbc_TangentFile_FindsALowerBoundNearTheOptimum(string format) =>
        ForAll(format, file => Number(CbcObjective().Match(Run("cbc", file, "ratio", "0", "allow", "0", "sec", "60", "solve", "quit"))));

    private void ForAll(string format, Func<string, double> solve)
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 5, seed: 3).ToProblem();
        // A name that no line has room for.
        var named = new Problem(
            new string('\u03BB', 200), problem.LatencyWeight, problem.Constant, [.. problem.ComputeLatency], [.. problem.TransmitTime],
            [.. problem.UploadCost],
            [.. problem.TransmitEnergyWeight], problem.MinUploaders);
        foreach (var reading in (Reading[])[Reading.MinCost, Reading.MinLatency])
        {
            var file = Path.Combine(_folder, "form." + format);
            using (var writer = new StreamWriter(file))
            {
                var form = ConicForm.Of(named, reading, Tangents);
                if (string.Equals(format, "lp", StringComparison.Ordinal))
                    ConicFormats.WriteLp(form, writer);
                else
                    ConicFormats.WriteMps(form, writer);
            }

            var optimum = new ExactSolver().Solve(problem, new() { Reading = reading }).Objective;
            Assert.InRange(solve(file), optimum - Looseness * Math.Abs(optimum), optimum + Gap * Math.Abs(optimum));
        }
    }

    private static double Number(Match match)
    {
        Assert.True(match.Success, "there is no objective in its words");
        return double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.Result);
        return output;
    }

    [GeneratedRegex(@"^Objective: +obj = (?<value>[-+.\deE]+) ", RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex GlpkObjective();

    [GeneratedRegex(@"^Objective value: +(?<value>[-+.\deE]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex CbcObjective();
}
