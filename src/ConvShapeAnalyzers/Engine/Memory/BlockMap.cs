using System.Runtime.InteropServices;
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

        // The end of one row and the start of the next lie side by side.
        nint pitch = Pitch / MapLayout.Lanes, ends = _halo.Right + _halo.Left;
        Positions.Clear(At(-_halo.Top, -_halo.Left), _halo.Top * pitch + _halo.Left);
        for (int row = 0; row < Height - 1; row++)
        {
            Positions.Clear(At(row, Width), ends);
        }

        Positions.Clear(At(Height - 1, Width), _halo.Right + _halo.Bottom * pitch);
    }
}
