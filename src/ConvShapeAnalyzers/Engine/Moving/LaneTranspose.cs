using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>Turns rows into columns, as maps change between the plain order and blocks of channels: sixteen by sixteen values at once.</summary>
internal static unsafe class LaneTranspose
{
    private const int Lanes = MapLayout.Lanes;

    /// <summary>target[j][i] = source[i][j] of 16×16 values.</summary>
    /// <param name="source">Rows of 16 values.</param>
    /// <param name="sourcePitch">Floats from one row to the next.</param>
    /// <param name="sourceRows">How many rows there are; the others, which are not read, count as zeros.</param>
    /// <param name="target">Rows of 16 values.</param>
    /// <param name="targetPitch">Floats from one row to the next.</param>
    /// <param name="targetRows">How many rows there are; no others are written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run(float* source, nint sourcePitch, int sourceRows, float* target, nint targetPitch, int targetRows)
    {
        if (Avx512F.IsSupported)
        {
            Run512(new Rows(source, sourcePitch, sourceRows), new Rows(target, targetPitch, targetRows));
        }
        else
        {
            Run128(source, sourcePitch, sourceRows, target, targetPitch, targetRows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run512(Rows source, Rows target)
    {
        Quads(source, 0, out Vector512<float> a0, out Vector512<float> a1, out Vector512<float> a2, out Vector512<float> a3);
        Quads(source, 4, out Vector512<float> b0, out Vector512<float> b1, out Vector512<float> b2, out Vector512<float> b3);
        Quads(source, 8, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3);
        Quads(source, 12, out Vector512<float> d0, out Vector512<float> d1, out Vector512<float> d2, out Vector512<float> d3);
        Columns(a0, b0, c0, d0, target, 0);
        Columns(a1, b1, c1, d1, target, 1);
        Columns(a2, b2, c2, d2, target, 2);
        Columns(a3, b3, c3, d3, target, 3);
    }

    /// <summary>Transposes four rows within quarters: each holds four values of the first column of every quarter, the next those of the second, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quads(
        Rows source, int row, out Vector512<float> first, out Vector512<float> second, out Vector512<float> third, out Vector512<float> fourth)
    {
        Vector512<float> a = source.Load(row), b = source.Load(row + 1), c = source.Load(row + 2), d = source.Load(row + 3);
        Vector512<double> lowAB = Avx512F.UnpackLow(a, b).AsDouble(), highAB = Avx512F.UnpackHigh(a, b).AsDouble();
        Vector512<double> lowCD = Avx512F.UnpackLow(c, d).AsDouble(), highCD = Avx512F.UnpackHigh(c, d).AsDouble();
        first = Avx512F.UnpackLow(lowAB, lowCD).AsSingle();
        second = Avx512F.UnpackHigh(lowAB, lowCD).AsSingle();
        third = Avx512F.UnpackLow(highAB, highCD).AsSingle();
        fourth = Avx512F.UnpackHigh(highAB, highCD).AsSingle();
    }

    /// <summary>Brings the quarters of four vectors together, the first of each, the second, …: every fourth column from a given one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, Rows target, int column)
    {
        Vector512<float> lowAB = Avx512F.Shuffle4x128(a, b, 0x44), highAB = Avx512F.Shuffle4x128(a, b, 0xEE);
        Vector512<float> lowCD = Avx512F.Shuffle4x128(c, d, 0x44), highCD = Avx512F.Shuffle4x128(c, d, 0xEE);
        target.Store(column, Avx512F.Shuffle4x128(lowAB, lowCD, 0x88));
        target.Store(column + 4, Avx512F.Shuffle4x128(lowAB, lowCD, 0xDD));
        target.Store(column + 8, Avx512F.Shuffle4x128(highAB, highCD, 0x88));
        target.Store(column + 12, Avx512F.Shuffle4x128(highAB, highCD, 0xDD));
    }

    /// <summary>Four by four values at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run128(float* source, nint sourcePitch, int sourceRows, float* target, nint targetPitch, int targetRows)
    {
        for (int row = 0; row < Lanes; row += 4)
        {
            Rows from = new(source + row * sourcePitch, sourcePitch, sourceRows - row);
            for (int column = 0; column < targetRows; column += 4)
            {
                Vector128<float> a = from.Load128(0, column), b = from.Load128(1, column), c = from.Load128(2, column), d = from.Load128(3, column);
                Vector128<float> lowAC = ZipLow(a, c), highAC = ZipHigh(a, c), lowBD = ZipLow(b, d), highBD = ZipHigh(b, d);
                Rows to = new(target + column * targetPitch + row, targetPitch, targetRows - column);
                to.Store128(0, ZipLow(lowAC, lowBD));
                to.Store128(1, ZipHigh(lowAC, lowBD));
                to.Store128(2, ZipLow(highAC, highBD));
                to.Store128(3, ZipHigh(highAC, highBD));
            }
        }
    }

    /// <summary>The first halves of two vectors in turn: x[0], y[0], x[1], y[1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> x, Vector128<float> y)
    {
        if (Sse.IsSupported)
        {
            return Sse.UnpackLow(x, y);
        }

        return AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(x, y) : Vector128.Create(x[0], y[0], x[1], y[1]);
    }

    /// <summary>The second halves of two vectors in turn: x[2], y[2], x[3], y[3].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> x, Vector128<float> y)
    {
        if (Sse.IsSupported)
        {
            return Sse.UnpackHigh(x, y);
        }

        return AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(x, y) : Vector128.Create(x[2], y[2], x[3], y[3]);
    }

    /// <summary>Rows in memory, of which some may lack.</summary>
    private readonly ref struct Rows(float* first, nint pitch, int count)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Load(int row) => row < count ? Vector512.Load(first + row * pitch) : Vector512<float>.Zero;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store(int row, Vector512<float> values)
        {
            if (row < count)
            {
                values.Store(first + row * pitch);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Load128(int row, int column) => row < count ? Vector128.Load(first + row * pitch + column) : Vector128<float>.Zero;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store128(int row, Vector128<float> values)
        {
            if (row < count)
            {
                values.Store(first + row * pitch);
            }
        }
    }
}
