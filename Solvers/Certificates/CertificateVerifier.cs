using System.Globalization;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Certificates;

/// <summary>
/// Checks a certificate from the problem alone, in outward-rounded arithmetic. It shares no code with the solver that wrote the certificate
/// but the problem, the point and their scorer. What it does is docs/certificate.md, section by section.
/// </summary>
public sealed class CertificateVerifier
{
    private readonly Problem _problem;
    private readonly Certificate _certificate;
    private double _lowerBound = double.PositiveInfinity;
    private double _upperBound = double.NaN;

    private CertificateVerifier(Problem problem, Certificate certificate)
    {
        _problem = problem;
        _certificate = certificate;
    }

    /// <summary>Checks a certificate.</summary>
    public static VerificationResult Verify(Problem problem, Certificate certificate)
    {
        Guard.NotNull(problem);
        Guard.NotNull(certificate);
        return new CertificateVerifier(problem, certificate).Run();
    }

    private VerificationResult Run()
    {
        if ((Identity() ?? Point() ?? Range() ?? Tree()) is { } complaint)
            return new(Proved: false, complaint, double.NaN, _upperBound);
        AddNobody();
        var proved = _lowerBound >= _certificate.Bound && _certificate.Bound <= _upperBound;
        return new(
            proved,
            proved
                ? $"The optimum lies between {Text(_certificate.Bound)} and {Text(_upperBound)}."
                : $"The bound {Text(_certificate.Bound)} is claimed, but the leaves prove only {Text(_lowerBound)}.",
            _lowerBound,
            _upperBound);
    }

    /// <summary>
    /// The lower bound of what no leaf of a certificate's tree covers; NaN where its deadlines are not those of the problem.
    /// </summary>
    internal static double OutsideTree(Problem problem, Certificate certificate)
    {
        var verifier = new CertificateVerifier(problem, certificate);
        if (verifier.Range() is not null)
            return double.NaN;
        verifier.AddNobody();
        return verifier._lowerBound;
    }

    // Nobody uploads: no deadline, cost K.
    private void AddNobody()
    {
        if (_problem.MinUploaders == 0)
            _lowerBound = Math.Min(_lowerBound, _problem.Constant);
    }

    private string? Identity()
    {
        if (!string.Equals(_certificate.ProblemDigest, Certificate.Digest(_problem), StringComparison.Ordinal))
            return "The certificate belongs to another problem: the digests of the numbers differ.";
        if (_certificate.Reading is not (Reading.MinCost or Reading.MinLatency))
            return "The certificate is for no known reading.";
        return _certificate.Allocation.DeviceCount == _problem.DeviceCount
            ? null
            : "The certificate's point has another number of devices.";
    }

    // The point is feasible and costs what is claimed; in MinLatency it stands for its set at w*, which must cost the same.
    private string? Point()
    {
        var score = Evaluator.Evaluate(_problem, _certificate.Allocation);
        if (score.Violation is { } violation)
            return $"The point is infeasible: {violation}.";
        if (!score.AgreesWith(_certificate.Objective))
            return $"The point is claimed to cost {Text(_certificate.Objective)}, but it costs {Text(score.Cost)}.";
        _upperBound = PointCost.FromAbove(_problem, _certificate.Reading, _certificate.Allocation);
        if (!double.IsFinite(_upperBound) || !(score with { Cost = _upperBound }).AgreesWith(_certificate.Objective))
            return $"The point is claimed to cost {Text(_certificate.Objective)}, but its set is only known to cost at most "
                + $"{Text(_upperBound)}.";
        if (!(_certificate.Bound <= _upperBound))
            return $"The bound {Text(_certificate.Bound)} lies above the cost {Text(_upperBound)} of the point itself.";
        // The true optimum may lie between the two. But nobody could use a claim that contradicts itself.
        return _certificate.Bound <= _certificate.Objective
            ? null
            : $"The claimed bound {Text(_certificate.Bound)} lies above the claimed cost {Text(_certificate.Objective)}.";
    }

    // Before First nobody can be done; from Last on nothing is missed.
    private string? Range()
    {
        Interval weight = _problem.LatencyWeight;
        var earliest = LeafBound.EarliestStart(_problem);
        double soonest = double.PositiveInfinity, latest = 0;
        var work = new IntervalSum();
        var beyond = new IntervalSum();
        beyond.Add(_problem.Constant);
        beyond.Add(weight * earliest);
        for (var i = 0; i < _problem.DeviceCount; i++)
        {
            var start = (Interval)_problem.ComputeLatency[i] - earliest;
            soonest = Math.Min(soonest, (start + _problem.TransmitTime[i]).Low);
            latest = Math.Max(latest, start.High);
            work.Add(_problem.TransmitTime[i]);
            beyond.Add(Math.Min(0, _problem.UploadCost[i]));
        }

        var (first, last) = (_certificate.First, _certificate.Last);
        if (!(first <= soonest) || !(first <= last))
            return $"The tree begins at {Text(first)} s, but deadlines begin at {Text(soonest)} s.";
        if (_certificate.Tree.IsEmpty && first < last)
            return $"The tree is empty, but deadlines from {Text(first)} s to {Text(last)} s must be covered.";
        if (_certificate.Reading == Reading.MinLatency)
        {
            var end = (work.Value + latest).High;
            return last >= end && double.IsFinite(last) && !_certificate.Tree.IsEmpty
                ? null
                : $"The tree ends at {Text(last)} s, but deadlines end at {Text(end)} s.";
        }

        if (_problem.LatencyWeight == 0)
            return double.IsPositiveInfinity(last) ? null : $"The tree ends at {Text(last)} s, but with A = 0 there is no last deadline.";
        if (!double.IsFinite(last))
            return "The tree has no last deadline, which only A = 0 allows.";
        // T ≥ Last costs at least K + A·T + Σ min(0, g).
        beyond.Add(weight * last);
        _lowerBound = beyond.Value.Low;
        return null;
    }

    // The least bound of all leaves; NaN stays NaN.
    private string? Tree()
    {
        var tree = _certificate.Tree;
        var walk = new CertificateTree(_problem, _certificate);
        return walk.Complaint ?? (tree.IsEmpty ? null : walk.Walk((k, from, to) =>
            _lowerBound = Math.Min(_lowerBound, walk.Leaf.At(from, to, tree[k]))));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
