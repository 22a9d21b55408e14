using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Pipeline;

/// <summary>What a fleet reaches when a number of its devices upload.</summary>
/// <param name="Order">In which order devices join, from 0.</param>
/// <param name="Uploaders">How many upload: the first ones of the order.</param>
/// <param name="Accuracy">What the fleet reaches.</param>
internal sealed record SweepPoint(int Order, int Uploaders, FleetAccuracy Accuracy)
{
    /// <summary>Orders in which devices join: the runs that bands are taken over.</summary>
    public const int Orders = 3;

    /// <summary>Mean accuracy of the broadcast CNN on all classes alike.</summary>
    public double Broadcast => Accuracy.Broadcast.Average();

    /// <summary>Mean accuracy that devices end with.</summary>
    public double Local => Accuracy.Local.Average();
}
