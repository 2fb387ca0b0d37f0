using System.Runtime.InteropServices;

namespace ConvShape.Engine;

/// <summary>One map of every image of a batch, somewhere in memory.</summary>
/// <param name="first">The map of the first image.</param>
/// <param name="stride">Floats from one image's map to the next one's: more than the map has where it is a part of a concatenation.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct Maps(float* first, nint stride)
{
    /// <summary>The map of the first image.</summary>
    public readonly float* First = first;

    /// <summary>Floats from one image's map to the next one's.</summary>
    public readonly nint Stride = stride;

    /// <summary>The map of one image.</summary>
    public float* Of(nint image) => First + image * Stride;
}
