using Judba.Learning.Training;
using Judba.Learning.Transfer;

namespace Judba.Learning.Tests.Transfer;

public sealed class EdgeTrainingTests
{
    private static readonly EpochRecord[] Curve = [.. new[] { 0.2, 0.5, 0.4, 0.6 }.Select((s, k) => new EpochRecord(k + 1, 0, s, 0, 0))];

    [Theory]
    [InlineData(0.1, 0.1, 0)]
    [InlineData(0.1, 0.2, 1)]
    [InlineData(0.1, 0.45, 2)]
    [InlineData(0.1, 0.55, 4)]
    [InlineData(0.1, 0.7, 5)]
    public void EpochsTo_Target_IsTheFirstEpochThereOrOneMoreThanWereTrained(double before, double target, int epochs) =>
        Assert.Equal(epochs, EdgeTraining.EpochsTo(before, Curve, target));
}
