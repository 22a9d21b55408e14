using System.CommandLine;
using System.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Solvers.Conic;

namespace Judba.Experiments.Cli;

/// <summary><c>judba export</c>: the conic form of a problem, for solvers of other houses.</summary>
internal static class ExportCommand
{
    private const string Lp = "lp";
    private const string Mps = "mps";
    private const string Cbf = "cbf";

    public static Command Create(Session session)
    {
        var problem = new Argument<string>("problem") { Description = $"An instance or a canonical problem; {InputFiles.Hint}." };
        var format = SharedOptions.Word(
            "--format", "LP and MPS with quadratic constraints, or the conic benchmark format", Lp, Lp, Mps, Cbf);
        var reading = SharedOptions.Word(
            "--reading", "Reading of the problem", ReadingWords.MinCost, ReadingWords.MinCost, ReadingWords.MinLatency);
        var tangents = SharedOptions.Whole(
            "--tangents", "Tangents in place of each cone, 2 or more: a linear program with a lower optimum; 0 for the cones", 0, 0,
            10_000);
        var file = new Option<string?>("--out") { Description = "File to write; without it, standard output", HelpName = "file" };
        var command = new Command(
            "export", "Writes the mixed-integer conic form as LP, MPS or CBF.") { problem, format, reading, tangents, file };
        command.SetAction(parsed =>
        {
            var count = parsed.GetValue(tangents);
            if (count == 1)
                throw new InputException("Option '--tangents' is 1; allowed: 0, or a whole number from 2 to 10000.");
            var bytes = session.Abandonable(() =>
            {
                var read = InputFiles.Instance(session, parsed.GetRequiredValue(problem)).Problem;
                var form = ConicForm.Of(read, ReadingWords.Parse(parsed.GetRequiredValue(reading)), count);
                return Text(form, parsed.GetRequiredValue(format));
            });
            if (parsed.GetValue(file) is { } path)
                AtomicFile.Write(path, bytes);
            else
                session.WriteRaw(bytes);
            return ExitCode.Done;
        });
        return command;
    }

    private static byte[] Text(ConicForm form, string format)
    {
        using var text = new StringWriter();
        switch (format)
        {
            case Lp:
                ConicFormats.WriteLp(form, text);
                break;
            case Mps:
                ConicFormats.WriteMps(form, text);
                break;
            default:
                ConicFormats.WriteCbf(form, text);
                break;
        }

        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text.ToString());
    }
}
