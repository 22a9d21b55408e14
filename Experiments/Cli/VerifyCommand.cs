using System.CommandLine;
using System.Globalization;
using Judba.Certificates;
using Judba.Experiments.Text;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Cli;

/// <summary><c>judba verify</c>: checks an optimality certificate, trusting nobody.</summary>
internal static class VerifyCommand
{
    public static Command Create(Session session)
    {
        var problem = new Argument<string>("problem") { Description = $"An instance or a canonical problem; {InputFiles.Hint}." };
        var certificate = new Argument<string>("certificate") { Description = $"A {CertificateFile.Schema} file; {InputFiles.Hint}." };
        var command = new Command(
            "verify", "Proves or refutes an optimality certificate in outward-rounded arithmetic.") { problem, certificate };
        command.SetAction(parsed => session.Abandonable(() =>
        {
            var instance = InputFiles.Instance(session, parsed.GetRequiredValue(problem)).Problem;
            return Run(session, instance, InputFiles.Certificate(session, parsed.GetRequiredValue(certificate), instance.DeviceCount));
        }));
        return command;
    }

    private static int Run(Session session, Problem problem, Certificate certificate)
    {
        var result = CertificateVerifier.Verify(problem, certificate);
        if (!result.Proved)
        {
            session.Error.WriteLine($"Refuted: {result.Reason}");
            return ExitCode.Failed;
        }

        TextTable.Write(
            session.Output,
        [
            ["verdict", "proved"],
            ["reading", certificate.Reading.ToWord()],
            ["optimum from", NumberText.AtMost(certificate.Bound)],
            ["optimum to", NumberText.AtLeast(result.UpperBound)],
            ["gap", NumberText.Percent(SolveResult.RelativeGap(result.UpperBound, certificate.Bound))],
            ["leaves", certificate.Tree.Count(n => n.Kind == CertificateNodeKind.Leaf).ToString(CultureInfo.InvariantCulture)],
        ],
            session.OutputWidth);
        return ExitCode.Done;
    }
}
