using System.Runtime.InteropServices;

namespace ConvShape.Engine;

/// <summary>
/// How a row of pixels is cut into tiles, of as even a width as there are: some of one width, and before them some one pixel wider. Or into tiles
/// of pairs of pixels, and behind them the last of an odd number.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct TileRow
{
    private readonly delegate*<TileJob*, void> _wide;
    private readonly delegate*<TileJob*, void> _narrow;
    private readonly nint _wideTiles;
    private readonly nint _narrowTiles;
    private readonly nint _width;

    /// <summary>Pixels of what a width counts.</summary>
    private readonly nint _unit;

    /// <summary>The kernel of the last pixel, which has no pair; null where there is none.</summary>
    private readonly delegate*<TileJob*, void> _last;

    /// <param name="pixels">Number of pixels.</param>
    /// <param name="blocks">Blocks of filters of each tile.</param>
    /// <param name="step">Floats from pixel to pixel of the input.</param>
    /// <param name="isPaired">Whether two pixels share a vector.</param>
    public TileRow(nint pixels, int blocks, nint step, bool isPaired = false)
    {
        // The last of an odd number takes a pass of its own, which few others do not make up for.
        bool isPair = isPaired && (pixels % 2 == 0 || pixels > 2 * TileKernels.MostPixels);
        _unit = isPair ? 2 : 1;
        int most = TileKernels.Pixels(blocks);
        nint units = pixels / _unit, tiles = (units + most - 1) / most;
        _width = units / tiles;
        _wideTiles = units - _width * tiles;
        _narrowTiles = tiles - _wideTiles;
        _narrow = Kernel(_width);
        _wide = _wideTiles > 0 ? Kernel(_width + 1) : _narrow;
        _last = pixels % _unit > 0 ? TileKernels.Kernel(1, blocks, step) : null;

        delegate*<TileJob*, void> Kernel(nint width) => isPair ? TileKernels.PairKernel((int)width) : TileKernels.Kernel((int)width, blocks, step);
    }

    /// <summary>Has the kernels compiled.</summary>
    public void Compile()
    {
        TileJob nothing = default;
        _wide(&nothing);
        _narrow(&nothing);
        if (_last is not null)
        {
            _last(&nothing);
        }
    }

    /// <summary>Runs the row.</summary>
    /// <param name="job">What the first pixel reads and writes; changed on the way.</param>
    public void Run(TileJob* job)
    {
        if (_wideTiles > 0)
        {
            float* next = job->Next;
            job->Tiles = _wideTiles;
            job->Next = job->Input + _wideTiles * (_width + 1) * _unit * job->InputStep;
            _wide(job);
            job->Next = next;
            Skip(job, _wideTiles * (_width + 1));
        }

        job->Tiles = _narrowTiles;
        _narrow(job);
        if (_last is not null)
        {
            Skip(job, _narrowTiles * _width);
            job->Tiles = 1;
            _last(job);
        }
    }

    /// <summary>Moves a job on behind some tiles.</summary>
    private void Skip(TileJob* job, nint width)
    {
        nint pixels = width * _unit;
        job->Input += pixels * job->InputStep;
        job->Output += pixels * job->OutputStep;
        job->Addend += job->Addend is null ? 0 : pixels * job->AddendStep;
    }
}
