using System.ComponentModel;
using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>Rows and columns of zeros around a map, so that windows slide over its borders without a test. For generated code.</summary>
/// <param name="Top">Rows above.</param>
/// <param name="Left">Columns at the left.</param>
/// <param name="Bottom">Rows below.</param>
/// <param name="Right">Columns at the right.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Halo(int Top, int Left, int Bottom, int Right)
{
    /// <summary>What both need.</summary>
    internal Halo Union(Halo other) =>
        new(Math.Max(Top, other.Top), Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Max(Right, other.Right));

    /// <summary>What a layer reads around its input: zero padding of a convolution. Pools have no zeros there, and clip their windows.</summary>
    internal static Halo ReadBy(LayerInfo layer) => layer.Kind switch
    {
        LayerKind.Convolution => Of(
            WindowSpan(layer.Rows, layer.Input.Height.Value, layer.Output.Height.Value),
            WindowSpan(layer.Columns, layer.Input.Width.Value, layer.Output.Width.Value)),
        LayerKind.TransposedConvolution => Of(
            TransposedSpan(layer.Rows, layer.Input.Height.Value, layer.Output.Height.Value),
            TransposedSpan(layer.Columns, layer.Input.Width.Value, layer.Output.Width.Value)),
        _ => default,
    };

    private static Halo Of((long Start, long End) rows, (long Start, long End) columns) =>
        new(Clamp(rows.Start), Clamp(columns.Start), Clamp(rows.End), Clamp(columns.End));

    /// <summary>The last window starts at (o − 1)·s − p and is k̂ long.</summary>
    private static (long Start, long End) WindowSpan(WindowAxis axis, int input, int output) =>
        (axis.PaddingStart, (output - 1L) * axis.Stride + axis.EffectiveKernel - axis.PaddingStart - input);

    /// <summary>Output o reads inputs (o + p − d·u)/s: the first of them with the last tap, the last with the first.</summary>
    private static (long Start, long End) TransposedSpan(WindowAxis axis, int input, int output) => (
        Math.Max(0, axis.EffectiveKernel - 1 - axis.PaddingStart) / axis.Stride,
        (output - 1L + axis.PaddingStart) / axis.Stride - (input - 1L));

    private static int Clamp(long size) => (int)Math.Max(0, Math.Min(int.MaxValue, size));
}

/// <summary>
/// How one image's map lies in memory: channels in blocks, each block row by row with a halo around it, and the channels of a block side
/// by side at every position, [C/block][H][W][block]. A block of 1 is the plain order, [C][H][W]. All pitches are in floats. For generated code.
/// </summary>
/// <param name="Channels">Channels C; those that fill up the last block are of any value.</param>
/// <param name="Height">Rows H.</param>
/// <param name="Width">Columns W.</param>
/// <param name="Block">Channels that lie side by side: 16, or 1.</param>
/// <param name="Halo">Zeros around it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MapLayout(int Channels, int Height, int Width, int Block = 1, Halo Halo = default)
{
    /// <summary>Channels of a block between the steps: one AVX-512 register, two of AVX2, four of Arm.</summary>
    public const int Lanes = 16;

    /// <summary>The plain order, as callers give and take maps.</summary>
    internal static MapLayout Plain(MapShape shape, Halo halo = default) => new(shape.Channels, shape.Height.Value, shape.Width.Value, 1, halo);

    /// <summary>The order between the steps.</summary>
    internal static MapLayout Blocked(MapShape shape, Halo halo = default) => new(shape.Channels, shape.Height.Value, shape.Width.Value, Lanes, halo);

    /// <summary>Number of blocks.</summary>
    internal int Blocks => BlocksOf(Channels, Block);

    /// <summary>Number of blocks that so many channels make.</summary>
    internal static int BlocksOf(int channels, int block = Lanes) => (channels + block - 1) / block;

    /// <summary>Floats from one row of a block to the next.</summary>
    internal long Row => ((long)Halo.Left + Width + Halo.Right) * Block;

    /// <summary>Floats from one block to the next: of a map that fits memory, which <see cref="Length"/> tells.</summary>
    internal long Plane => Rows * Row;

    /// <summary>Floats of one image; <see cref="long.MaxValue"/> where they are more than that.</summary>
    internal long Length => Saturating.Multiply(Blocks, Saturating.Multiply(Rows, Row));

    /// <summary>Where the first position lies, behind the halo.</summary>
    internal long Origin => Halo.Top * Row + (long)Halo.Left * Block;

    /// <summary>Whether there are zeros around it.</summary>
    internal bool HasHalo => Halo != default;

    /// <summary>Rows of a block, those of the halo among them.</summary>
    private long Rows => (long)Halo.Top + Height + Halo.Bottom;
}
