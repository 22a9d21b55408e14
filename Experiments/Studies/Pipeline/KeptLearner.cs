using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Judba.Experiments.Text;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Pipeline;

/// <summary>
/// The learning side of the pipeline, each of its results a kept part. Autoencoders are trained when the first part is missing.
/// </summary>
internal sealed class KeptLearner : IDisposable
{
    private readonly PipelineSetup _setup;
    private readonly StudyContext _context;
    private readonly FleetData _data;
    private readonly KeptParts<PipelinePart> _parts;
    private readonly Lazy<FleetLearner> _learner;

    public KeptLearner(PipelineSetup setup, StudyContext context, FleetData data)
    {
        (_setup, _context, _data) = (setup, context, data);
        _parts = context.Parts<PipelinePart>(
            $"{setup.Fleet.About}, {Words.Of(setup.Strategy)}{(setup.PretrainEdge ? ", edge pretrained" : "")}, seed {setup.Seed}, "
                + $"{setup.Fleet.Plan.Device}");
        _learner = new(Prepare);
    }

    /// <summary>Parameters of the edge CNN.</summary>
    public long EdgeParameters => _parts.Get("edge", () => new(EdgeParameters: _learner.Value.EdgeParameters)).EdgeParameters
        ?? throw new InvalidOperationException("The part 'edge' holds no number of parameters.");

    /// <summary>What the fleet learns when these devices upload. Solvers that choose the same devices share a part.</summary>
    public FleetAccuracy Learn(IReadOnlyCollection<int> uploaders) =>
        _parts.Get(PartName(uploaders), () => new(Accuracy: _learner.Value.Learn(uploaders, _context.Stop))).Accuracy
        ?? throw new InvalidOperationException("A part of the pipeline holds no accuracy.");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_learner.IsValueCreated)
            _learner.Value.Dispose();
    }

    // Five hundred devices are too many for the name of a file: a digest stands for them.
    private static string PartName(IReadOnlyCollection<int> uploaders)
    {
        var digest = SHA256.HashData(MemoryMarshal.AsBytes<int>(uploaders.Order().ToArray()));
        return string.Create(CultureInfo.InvariantCulture, $"uploaders-{uploaders.Count}-{Convert.ToHexStringLower(digest.AsSpan(0, 8))}");
    }

    private FleetLearner Prepare()
    {
        var (fleet, strategy) = (_setup.Fleet, _setup.Strategy);
        _context.Progress(
            $"step 1: autoencoders of {fleet.Uploaders} devices ({Words.Of(strategy)}), "
                + $"{_data.Devices.Sum(d => d.Count)} images of {fleet.Plan.Data.Name}");
        return BadInput.Refuse(
            () => FleetLearner.Prepare(strategy, fleet.Plan, fleet.Ratio, _data, _setup.Seed, _setup.PretrainEdge, stop: _context.Stop),
            "Options '--autoencoders' and '--pretrain-edge': ");
    }
}
