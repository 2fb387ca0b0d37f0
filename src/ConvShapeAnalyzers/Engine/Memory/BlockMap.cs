using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>One block of channels of one image's map: rows of positions, each of sixteen channels side by side.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct BlockMap
{
    private readonly Halo _halo;

    /// <param name="layout">How the map lies, in blocks of sixteen channels.</param>
    /// <param name="map">The first position of the image's first block.</param>
    /// <param name="block">Which block.</param>
    public BlockMap(in MapLayout layout, float* map, int block)
    {
        First = map + block * (nint)layout.Plane;
        Pitch = (nint)layout.Row;
        Height = layout.Height;
        Width = layout.Width;
        _halo = layout.Halo;
    }

    /// <summary>The first position.</summary>
    public float* First { get; }

    /// <summary>Floats from one row to the next.</summary>
    public nint Pitch { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>The first position of a row.</summary>
    public float* Row(int row) => First + row * Pitch;

    /// <summary>The channels at one position.</summary>
    public float* At(int row, int column) => First + row * Pitch + column * (nint)MapLayout.Lanes;

    /// <summary>Sets what lies around the map to zero: memory between the steps held other maps before.</summary>
    public void ClearHalo()
    {
        if (_halo == default)
        {
            return;
        }

        nint left = _halo.Left * (nint)MapLayout.Lanes, right = _halo.Right * (nint)MapLayout.Lanes, width = Width * (nint)MapLayout.Lanes;
        float* at = First - left - _halo.Top * Pitch;

        // The end of one row and the start of the next lie side by side.
        Clear(at, _halo.Top * Pitch + left);
        for (int row = 0; row < Height - 1; row++)
        {
            Clear(Row(row) + width, right + left);
        }

        Clear(Row(Height - 1) + width, right + _halo.Bottom * Pitch);
    }

    private static void Clear(float* memory, nint count)
    {
        for (nint i = 0; i < count; i += MapLayout.Lanes)
        {
            Vector512<float>.Zero.Store(memory + i);
        }
    }
}
