using System.ComponentModel;

namespace ConvShape.Architecture;

/// <summary>Where a step reads or writes. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum PlanMemory
{
    /// <summary>A map that the caller gives.</summary>
    Input,

    /// <summary>A map that the caller takes.</summary>
    Output,

    /// <summary>Memory between the steps.</summary>
    Workspace,
}

/// <summary>
/// One map of every image of a batch. All numbers are in floats: image n of a batch of N lies at <see cref="Offset"/>·N + n·<see cref="Stride"/>
/// + <see cref="Start"/> of its memory, halo included. For generated code.
/// </summary>
/// <param name="Memory">Where it lies.</param>
/// <param name="Index">Which of the inputs or outputs; 0 in the workspace.</param>
/// <param name="Offset">Where the maps begin in the workspace, for one image: a batch multiplies it.</param>
/// <param name="Layout">How one image's map lies.</param>
/// <param name="Start">Where the map begins within an image's stride: more than 0 for a later part of a concatenation.</param>
/// <param name="Stride">Floats from one image to the next: more than the layout's length for a part of a concatenation.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record PlanBuffer(PlanMemory Memory, int Index, long Offset, MapLayout Layout, long Start, long Stride)
{
    /// <summary>An input of the network.</summary>
    /// <param name="input">Which.</param>
    /// <param name="layout">Its shape, in plain order.</param>
    public PlanBuffer(int input, MapLayout layout)
        : this(PlanMemory.Input, input, 0, layout, 0, layout.Length)
    {
    }

    /// <summary>An output of the network.</summary>
    /// <param name="layout">Its shape, in plain order.</param>
    /// <param name="output">Which.</param>
    public PlanBuffer(MapLayout layout, int output)
        : this(PlanMemory.Output, output, 0, layout, 0, layout.Length)
    {
    }

    /// <summary>A map in the workspace, or a part of one.</summary>
    /// <param name="workspace">Where the map begins, for one image.</param>
    /// <param name="layout">How it lies.</param>
    /// <param name="start">Where a part begins.</param>
    /// <param name="stride">Floats of the whole; 0 where this is all of it.</param>
    public PlanBuffer(long workspace, MapLayout layout, long start = 0, long stride = 0)
        : this(PlanMemory.Workspace, 0, workspace, layout, start, stride == 0 ? layout.Length : stride)
    {
    }

    /// <summary>The same of numbers alone, over which the JIT compiler takes less time.</summary>
    /// <param name="workspace">Where the map begins, for one image.</param>
    /// <param name="map">Channels.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="block">Channels that lie side by side.</param>
    /// <param name="halo">Rows of zeros above.</param>
    /// <param name="left">Columns of zeros at the left.</param>
    /// <param name="bottom">Rows of zeros below.</param>
    /// <param name="right">Columns of zeros at the right.</param>
    /// <param name="start">Where a part begins.</param>
    /// <param name="stride">Floats of the whole; 0 where this is all of it.</param>
    public PlanBuffer(
        long workspace, int map, int height, int width, int block, int halo = 0, int left = 0, int bottom = 0, int right = 0, long start = 0, long stride = 0)
        : this(workspace, new MapLayout(map, height, width, block, new Halo(halo, left, bottom, right)), start, stride)
    {
    }

    /// <summary>Whether this is all of a map, rather than a part of a concatenation.</summary>
    public bool IsWhole => Stride == Layout.Length;
}
