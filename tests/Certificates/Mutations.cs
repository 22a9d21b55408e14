using System.Collections.Immutable;
using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Certificates.Tests;

/// <summary>Forgeries of a certificate, each of which must be refuted.</summary>
internal static class Mutations
{
    public static IEnumerable<(string Name, Certificate Mutant)> Of(Problem problem, Certificate certificate)
    {
        var point = certificate.Allocation;
        var score = Evaluator.Evaluate(problem, point);
        // Nobody uploading at K = 0 has no size of its own.
        var step = score.Magnitude == 0 ? 1 : 1e-6 * score.Magnitude;
        yield return ("lower objective", certificate with { Objective = certificate.Objective - step });
        yield return ("higher objective", certificate with { Objective = certificate.Objective + step });
        yield return ("raised bound", certificate with { Bound = certificate.Bound + 3 * step });
        yield return ("other digest", certificate with { ProblemDigest = new string('0', 64) });
        yield return ("later start", certificate with { First = 2 * certificate.First });
        if (certificate.Tree.Length > 0)
        {
            yield return ("truncated tree", certificate with { Tree = certificate.Tree.RemoveAt(certificate.Tree.Length - 1) });
            yield return ("node too many", certificate with { Tree = certificate.Tree.Add(CertificateNode.Leaf(0, 0, 0)) });
            var negative = certificate.Tree.SetItem(certificate.Tree.Length - 1, CertificateNode.Leaf(-1, 0, 0));
            yield return ("negative price", certificate with { Tree = negative });
        }

        if (certificate.Reading == Reading.MinLatency)
            yield return ("earlier end", certificate with { Last = certificate.Last / 2 });
        if (point.UploaderCount == 0)
            yield break;
        ImmutableArray<int> uploaders = [.. point.Uploaders];
        ImmutableArray<double> shares = [.. point.BandwidthShare];
        yield return (
            "too much band", certificate with { Allocation = new(problem.DeviceCount, uploaders, [.. shares.Select(w => w * 1.001)]) });
        yield return ("no band", certificate with { Allocation = new(problem.DeviceCount, uploaders, shares.SetItem(0, 0)) });
    }
}
