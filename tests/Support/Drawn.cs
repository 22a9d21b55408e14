namespace Judba.Tests.Support;

/// <summary>Arrays of random numbers whose logarithm is uniform.</summary>
public static class Drawn
{
    public static double[] Magnitudes(Random random, int count, double lowExponent, double highExponent)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = Math.Pow(10, lowExponent + (highExponent - lowExponent) * random.NextDouble());
        return values;
    }
}
