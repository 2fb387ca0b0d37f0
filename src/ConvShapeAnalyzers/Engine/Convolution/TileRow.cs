using System.Runtime.InteropServices;

namespace ConvShape.Engine;

/// <summary>How a row of pixels is cut into tiles, of as even a width as there are: some of one width, and before them some one pixel wider.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct TileRow
{
    private readonly delegate*<TileJob*, void> _wide;
    private readonly delegate*<TileJob*, void> _narrow;
    private readonly nint _wideTiles;
    private readonly nint _narrowTiles;
    private readonly nint _width;

    /// <param name="pixels">Number of pixels.</param>
    /// <param name="blocks">Blocks of filters of each tile.</param>
    /// <param name="step">Floats from pixel to pixel of the input.</param>
    public TileRow(nint pixels, int blocks, nint step)
    {
        int most = TileKernels.Pixels(blocks);
        nint tiles = (pixels + most - 1) / most;
        _width = pixels / tiles;
        _wideTiles = pixels - _width * tiles;
        _narrowTiles = tiles - _wideTiles;
        _narrow = TileKernels.Kernel((int)_width, blocks, step);
        _wide = _wideTiles > 0 ? TileKernels.Kernel((int)_width + 1, blocks, step) : _narrow;
    }

    /// <summary>Has the kernels compiled.</summary>
    public void Compile()
    {
        TileJob nothing = default;
        _wide(&nothing);
        _narrow(&nothing);
    }

    /// <summary>Runs the row.</summary>
    /// <param name="job">What the first pixel reads and writes; changed on the way.</param>
    public void Run(TileJob* job)
    {
        if (_wideTiles > 0)
        {
            job->Tiles = _wideTiles;
            _wide(job);
            nint pixels = _wideTiles * (_width + 1);
            job->Input += pixels * job->InputStep;
            job->Output += pixels * job->OutputStep;
            job->Addend += job->Addend is null ? 0 : pixels * job->AddendStep;
        }

        job->Tiles = _narrowTiles;
        _narrow(job);
    }
}
