using Judba.Learning.Data;
using Judba.Learning.Studies;
using Judba.Models.Numerics;
using Judba.Torch;

namespace Judba.Learning.Transfer;

/// <summary>Who holds which images: a public set, devices that upload, and devices that do not.</summary>
internal sealed class FleetData : IDisposable
{
    private const long SplitPlace = 11;

    private readonly List<double[]> _shares = [];

    private FleetData(Samples shared, Samples test, IReadOnlyList<Samples> devices, int uploaders)
    {
        (Public, Test, Devices, Uploaders) = (shared, test, devices, uploaders);
        foreach (var device in devices)
        {
            var shares = new double[device.ClassCount];
            foreach (var label in device.Labels.cpu().data<long>())
                shares[label] += 1.0 / device.Count;
            _shares.Add(shares);
        }
    }

    /// <summary>Images that everybody may see.</summary>
    public Samples Public { get; }

    /// <summary>Test images of all classes.</summary>
    public Samples Test { get; }

    /// <summary>Images of each device, the uploaders first.</summary>
    public IReadOnlyList<Samples> Devices { get; }

    /// <summary>How many upload.</summary>
    public int Uploaders { get; }

    /// <summary>Deals the images of a data set.</summary>
    /// <param name="plan">The data, and where samples live.</param>
    /// <param name="publicImages">Images of the public set, the first ones; the rest goes to the devices.</param>
    /// <param name="uploaders">Devices that upload.</param>
    /// <param name="others">Devices that do not.</param>
    /// <param name="concentration">β of the Dirichlet split; infinite for equal mixes.</param>
    /// <param name="seed">Seed of the split.</param>
    public static FleetData Deal(StudyPlan plan, int publicImages, int uploaders, int others, double concentration, long seed)
    {
        Guard.NotNull(plan);
        var train = plan.Data.Train;
        var rest = train.Pick([.. Enumerable.Range(publicImages, train.Count - publicImages)]);
        var split = (int)(Seeds.Of(seed, SplitPlace) & int.MaxValue);
        var shards = double.IsInfinity(concentration)
            ? DeviceSplit.Iid(rest.Count, uploaders + others, split)
            : DeviceSplit.Dirichlet(rest.Labels, uploaders + others, concentration, split);
        return new(
            Samples.From(train.Pick([.. Enumerable.Range(0, publicImages)]), plan.Device),
            Samples.From(plan.Data.Test, plan.Device),
            [.. shards.Select(s => Samples.From(rest.Pick(s.AsSpan()), plan.Device))],
            uploaders);
    }

    /// <summary>Share of each class in a device's images.</summary>
    public IReadOnlyList<double> Shares(int device) => _shares[device];

    /// <inheritdoc/>
    public void Dispose()
    {
        Public.Dispose();
        Test.Dispose();
        foreach (var device in Devices)
            device.Dispose();
    }
}
