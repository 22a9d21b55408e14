using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exhaustive;
using Xunit;

namespace Judba.Examples.ConditionsTest;

public sealed class MyTheoryTests
{
    private static readonly Condition MyClaim = new()
    {
        Name = "only-the-willing",
        Property = 12,
        Statement = "in an optimal answer every uploader has g <= 0",
        Source = "my paper, Theorem 1",
        Subject = ConditionSubject.Theory,
        Tolerance = 0,
        Reason = "g is an input",
        Check = exam =>
        {
            foreach (var i in ExhaustiveOptimum.PointOf(exam.Problem, exam.Reading).Uploaders)
                exam.Require(exam.Problem.UploadCost[i] <= 0, $"device {i} uploads at g = {exam.Problem.UploadCost[i]}");
        },
    };

    // It does not hold: where nobody wants to upload, minUploaders makes one.
    [Fact]
    public void MyClaim_AnyProblem_IsRefutedByOneDevice()
    {
        var failure = new ConditionRun(new ExhaustiveSolver(), count: 300).Check(MyClaim).Failure;
        Assert.Equal(1, failure!.Case.Problem.DeviceCount);
        Assert.Equal(1, failure.Case.Problem.MinUploaders);
    }
}
