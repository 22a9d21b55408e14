using System.Runtime.InteropServices;
using Judba.Learning.Data;
using Judba.Models.Numerics;
using static TorchSharp.torch;

namespace Judba.Learning.Privacy;

/// <summary>
/// The part of an image where anything ever happens. A margin that is black in all images is guessed right by everybody: it would lift
/// every similarity alike.
/// </summary>
/// <param name="Top">First row.</param>
/// <param name="Left">First column.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PictureBox(int Top, int Left, int Height, int Width)
{
    /// <summary>The smallest box that holds every pixel which differs between any two of the images; all of them where none does.</summary>
    public static PictureBox Of(Samples images)
    {
        Guard.NotNull(images);
        using var scope = NewDisposeScope();
        long[] imagesAndChannels = [0, 1];
        var varies = images.Values.amax(imagesAndChannels).ne(images.Values.amin(imagesAndChannels));
        var (top, height) = Span(varies.any(1));
        var (left, width) = Span(varies.any(0));
        return new(top, left, height, width);
    }

    /// <summary>What lies inside: B × C × height × width.</summary>
    public Tensor Cut(Tensor pictures)
    {
        Guard.NotNull(pictures);
        return pictures.narrow(2, Top, Height).narrow(3, Left, Width);
    }

    private static (int From, int Count) Span(Tensor flags)
    {
        var all = flags.cpu().data<bool>().ToArray();
        int first = Array.IndexOf(all, value: true), last = Array.LastIndexOf(all, value: true);
        return first < 0 ? (0, all.Length) : (first, last - first + 1);
    }
}
