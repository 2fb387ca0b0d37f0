using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvShape.Benchmarks.Kernels;

/// <summary>The most float32 arithmetic that one core of this machine does: fused multiply–adds that wait for nothing.</summary>
internal static class Peak
{
    private const int Loops = 2_000_000, Accumulators = 12, Attempts = 10;

    /// <summary>Billions of operations a second, a multiply–add being two: the best of several attempts.</summary>
    public static double Measure() => Vector512.IsHardwareAccelerated ? Measure<Fma512, Vector512<float>>(Vector512<float>.Count)
        : Vector256.IsHardwareAccelerated ? Measure<Fma256, Vector256<float>>(Vector256<float>.Count)
        : Measure<Fma128, Vector128<float>>(Vector128<float>.Count);

    private static double Measure<TFma, TVector>(int lanes)
        where TFma : IFma<TVector>
        where TVector : struct
    {
        double best = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            Loop<TFma, TVector>();
            best = Math.Max(best, 2.0 * Loops * Accumulators * lanes / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return best;
    }

    /// <summary>As many chains as hide the latency of two units, four or five cycles each. The result is returned so that none is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static TVector Loop<TFma, TVector>()
        where TFma : IFma<TVector>
        where TVector : struct
    {
        TVector x = TFma.Create(0.5f), y = TFma.Create(1);
        TVector a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (int loop = 0; loop < Loops; loop++)
        {
            a = TFma.MultiplyAdd(a, x, y);
            b = TFma.MultiplyAdd(b, x, y);
            c = TFma.MultiplyAdd(c, x, y);
            d = TFma.MultiplyAdd(d, x, y);
            e = TFma.MultiplyAdd(e, x, y);
            f = TFma.MultiplyAdd(f, x, y);
            g = TFma.MultiplyAdd(g, x, y);
            h = TFma.MultiplyAdd(h, x, y);
            i = TFma.MultiplyAdd(i, x, y);
            j = TFma.MultiplyAdd(j, x, y);
            k = TFma.MultiplyAdd(k, x, y);
            l = TFma.MultiplyAdd(l, x, y);
        }

        TVector first = TFma.MultiplyAdd(a, b, TFma.MultiplyAdd(c, d, TFma.MultiplyAdd(e, f, y)));
        return TFma.MultiplyAdd(g, h, TFma.MultiplyAdd(i, j, TFma.MultiplyAdd(k, l, first)));
    }

    private interface IFma<TVector>
    {
        static abstract TVector Create(float value);

        static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);
    }

    private readonly struct Fma512 : IFma<Vector512<float>>
    {
        public static Vector512<float> Create(float value) => Vector512.Create(value);

        public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
            Vector512.FusedMultiplyAdd(left, right, addend);
    }

    private readonly struct Fma256 : IFma<Vector256<float>>
    {
        public static Vector256<float> Create(float value) => Vector256.Create(value);

        public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
            Vector256.FusedMultiplyAdd(left, right, addend);
    }

    private readonly struct Fma128 : IFma<Vector128<float>>
    {
        public static Vector128<float> Create(float value) => Vector128.Create(value);

        public static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend) =>
            Vector128.FusedMultiplyAdd(left, right, addend);
    }
}
