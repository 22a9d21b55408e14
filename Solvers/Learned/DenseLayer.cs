using System.Numerics;

namespace Judba.Solvers.Learned;

/// <summary>y = W x + c for one vector, on a processor: columns of W are whole vectors of the machine.</summary>
internal sealed class DenseLayer
{
    private readonly double[] _columns, _bias;

    /// <summary>Creates a layer.</summary>
    /// <param name="weight">W, rows one after another.</param>
    /// <param name="bias">c.</param>
    /// <param name="outputs">Rows of W.</param>
    /// <param name="inputs">Columns of W.</param>
    public DenseLayer(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, int outputs, int inputs)
    {
        Inputs = inputs;
        Padded = (outputs + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        (_columns, _bias) = (new double[Padded * inputs], new double[Padded]);
        for (var o = 0; o < outputs; o++)
        {
            _bias[o] = bias[o];
            for (var k = 0; k < inputs; k++)
                _columns[k * Padded + o] = weight[o * inputs + k];
        }
    }

    /// <summary>Length of x.</summary>
    public int Inputs { get; }

    /// <summary>Length of y, filled up with zeros to whole vectors.</summary>
    public int Padded { get; }

    /// <summary>y = W x + c.</summary>
    public void Apply(ReadOnlySpan<double> x, Span<double> y) => Apply(x, _bias, y);

    /// <summary>y = max(0, W x + c).</summary>
    public void Rectified(ReadOnlySpan<double> x, Span<double> y)
    {
        Apply(x, y);
        Rectify(y[..Padded]);
    }

    /// <summary>y = W x + start, in place of the bias.</summary>
    public void Apply(ReadOnlySpan<double> x, ReadOnlySpan<double> start, Span<double> y)
    {
        var width = Vector<double>.Count;
        ReadOnlySpan<double> columns = _columns;
        var o = 0;
        // Four accumulators: the additions of one do not wait for those of another.
        for (; o <= Padded - 4 * width; o += 4 * width)
        {
            Vector<double> y0 = new(start[o..]), y1 = new(start[(o + width)..]), y2 = new(start[(o + 2 * width)..]),
                y3 = new(start[(o + 3 * width)..]);
            for (var k = 0; k < Inputs; k++)
            {
                var xk = new Vector<double>(x[k]);
                var column = columns.Slice(k * Padded + o, 4 * width);
                y0 = Vector.FusedMultiplyAdd(xk, new Vector<double>(column), y0);
                y1 = Vector.FusedMultiplyAdd(xk, new Vector<double>(column[width..]), y1);
                y2 = Vector.FusedMultiplyAdd(xk, new Vector<double>(column[(2 * width)..]), y2);
                y3 = Vector.FusedMultiplyAdd(xk, new Vector<double>(column[(3 * width)..]), y3);
            }

            y0.CopyTo(y[o..]);
            y1.CopyTo(y[(o + width)..]);
            y2.CopyTo(y[(o + 2 * width)..]);
            y3.CopyTo(y[(o + 3 * width)..]);
        }

        for (; o < Padded; o += width)
        {
            Vector<double> sum = new(start[o..]);
            for (var k = 0; k < Inputs; k++)
                sum = Vector.FusedMultiplyAdd(new Vector<double>(x[k]), new Vector<double>(columns[(k * Padded + o)..]), sum);
            sum.CopyTo(y[o..]);
        }
    }

    /// <summary>W's bias alone plus W x, summed over what <paramref name="start"/> holds already.</summary>
    public void Plus(ReadOnlySpan<double> x, ReadOnlySpan<double> start, Span<double> y)
    {
        for (var o = 0; o < Padded; o++)
            y[o] = _bias[o] + start[o];
        Apply(x, y, y);
    }

    /// <summary>max(0, y), in place.</summary>
    public static void Rectify(Span<double> y)
    {
        for (var o = 0; o < y.Length; o += Vector<double>.Count)
            Vector.Max(new Vector<double>(y[o..]), Vector<double>.Zero).CopyTo(y[o..]);
    }
}
