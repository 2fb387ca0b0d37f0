using System.Runtime.Intrinsics;

namespace ConvShape.Engine;

/// <summary>The sizes of tile that this machine's registers hold, and the kernel of each.</summary>
internal static unsafe class TileKernels
{
    /// <summary>Pixels of the widest tile.</summary>
    public static int MostPixels { get; } = Vector512.IsHardwareAccelerated ? 14 : 6;

    /// <summary>Blocks of filters in a tile of rows of so many pixels: three where rows are too short to fill the registers otherwise.</summary>
    public static int Blocks(long pixels) => !Vector512.IsHardwareAccelerated ? 1 : pixels <= MostPixelsOfThree ? 3 : 2;

    private const int MostPixelsOfThree = 9;

    /// <summary>The widest tile of so many blocks.</summary>
    public static int Pixels(int blocks) => blocks == 3 ? MostPixelsOfThree : MostPixels;

    /// <summary>The kernel of a size of tile.</summary>
    /// <param name="pixels">Pixels, 1 to 14.</param>
    /// <param name="blocks">Blocks of filters, 1 to 3.</param>
    /// <param name="step">Floats from pixel to pixel of the input.</param>
    public static delegate*<TileJob*, void> Kernel(int pixels, int blocks, nint step) => blocks switch
    {
        1 => Kernel<One>(pixels, step),
        2 => Kernel<Two>(pixels, step),
        _ => Kernel<Three>(pixels, step),
    };

    /// <summary>Whether pixels of the plain order that lie side by side are taken in pairs.</summary>
    /// <param name="filters">Filters that read them.</param>
    /// <param name="step">Floats from pixel to pixel of the input.</param>
    public static bool TakesPairs(int filters, nint step) => Vector512.IsHardwareAccelerated && filters <= PairTile.MostFilters && step == 1;

    /// <summary>The kernel of a number of pairs, 1 to 14.</summary>
    public static delegate*<TileJob*, void> PairKernel(int pairs) => pairs switch
    {
        1 => &PairTile.Run<One>,
        2 => &PairTile.Run<Two>,
        3 => &PairTile.Run<Three>,
        4 => &PairTile.Run<Four>,
        5 => &PairTile.Run<Five>,
        6 => &PairTile.Run<Six>,
        7 => &PairTile.Run<Seven>,
        8 => &PairTile.Run<Eight>,
        9 => &PairTile.Run<Nine>,
        10 => &PairTile.Run<Ten>,
        11 => &PairTile.Run<Eleven>,
        12 => &PairTile.Run<Twelve>,
        13 => &PairTile.Run<Thirteen>,
        _ => &PairTile.Run<Fourteen>,
    };

    private static delegate*<TileJob*, void> Kernel<TBlocks>(int pixels, nint step)
        where TBlocks : unmanaged, ICount => step switch
        {
            1 => Kernel<TBlocks, One>(pixels),
            2 => Kernel<TBlocks, Two>(pixels),
            4 => Kernel<TBlocks, Four>(pixels),
            16 => Kernel<TBlocks, Sixteen>(pixels),
            32 => Kernel<TBlocks, ThirtyTwo>(pixels),
            _ => Kernel<TBlocks, Untold>(pixels),
        };

    private static delegate*<TileJob*, void> Kernel<TBlocks, TStep>(int pixels)
        where TBlocks : unmanaged, ICount
        where TStep : unmanaged, ICount => pixels switch
        {
            1 => &PixelTile.Run<One, TBlocks, TStep>,
            2 => &PixelTile.Run<Two, TBlocks, TStep>,
            3 => &PixelTile.Run<Three, TBlocks, TStep>,
            4 => &PixelTile.Run<Four, TBlocks, TStep>,
            5 => &PixelTile.Run<Five, TBlocks, TStep>,
            6 => &PixelTile.Run<Six, TBlocks, TStep>,
            7 => &PixelTile.Run<Seven, TBlocks, TStep>,
            8 => &PixelTile.Run<Eight, TBlocks, TStep>,
            9 => &PixelTile.Run<Nine, TBlocks, TStep>,
            10 => &PixelTile.Run<Ten, TBlocks, TStep>,
            11 => &PixelTile.Run<Eleven, TBlocks, TStep>,
            12 => &PixelTile.Run<Twelve, TBlocks, TStep>,
            13 => &PixelTile.Run<Thirteen, TBlocks, TStep>,
            _ => &PixelTile.Run<Fourteen, TBlocks, TStep>,
        };
}
