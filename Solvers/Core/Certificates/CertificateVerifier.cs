using System.Collections.Immutable;
using System.Globalization;
using Judba.Models;

namespace Judba.Solvers;

/// <summary>
/// Checks a certificate from the problem alone, in outward-rounded arithmetic, sharing nothing with the solver that wrote it. What it does is
/// docs/certificate.md, section by section.
/// </summary>
public sealed class CertificateVerifier
{
    // T* is found to this relative width, which its bracketing halves reach in any case.
    private const double RootWidth = 1e-15;

    private readonly Problem _problem;
    private readonly Certificate _certificate;
    private readonly Interval _earliest;
    private readonly int[] _groupOf;
    private readonly int[] _size;
    private readonly LeafBound _leaf;
    private double _lowerBound = double.PositiveInfinity;
    private int _next;

    private CertificateVerifier(Problem problem, Certificate certificate)
    {
        _problem = problem;
        _certificate = certificate;
        (_groupOf, _size, var members) = Grouped(problem);
        double earliest = double.PositiveInfinity;
        foreach (var a in problem.ComputeLatency)
            earliest = Math.Min(earliest, a);
        _earliest = earliest;
        _leaf = new LeafBound(problem, certificate.Reading == Reading.MinCost, earliest, members);
        _size.CopyTo(_leaf.Upper, 0);
    }

    /// <summary>Checks a certificate.</summary>
    public static VerificationResult Verify(Problem problem, Certificate certificate)
    {
        Guard.NotNull(problem);
        Guard.NotNull(certificate);
        if (!string.Equals(certificate.ProblemDigest, Certificate.Digest(problem), StringComparison.Ordinal))
            return Refuted("The certificate belongs to another problem: the digests of the numbers differ.");
        return certificate.Allocation.DeviceCount == problem.DeviceCount
            ? new CertificateVerifier(problem, certificate).Run()
            : Refuted("The certificate's point has another number of devices.");
    }

    private static VerificationResult Refuted(string reason, double lowerBound = double.NaN, double objective = double.NaN) =>
        new(Proved: false, reason, lowerBound, objective);

    private VerificationResult Run()
    {
        var (complaint, objective) = Point();
        if (complaint is not null)
            return Refuted(complaint);
        if (Range() is { } rangeComplaint)
            return Refuted(rangeComplaint, objective: objective);
        if (Tree() is { } treeComplaint)
            return Refuted(treeComplaint, objective: objective);
        // Nobody uploads: no deadline, cost K.
        if (_problem.MinUploaders == 0)
            _lowerBound = Math.Min(_lowerBound, _problem.Constant);
        if (!(_lowerBound >= _certificate.Bound))
            return Refuted($"The bound {Text(_certificate.Bound)} is claimed, but the leaves prove only {Text(_lowerBound)}.", _lowerBound, objective);
        return new(
            Proved: true, $"The optimum lies between {Text(_certificate.Bound)} and {Text(objective)}.", _lowerBound, objective);
    }

    // The point is feasible, costs what is claimed, and in MinLatency is w* of its set.
    private (string? Complaint, double Objective) Point()
    {
        var score = Evaluator.Evaluate(_problem, _certificate.Allocation);
        var objective = score.Cost;
        if (score.Violation is { } violation)
            return ($"The point is infeasible: {violation}.", objective);
        if (!score.AgreesWith(_certificate.Objective))
            return ($"The point is claimed to cost {Text(_certificate.Objective)}, but it costs {Text(objective)}.", objective);
        if (_certificate.Reading == Reading.MinLatency && _certificate.Allocation.UploaderCount > 0)
        {
            // C grows with T: its cost at an upper bound of T* is an upper bound of its cost at w*.
            var (latency, cost) = EqualFinish();
            objective = cost;
            if (!(score with { Cost = cost }).AgreesWith(_certificate.Objective)
                || !(score.CompletionLatency <= latency * (1 + Evaluator.AgreementTolerance)))
            {
                return ($"The point is not the bandwidth that ends earliest: its set can end at {Text(latency)} s, which costs {Text(cost)}.", objective);
            }
        }

        return _certificate.Bound <= objective || score.AgreesWith(_certificate.Bound)
            ? (null, objective)
            : ($"The bound {Text(_certificate.Bound)} lies above the cost {Text(objective)} of the point itself.", objective);
    }

    // T* of the point's set from above, max a + u with Σ b/(u + max a − a) certainly ≤ 1, and what it costs.
    private (double Latency, double Cost) EqualFinish()
    {
        double latest = 0, high = 0;
        foreach (var i in _certificate.Allocation.Uploaders)
        {
            latest = Math.Max(latest, _problem.ComputeLatency[i]);
            high = Math.BitIncrement(high + _problem.TransmitTime[i]);
        }

        double low = 0;
        while (high - low > RootWidth * high)
        {
            var middle = low + (high - low) / 2;
            if (Load(middle, latest).High <= 1)
                high = middle;
            else
                low = middle;
        }

        var cost = new IntervalSum();
        cost.Add(_problem.Constant);
        cost.Add((Interval)_problem.LatencyWeight * ((Interval)latest + high));
        foreach (var i in _certificate.Allocation.Uploaders)
        {
            cost.Add(_problem.UploadCost[i]);
            cost.Add((Interval)_problem.TransmitEnergyWeight[i] * (high + ((Interval)latest - _problem.ComputeLatency[i])));
        }

        return (((Interval)latest + high).High, cost.Value.High);
    }

    private Interval Load(double offset, double latest)
    {
        var load = new IntervalSum();
        foreach (var i in _certificate.Allocation.Uploaders)
            load.Add(_problem.TransmitTime[i] / (offset + ((Interval)latest - _problem.ComputeLatency[i])));
        return load.Value;
    }

    // Before First nobody can be done; from Last on nothing is missed.
    private string? Range()
    {
        Interval weight = _problem.LatencyWeight;
        double soonest = double.PositiveInfinity, latest = 0;
        var work = new IntervalSum();
        var beyond = new IntervalSum();
        beyond.Add(_problem.Constant);
        beyond.Add(weight * _earliest);
        for (var i = 0; i < _problem.DeviceCount; i++)
        {
            var start = _problem.ComputeLatency[i] - _earliest;
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
            return last >= end && double.IsFinite(last) && _certificate.Tree.Length > 0
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

    // Walks the tree in pre-order: the parts of a division are complementary by construction, so the leaves cover everything.
    private string? Tree()
    {
        var tree = _certificate.Tree;
        var open = new Stack<(double From, double To, Decision? Path)>();
        if (tree.Length > 0)
            open.Push((_certificate.First, _certificate.Last, null));
        for (; open.TryPop(out var part); _next++)
        {
            if (_next == tree.Length)
                return $"The tree is broken off after {tree.Length} nodes: a leaf is missing.";
            var (kind, first, second) = tree[_next];
            switch (kind)
            {
                case CertificateNodeKind.Leaf:
                    // NaN stays NaN.
                    _lowerBound = Math.Min(_lowerBound, Bound(part.From, part.To, part.Path, first, second));
                    break;
                case CertificateNodeKind.Deadline:
                    if (!(first >= part.From && first <= part.To && double.IsFinite(first)))
                        return $"Node {_next} divides {Text(part.From)} s to {Text(part.To)} s at {Text(first)} s.";
                    open.Push((first, part.To, part.Path));
                    open.Push((part.From, first, part.Path));
                    break;
                default:
                    if (!(first >= 0 && first < _groupOf.Length && second >= 0 && second < _groupOf.Length))
                        return $"Node {_next} divides devices {Text(first)} at {Text(second)}, which do not exist.";
                    var (group, atMost) = (_groupOf[(int)first], (int)second);
                    open.Push((part.From, part.To, new(group, IsLower: true, atMost + 1, part.Path)));
                    open.Push((part.From, part.To, new(group, IsLower: false, atMost, part.Path)));
                    break;
            }
        }

        return _next == tree.Length ? null : $"The tree is complete after {_next} nodes, but has {tree.Length}.";
    }

    private double Bound(double from, double to, Decision? path, double price, double tangentAt)
    {
        if (!(price >= 0 && double.IsFinite(price)))
            return double.NaN;
        var isEmpty = false;
        for (var d = path; d is not null; d = d.Before)
        {
            ref var limit = ref (d.IsLower ? _leaf.Lower : _leaf.Upper)[d.Group];
            limit = d.IsLower ? Math.Max(limit, d.Count) : Math.Min(limit, d.Count);
            isEmpty |= _leaf.Lower[d.Group] > _leaf.Upper[d.Group];
        }

        var bound = isEmpty ? double.PositiveInfinity : _leaf.At(from, to, price, tangentAt);
        for (var d = path; d is not null; d = d.Before)
            (_leaf.Lower[d.Group], _leaf.Upper[d.Group]) = (0, _size[d.Group]);
        return bound;
    }

    // Devices with the same (a, b, g, p) are interchangeable: any set costs the same with one in the other's place.
    private static (int[] GroupOf, int[] Size, ImmutableArray<int> First) Grouped(Problem problem)
    {
        var groups = new Dictionary<(double, double, double, double), int>();
        var groupOf = new int[problem.DeviceCount];
        var size = new List<int>();
        var first = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < groupOf.Length; i++)
        {
            var key = (problem.ComputeLatency[i], problem.TransmitTime[i], problem.UploadCost[i], problem.TransmitEnergyWeight[i]);
            if (groups.TryAdd(key, first.Count))
            {
                first.Add(i);
                size.Add(0);
            }

            groupOf[i] = groups[key];
            size[groupOf[i]]++;
        }

        return (groupOf, [.. size], first.DrainToImmutable());
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    // At least, or at most, so many of a group upload.
    private sealed record Decision(int Group, bool IsLower, int Count, Decision? Before);
}
