using System.Runtime.InteropServices;

namespace ConvShape.Engine;

/// <summary>Where the results of some rows and blocks of filters go.</summary>
/// <param name="first">Where the first row of the map would lie, of the first of the blocks.</param>
/// <param name="block">Floats from one block to the next.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct ConvolutionResults(float* first, nint block)
{
    /// <summary>Where the first row of the map would lie, of the first of the blocks.</summary>
    public readonly float* First = first;

    /// <summary>Floats from one block to the next.</summary>
    public readonly nint Block = block;
}
