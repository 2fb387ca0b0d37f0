using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// What <see cref="PixelTile"/> computes, for at most eight filters over the plain order: two neighbouring pixels share a vector, each filter's
/// lane beside its own, so that half as many products are taken with lanes that no filter has. Sums start from the bias alone.
/// </summary>
internal static unsafe class PairTile
{
    /// <summary>Filters that a pixel's half of a vector has room for.</summary>
    public const int MostFilters = MapLayout.Lanes / 2;

    /// <summary>Runs a row of tiles.</summary>
    /// <typeparam name="TPairs">Pairs of pixels of a tile, 1 to 14.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TPairs>(TileJob* job)
        where TPairs : unmanaged, ICount
    {
        nint outputStep = job->OutputStep;
        float* input = job->Input, output = job->Output;
        TapRun* end = job->Runs + job->RunCount;
        Vector512<float> low = Vector512.Create(job->Low), high = Vector512.Create(job->High);
        for (nint tile = job->Tiles; tile > 0; tile--)
        {
            Vector512<float> a0 = Spread(job->Bias);
            Vector512<float> a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0;
            Vector512<float> a7 = a0, a8 = a0, a9 = a0, a10 = a0, a11 = a0, a12 = a0, a13 = a0;
            float* weights = job->Weights;
            for (TapRun* run = job->Runs; run < end; run++)
            {
                float* values = input + run->Offset;
                for (nint i = run->Length; i > 0; i--, values++, weights += MapLayout.Lanes)
                {
                    Vector512<float> weight = Spread(weights);
                    a0 = Vector512.MultiplyAddEstimate(weight, Pair(values), a0);
                    if (sizeof(TPairs) > 1) a1 = Vector512.MultiplyAddEstimate(weight, Pair(values + 2), a1);
                    if (sizeof(TPairs) > 2) a2 = Vector512.MultiplyAddEstimate(weight, Pair(values + 4), a2);
                    if (sizeof(TPairs) > 3) a3 = Vector512.MultiplyAddEstimate(weight, Pair(values + 6), a3);
                    if (sizeof(TPairs) > 4) a4 = Vector512.MultiplyAddEstimate(weight, Pair(values + 8), a4);
                    if (sizeof(TPairs) > 5) a5 = Vector512.MultiplyAddEstimate(weight, Pair(values + 10), a5);
                    if (sizeof(TPairs) > 6) a6 = Vector512.MultiplyAddEstimate(weight, Pair(values + 12), a6);
                    if (sizeof(TPairs) > 7) a7 = Vector512.MultiplyAddEstimate(weight, Pair(values + 14), a7);
                    if (sizeof(TPairs) > 8) a8 = Vector512.MultiplyAddEstimate(weight, Pair(values + 16), a8);
                    if (sizeof(TPairs) > 9) a9 = Vector512.MultiplyAddEstimate(weight, Pair(values + 18), a9);
                    if (sizeof(TPairs) > 10) a10 = Vector512.MultiplyAddEstimate(weight, Pair(values + 20), a10);
                    if (sizeof(TPairs) > 11) a11 = Vector512.MultiplyAddEstimate(weight, Pair(values + 22), a11);
                    if (sizeof(TPairs) > 12) a12 = Vector512.MultiplyAddEstimate(weight, Pair(values + 24), a12);
                    if (sizeof(TPairs) > 13) a13 = Vector512.MultiplyAddEstimate(weight, Pair(values + 26), a13);
                }
            }

            // Of NaN and a bound, both take the NaN: as the second on x86, of which they take equal zeros as well.
            Split(Vector512.MinNative(high, Vector512.MaxNative(low, a0)), output, outputStep);
            if (sizeof(TPairs) > 1) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a1)), output + 2 * outputStep, outputStep);
            if (sizeof(TPairs) > 2) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a2)), output + 4 * outputStep, outputStep);
            if (sizeof(TPairs) > 3) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a3)), output + 6 * outputStep, outputStep);
            if (sizeof(TPairs) > 4) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a4)), output + 8 * outputStep, outputStep);
            if (sizeof(TPairs) > 5) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a5)), output + 10 * outputStep, outputStep);
            if (sizeof(TPairs) > 6) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a6)), output + 12 * outputStep, outputStep);
            if (sizeof(TPairs) > 7) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a7)), output + 14 * outputStep, outputStep);
            if (sizeof(TPairs) > 8) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a8)), output + 16 * outputStep, outputStep);
            if (sizeof(TPairs) > 9) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a9)), output + 18 * outputStep, outputStep);
            if (sizeof(TPairs) > 10) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a10)), output + 20 * outputStep, outputStep);
            if (sizeof(TPairs) > 11) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a11)), output + 22 * outputStep, outputStep);
            if (sizeof(TPairs) > 12) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a12)), output + 24 * outputStep, outputStep);
            if (sizeof(TPairs) > 13) Split(Vector512.MinNative(high, Vector512.MaxNative(low, a13)), output + 26 * outputStep, outputStep);
            input += 2 * sizeof(TPairs);
            output += 2 * sizeof(TPairs) * outputStep;
        }
    }

    /// <summary>Eight values, each twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Spread(float* values) =>
        Vector512.Shuffle(Vector512.Load(values), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));

    /// <summary>Two neighbouring values, eight times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Pair(float* values) => Vector512.Create(*(double*)values).AsSingle();

    /// <summary>Writes two pixels, zeros behind the filters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(Vector512<float> pair, float* output, nint step)
    {
        Vector512.Shuffle(pair, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, -1, -1, -1, -1, -1, -1, -1, -1)).Store(output);
        Vector512.Shuffle(pair, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, -1, -1, -1, -1, -1, -1, -1, -1)).Store(output + step);
    }
}
