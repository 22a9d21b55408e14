using Judba.Learning.Training;
using TorchSharp;
using Adam = Judba.Learning.Training.Adam;
using Parameter = TorchSharp.Modules.Parameter;

namespace Judba.Learning.Tests.Training;

/// <summary>Two steps of each optimiser against its formulas, computed here number by number.</summary>
public sealed class OptimizerTests
{
    private const double Rate = 0.01, Epsilon = 1e-8;

    private static readonly double[] Start = [1, -2, 0.5];
    private static readonly double[][] Gradients = [[0.3, -4, 1e-3], [-0.1, 2, 5]];

    // Kingma and Ba, ICLR 2015, algorithm 1. Its ε is beside the corrected root, ours beside the uncorrected one: section 2, at the end.
    [Fact]
    public void Step_Adam_FollowsItsFormulas() => AssertSteps(
        parameters => new Adam(parameters),
        (memory, g, k) =>
        {
            memory[0] = 0.9 * memory[0] + 0.1 * g;
            memory[1] = 0.999 * memory[1] + 0.001 * g * g;
            var first = memory[0] / (1 - Math.Pow(0.9, k));
            var second = memory[1] / (1 - Math.Pow(0.999, k));
            return Rate * first / (Math.Sqrt(second) + Epsilon / Math.Sqrt(1 - Math.Pow(0.999, k)));
        });

    [Fact]
    public void Step_RmsProp_FollowsItsFormulas() => AssertSteps(
        parameters => new RmsProp(parameters),
        (memory, g, _) =>
        {
            memory[0] = 0.99 * memory[0] + 0.01 * g * g;
            return Rate * g / (Math.Sqrt(memory[0]) + Epsilon);
        });

    [Fact]
    public void Step_ParameterWithoutGradient_StaysAsItIs()
    {
        using var parameter = new Parameter(torch.tensor(new[] { 1f, 2f }));
        using var optimizer = new Adam([parameter]);

        optimizer.Step(Rate);

        Assert.Equal([1, 2], parameter.data<float>().ToArray());
    }

    // The length of step k (from 1) of one number, given its memory, which starts at 0.
    private static void AssertSteps(Func<IEnumerable<Parameter>, Optimizer> create, Func<double[], double, int, double> length)
    {
        using var parameter = new Parameter(torch.tensor(Array.ConvertAll(Start, x => (float)x)));
        using var optimizer = create([parameter]);
        var expected = Start.ToArray();
        double[][] memory = [.. Start.Select(_ => new double[2])];
        for (var k = 1; k <= Gradients.Length; k++)
        {
            var gradient = Gradients[k - 1];
            optimizer.Clear();
            using (var scope = torch.NewDisposeScope())
            {
                // The gradient of Σ p g is g.
                (parameter * torch.tensor(Array.ConvertAll(gradient, x => (float)x))).sum().backward();
                optimizer.Step(Rate);
            }

            for (var i = 0; i < expected.Length; i++)
                expected[i] -= length(memory[i], gradient[i], k);
            Assert.Equal(expected, parameter.data<float>().ToArray().Select(x => (double)x), (x, y) => Math.Abs(x - y) <= 1e-6);
        }
    }
}
