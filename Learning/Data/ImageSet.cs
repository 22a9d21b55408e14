using System.Collections.Immutable;
using Judba.Models.Numerics;

namespace Judba.Learning.Data;

/// <summary>Labelled images of one shape, eight bits a value. Immutable.</summary>
public sealed class ImageSet
{
    private readonly byte[] _pixels;
    private readonly byte[] _labels;

    /// <summary>Creates a set.</summary>
    /// <param name="pixels">Image after image, channel after channel, row after row: N × C × H × W.</param>
    /// <param name="shape">Shape of every image.</param>
    /// <param name="labels">Class of every image, from 0.</param>
    /// <param name="classes">Names of the classes.</param>
    /// <exception cref="ArgumentException">Lengths do not fit together, or a label has no class.</exception>
    public ImageSet(byte[] pixels, ImageShape shape, byte[] labels, ImmutableArray<string> classes)
    {
        Guard.NotNull(pixels);
        Guard.NotNull(labels);
        if (pixels.LongLength != (long)shape.Values * labels.Length)
        {
            throw new ArgumentException(
                $"'pixels' has {pixels.LongLength} values; {labels.Length} images of {shape} need {(long)shape.Values * labels.Length}.",
                nameof(pixels));
        }

        var wrong = Array.FindIndex(labels, l => l >= classes.Length);
        if (wrong >= 0)
            throw new ArgumentException($"'labels[{wrong}]' is {labels[wrong]}; allowed: 0 to {classes.Length - 1}.", nameof(labels));
        _pixels = pixels;
        _labels = labels;
        Shape = shape;
        Classes = classes;
    }

    /// <summary>Number of images.</summary>
    public int Count => _labels.Length;

    /// <summary>Shape of every image.</summary>
    public ImageShape Shape { get; }

    /// <summary>Names of the classes.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>All values, image after image.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>The class of every image.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>The values of one image.</summary>
    public ReadOnlySpan<byte> Image(int index) => _pixels.AsSpan(index * Shape.Values, Shape.Values);

    /// <summary>The images of some indices, in their order.</summary>
    public ImageSet Pick(ReadOnlySpan<int> indices)
    {
        var pixels = new byte[(long)indices.Length * Shape.Values];
        var labels = new byte[indices.Length];
        for (var k = 0; k < indices.Length; k++)
        {
            Image(indices[k]).CopyTo(pixels.AsSpan(k * Shape.Values));
            labels[k] = _labels[indices[k]];
        }

        return new(pixels, Shape, labels, Classes);
    }

    /// <summary>The same images with black margins, the picture in the middle.</summary>
    /// <param name="height">Rows, at least as many as there are.</param>
    /// <param name="width">Columns, at least as many as there are.</param>
    public ImageSet Pad(int height, int width)
    {
        Guard.InRange(height, Shape.Height, int.MaxValue);
        Guard.InRange(width, Shape.Width, int.MaxValue);
        var shape = Shape with { Height = height, Width = width };
        int top = (height - Shape.Height) / 2, left = (width - Shape.Width) / 2;
        var pixels = new byte[(long)Count * shape.Values];
        for (var plane = 0; plane < Count * Shape.Channels; plane++)
        {
            for (var y = 0; y < Shape.Height; y++)
            {
                _pixels.AsSpan((plane * Shape.Height + y) * Shape.Width, Shape.Width)
                    .CopyTo(pixels.AsSpan((plane * height + top + y) * width + left));
            }
        }

        return new(pixels, shape, _labels, Classes);
    }

    /// <summary>A subset with the same number of images of every class, the first of each, in their old order.</summary>
    /// <param name="perClass">Images of each class.</param>
    /// <exception cref="ArgumentException">A class has fewer.</exception>
    public ImageSet Balanced(int perClass)
    {
        var taken = new int[Classes.Length];
        var indices = new List<int>(perClass * Classes.Length);
        for (var i = 0; i < Count; i++)
        {
            if (taken[_labels[i]]++ < perClass)
                indices.Add(i);
        }

        var scarce = Array.FindIndex(taken, n => n < perClass);
        if (scarce >= 0)
            throw new ArgumentException(
                $"Class '{Classes[scarce]}' has {taken[scarce]} images; {perClass} of each are wanted.", nameof(perClass));
        return Pick([.. indices]);
    }
}
