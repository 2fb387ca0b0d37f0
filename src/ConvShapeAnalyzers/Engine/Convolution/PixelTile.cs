using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>Neighbouring values that a filter reads: some channels of one tap in blocked order, some taps of one row in plain order.</summary>
/// <param name="offset">Where the first lies, from the place of the first tap.</param>
/// <param name="length">How many.</param>
internal readonly struct TapRun(nint offset, nint length)
{
    public readonly nint Offset = offset;
    public readonly nint Length = length;
}

/// <summary>What a row of tiles reads and writes. Distances are in floats.</summary>
[StructLayout(LayoutKind.Auto)]
internal unsafe struct TileJob
{
    /// <summary>Number of tiles side by side.</summary>
    public nint Tiles;

    /// <summary>What the first pixel's filters read, and how far the next pixel's lies from that.</summary>
    public float* Input;
    public nint InputStep;

    /// <summary>What is read first behind these tiles.</summary>
    public float* Next;

    /// <summary>What is summed for each pixel.</summary>
    public TapRun* Runs;
    public nint RunCount;

    /// <summary>For each summand the weights of sixteen filters; those of the next sixteen lie so far behind.</summary>
    public float* Weights;
    public nint WeightBlock;

    /// <summary>How far behind them the weights lie that are needed next: they are fetched meanwhile, since memory would not keep up otherwise.</summary>
    public nint NextWeights;

    /// <summary>Sixteen values for each block of filters that sums start from.</summary>
    public float* Bias;

    /// <summary>A map that sums start from as well, or null; from pixel to pixel and from block to block.</summary>
    public float* Addend;
    public nint AddendStep;
    public nint AddendBlock;

    /// <summary>Where the sums go; from pixel to pixel and from block to block.</summary>
    public float* Output;
    public nint OutputStep;
    public nint OutputBlock;

    /// <summary>Whether sums are brought between two bounds, as ReLU and ReLU6 do.</summary>
    public bool Clamps;
    public float Low;
    public float High;
}

/// <summary>
/// The kernel of convolutions: sums of products for a tile of neighbouring pixels and blocks of sixteen filters, kept in registers from the
/// first summand to the last. output[pixel, filter] = bias + addend + Σ weight[i, filter] · input[pixel, i], where i runs through the runs of
/// the job. Compiled once for each size of tile, so that the accumulators that it does not have are gone: with AVX-512 14 pixels × 2 blocks
/// take 28 of 32 registers, 9 × 3 take 27; with AVX2 or Arm, 6 × 1 take 12 of 16 and 24 of 32. A step known to the compiler makes every
/// pixel's place an offset in an instruction.
/// </summary>
internal static unsafe class PixelTile
{
    /// <summary>From one run to the one that is fetched meanwhile: about as long as a value takes that is in the cache of a processor far away.</summary>
    private const nint RunsAhead = 4;

    /// <summary>Runs a row of tiles.</summary>
    /// <typeparam name="TPixels">Pixels of a tile, 1 to 14.</typeparam>
    /// <typeparam name="TBlocks">Blocks of filters of a tile, 1 to 3.</typeparam>
    /// <typeparam name="TStep">Floats from pixel to pixel of the input; <see cref="Untold"/> takes them from the job.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TPixels, TBlocks, TStep>(TileJob* job)
        where TPixels : unmanaged, ICount
        where TBlocks : unmanaged, ICount
        where TStep : unmanaged, ICount
    {
        nint step = typeof(TStep) == typeof(Untold) ? job->InputStep : sizeof(TStep);
        nint weightBlock = job->WeightBlock, next = job->NextWeights, addendStep = job->AddendStep, outputStep = job->OutputStep;
        float* input = job->Input, output = job->Output, addend = job->Addend;
        TapRun* end = job->Runs + job->RunCount;
        nint distance = Math.Min(job->RunCount, RunsAhead);
        for (nint tile = job->Tiles; tile > 0; tile--)
        {
            Vector512<float> a0 = Vector512.Load(job->Bias);
            Vector512<float> b0 = sizeof(TBlocks) > 1 ? Vector512.Load(job->Bias + MapLayout.Lanes) : default;
            Vector512<float> c0 = sizeof(TBlocks) > 2 ? Vector512.Load(job->Bias + 2 * MapLayout.Lanes) : default;
            Vector512<float> a1 = a0, b1 = b0, c1 = c0;
            Vector512<float> a2 = a0, b2 = b0, c2 = c0;
            Vector512<float> a3 = a0, b3 = b0, c3 = c0;
            Vector512<float> a4 = a0, b4 = b0, c4 = c0;
            Vector512<float> a5 = a0, b5 = b0, c5 = c0;
            Vector512<float> a6 = a0, b6 = b0, c6 = c0;
            Vector512<float> a7 = a0, b7 = b0, c7 = c0;
            Vector512<float> a8 = a0, b8 = b0, c8 = c0;
            Vector512<float> a9 = a0, b9 = b0, c9 = c0;
            Vector512<float> a10 = a0, b10 = b0, c10 = c0;
            Vector512<float> a11 = a0, b11 = b0, c11 = c0;
            Vector512<float> a12 = a0, b12 = b0, c12 = c0;
            Vector512<float> a13 = a0, b13 = b0, c13 = c0;
            if (addend is not null)
            {
                float* second = addend + job->AddendBlock, third = second + job->AddendBlock;
                a0 += Vector512.Load(addend);
                if (sizeof(TPixels) > 1) a1 += Vector512.Load(addend + addendStep);
                if (sizeof(TPixels) > 2) a2 += Vector512.Load(addend + 2 * addendStep);
                if (sizeof(TPixels) > 3) a3 += Vector512.Load(addend + 3 * addendStep);
                if (sizeof(TPixels) > 4) a4 += Vector512.Load(addend + 4 * addendStep);
                if (sizeof(TPixels) > 5) a5 += Vector512.Load(addend + 5 * addendStep);
                if (sizeof(TPixels) > 6) a6 += Vector512.Load(addend + 6 * addendStep);
                if (sizeof(TPixels) > 7) a7 += Vector512.Load(addend + 7 * addendStep);
                if (sizeof(TPixels) > 8) a8 += Vector512.Load(addend + 8 * addendStep);
                if (sizeof(TPixels) > 9) a9 += Vector512.Load(addend + 9 * addendStep);
                if (sizeof(TPixels) > 10) a10 += Vector512.Load(addend + 10 * addendStep);
                if (sizeof(TPixels) > 11) a11 += Vector512.Load(addend + 11 * addendStep);
                if (sizeof(TPixels) > 12) a12 += Vector512.Load(addend + 12 * addendStep);
                if (sizeof(TPixels) > 13) a13 += Vector512.Load(addend + 13 * addendStep);

                if (sizeof(TBlocks) > 1) b0 += Vector512.Load(second);
                if (sizeof(TPixels) > 1 && sizeof(TBlocks) > 1) b1 += Vector512.Load(second + addendStep);
                if (sizeof(TPixels) > 2 && sizeof(TBlocks) > 1) b2 += Vector512.Load(second + 2 * addendStep);
                if (sizeof(TPixels) > 3 && sizeof(TBlocks) > 1) b3 += Vector512.Load(second + 3 * addendStep);
                if (sizeof(TPixels) > 4 && sizeof(TBlocks) > 1) b4 += Vector512.Load(second + 4 * addendStep);
                if (sizeof(TPixels) > 5 && sizeof(TBlocks) > 1) b5 += Vector512.Load(second + 5 * addendStep);
                if (sizeof(TPixels) > 6 && sizeof(TBlocks) > 1) b6 += Vector512.Load(second + 6 * addendStep);
                if (sizeof(TPixels) > 7 && sizeof(TBlocks) > 1) b7 += Vector512.Load(second + 7 * addendStep);
                if (sizeof(TPixels) > 8 && sizeof(TBlocks) > 1) b8 += Vector512.Load(second + 8 * addendStep);
                if (sizeof(TPixels) > 9 && sizeof(TBlocks) > 1) b9 += Vector512.Load(second + 9 * addendStep);
                if (sizeof(TPixels) > 10 && sizeof(TBlocks) > 1) b10 += Vector512.Load(second + 10 * addendStep);
                if (sizeof(TPixels) > 11 && sizeof(TBlocks) > 1) b11 += Vector512.Load(second + 11 * addendStep);
                if (sizeof(TPixels) > 12 && sizeof(TBlocks) > 1) b12 += Vector512.Load(second + 12 * addendStep);
                if (sizeof(TPixels) > 13 && sizeof(TBlocks) > 1) b13 += Vector512.Load(second + 13 * addendStep);

                if (sizeof(TBlocks) > 2) c0 += Vector512.Load(third);
                if (sizeof(TPixels) > 1 && sizeof(TBlocks) > 2) c1 += Vector512.Load(third + addendStep);
                if (sizeof(TPixels) > 2 && sizeof(TBlocks) > 2) c2 += Vector512.Load(third + 2 * addendStep);
                if (sizeof(TPixels) > 3 && sizeof(TBlocks) > 2) c3 += Vector512.Load(third + 3 * addendStep);
                if (sizeof(TPixels) > 4 && sizeof(TBlocks) > 2) c4 += Vector512.Load(third + 4 * addendStep);
                if (sizeof(TPixels) > 5 && sizeof(TBlocks) > 2) c5 += Vector512.Load(third + 5 * addendStep);
                if (sizeof(TPixels) > 6 && sizeof(TBlocks) > 2) c6 += Vector512.Load(third + 6 * addendStep);
                if (sizeof(TPixels) > 7 && sizeof(TBlocks) > 2) c7 += Vector512.Load(third + 7 * addendStep);
                if (sizeof(TPixels) > 8 && sizeof(TBlocks) > 2) c8 += Vector512.Load(third + 8 * addendStep);
                if (sizeof(TPixels) > 9 && sizeof(TBlocks) > 2) c9 += Vector512.Load(third + 9 * addendStep);
                if (sizeof(TPixels) > 10 && sizeof(TBlocks) > 2) c10 += Vector512.Load(third + 10 * addendStep);
                if (sizeof(TPixels) > 11 && sizeof(TBlocks) > 2) c11 += Vector512.Load(third + 11 * addendStep);
                if (sizeof(TPixels) > 12 && sizeof(TBlocks) > 2) c12 += Vector512.Load(third + 12 * addendStep);
                if (sizeof(TPixels) > 13 && sizeof(TBlocks) > 2) c13 += Vector512.Load(third + 13 * addendStep);
                addend += sizeof(TPixels) * addendStep;
            }

            float* weights = job->Weights;
            for (TapRun* run = job->Runs; run < end; run++)
            {
                // What a later run reads, of this tile or the next, is fetched meanwhile, too: another processor may have written it, and places of
                // other channels are too far apart for the processor to foresee.
                float* values = input + run->Offset;
                TapRun* later = run + distance;
                float* ahead = later < end ? input + later->Offset : (tile > 1 ? input + sizeof(TPixels) * step : job->Next) + (later - job->RunCount)->Offset;
                for (nint i = run->Length; i > 0; i--)
                {
                    if (Sse.IsSupported) Sse.Prefetch0(ahead);
                    ahead += step;
                    Vector512<float> wa = Vector512.Load(weights), x = Vector512.Create(*values);
                    Vector512<float> wb = sizeof(TBlocks) > 1 ? Vector512.Load(weights + weightBlock) : default;
                    Vector512<float> wc = sizeof(TBlocks) > 2 ? Vector512.Load(weights + 2 * weightBlock) : default;
                    if (Sse.IsSupported) Sse.Prefetch1(weights + next);
                    if (Sse.IsSupported && sizeof(TBlocks) > 1) Sse.Prefetch1(weights + weightBlock + next);
                    if (Sse.IsSupported && sizeof(TBlocks) > 2) Sse.Prefetch1(weights + 2 * weightBlock + next);
                    a0 = Vector512.MultiplyAddEstimate(wa, x, a0);
                    if (sizeof(TBlocks) > 1) b0 = Vector512.MultiplyAddEstimate(wb, x, b0);
                    if (sizeof(TBlocks) > 2) c0 = Vector512.MultiplyAddEstimate(wc, x, c0);
                    if (sizeof(TPixels) > 1) x = Vector512.Create(values[step]);
                    if (sizeof(TPixels) > 1) a1 = Vector512.MultiplyAddEstimate(wa, x, a1);
                    if (sizeof(TPixels) > 1 && sizeof(TBlocks) > 1) b1 = Vector512.MultiplyAddEstimate(wb, x, b1);
                    if (sizeof(TPixels) > 1 && sizeof(TBlocks) > 2) c1 = Vector512.MultiplyAddEstimate(wc, x, c1);
                    if (sizeof(TPixels) > 2) x = Vector512.Create(values[2 * step]);
                    if (sizeof(TPixels) > 2) a2 = Vector512.MultiplyAddEstimate(wa, x, a2);
                    if (sizeof(TPixels) > 2 && sizeof(TBlocks) > 1) b2 = Vector512.MultiplyAddEstimate(wb, x, b2);
                    if (sizeof(TPixels) > 2 && sizeof(TBlocks) > 2) c2 = Vector512.MultiplyAddEstimate(wc, x, c2);
                    if (sizeof(TPixels) > 3) x = Vector512.Create(values[3 * step]);
                    if (sizeof(TPixels) > 3) a3 = Vector512.MultiplyAddEstimate(wa, x, a3);
                    if (sizeof(TPixels) > 3 && sizeof(TBlocks) > 1) b3 = Vector512.MultiplyAddEstimate(wb, x, b3);
                    if (sizeof(TPixels) > 3 && sizeof(TBlocks) > 2) c3 = Vector512.MultiplyAddEstimate(wc, x, c3);
                    if (sizeof(TPixels) > 4) x = Vector512.Create(values[4 * step]);
                    if (sizeof(TPixels) > 4) a4 = Vector512.MultiplyAddEstimate(wa, x, a4);
                    if (sizeof(TPixels) > 4 && sizeof(TBlocks) > 1) b4 = Vector512.MultiplyAddEstimate(wb, x, b4);
                    if (sizeof(TPixels) > 4 && sizeof(TBlocks) > 2) c4 = Vector512.MultiplyAddEstimate(wc, x, c4);
                    if (sizeof(TPixels) > 5) x = Vector512.Create(values[5 * step]);
                    if (sizeof(TPixels) > 5) a5 = Vector512.MultiplyAddEstimate(wa, x, a5);
                    if (sizeof(TPixels) > 5 && sizeof(TBlocks) > 1) b5 = Vector512.MultiplyAddEstimate(wb, x, b5);
                    if (sizeof(TPixels) > 5 && sizeof(TBlocks) > 2) c5 = Vector512.MultiplyAddEstimate(wc, x, c5);
                    if (sizeof(TPixels) > 6) x = Vector512.Create(values[6 * step]);
                    if (sizeof(TPixels) > 6) a6 = Vector512.MultiplyAddEstimate(wa, x, a6);
                    if (sizeof(TPixels) > 6 && sizeof(TBlocks) > 1) b6 = Vector512.MultiplyAddEstimate(wb, x, b6);
                    if (sizeof(TPixels) > 6 && sizeof(TBlocks) > 2) c6 = Vector512.MultiplyAddEstimate(wc, x, c6);
                    if (sizeof(TPixels) > 7) x = Vector512.Create(values[7 * step]);
                    if (sizeof(TPixels) > 7) a7 = Vector512.MultiplyAddEstimate(wa, x, a7);
                    if (sizeof(TPixels) > 7 && sizeof(TBlocks) > 1) b7 = Vector512.MultiplyAddEstimate(wb, x, b7);
                    if (sizeof(TPixels) > 7 && sizeof(TBlocks) > 2) c7 = Vector512.MultiplyAddEstimate(wc, x, c7);
                    if (sizeof(TPixels) > 8) x = Vector512.Create(values[8 * step]);
                    if (sizeof(TPixels) > 8) a8 = Vector512.MultiplyAddEstimate(wa, x, a8);
                    if (sizeof(TPixels) > 8 && sizeof(TBlocks) > 1) b8 = Vector512.MultiplyAddEstimate(wb, x, b8);
                    if (sizeof(TPixels) > 8 && sizeof(TBlocks) > 2) c8 = Vector512.MultiplyAddEstimate(wc, x, c8);
                    if (sizeof(TPixels) > 9) x = Vector512.Create(values[9 * step]);
                    if (sizeof(TPixels) > 9) a9 = Vector512.MultiplyAddEstimate(wa, x, a9);
                    if (sizeof(TPixels) > 9 && sizeof(TBlocks) > 1) b9 = Vector512.MultiplyAddEstimate(wb, x, b9);
                    if (sizeof(TPixels) > 9 && sizeof(TBlocks) > 2) c9 = Vector512.MultiplyAddEstimate(wc, x, c9);
                    if (sizeof(TPixels) > 10) x = Vector512.Create(values[10 * step]);
                    if (sizeof(TPixels) > 10) a10 = Vector512.MultiplyAddEstimate(wa, x, a10);
                    if (sizeof(TPixels) > 10 && sizeof(TBlocks) > 1) b10 = Vector512.MultiplyAddEstimate(wb, x, b10);
                    if (sizeof(TPixels) > 10 && sizeof(TBlocks) > 2) c10 = Vector512.MultiplyAddEstimate(wc, x, c10);
                    if (sizeof(TPixels) > 11) x = Vector512.Create(values[11 * step]);
                    if (sizeof(TPixels) > 11) a11 = Vector512.MultiplyAddEstimate(wa, x, a11);
                    if (sizeof(TPixels) > 11 && sizeof(TBlocks) > 1) b11 = Vector512.MultiplyAddEstimate(wb, x, b11);
                    if (sizeof(TPixels) > 11 && sizeof(TBlocks) > 2) c11 = Vector512.MultiplyAddEstimate(wc, x, c11);
                    if (sizeof(TPixels) > 12) x = Vector512.Create(values[12 * step]);
                    if (sizeof(TPixels) > 12) a12 = Vector512.MultiplyAddEstimate(wa, x, a12);
                    if (sizeof(TPixels) > 12 && sizeof(TBlocks) > 1) b12 = Vector512.MultiplyAddEstimate(wb, x, b12);
                    if (sizeof(TPixels) > 12 && sizeof(TBlocks) > 2) c12 = Vector512.MultiplyAddEstimate(wc, x, c12);
                    if (sizeof(TPixels) > 13) x = Vector512.Create(values[13 * step]);
                    if (sizeof(TPixels) > 13) a13 = Vector512.MultiplyAddEstimate(wa, x, a13);
                    if (sizeof(TPixels) > 13 && sizeof(TBlocks) > 1) b13 = Vector512.MultiplyAddEstimate(wb, x, b13);
                    if (sizeof(TPixels) > 13 && sizeof(TBlocks) > 2) c13 = Vector512.MultiplyAddEstimate(wc, x, c13);
                    values++;
                    weights += MapLayout.Lanes;
                }
            }

            float* output1 = output + job->OutputBlock, output2 = output1 + job->OutputBlock;
            if (job->Clamps)
            {
                // Of NaN and a bound, both take the NaN: as the second on x86, of which they take equal zeros as well.
                Vector512<float> low = Vector512.Create(job->Low), high = Vector512.Create(job->High);
                a0 = Vector512.MinNative(high, Vector512.MaxNative(low, a0));
                if (sizeof(TPixels) > 1) a1 = Vector512.MinNative(high, Vector512.MaxNative(low, a1));
                if (sizeof(TPixels) > 2) a2 = Vector512.MinNative(high, Vector512.MaxNative(low, a2));
                if (sizeof(TPixels) > 3) a3 = Vector512.MinNative(high, Vector512.MaxNative(low, a3));
                if (sizeof(TPixels) > 4) a4 = Vector512.MinNative(high, Vector512.MaxNative(low, a4));
                if (sizeof(TPixels) > 5) a5 = Vector512.MinNative(high, Vector512.MaxNative(low, a5));
                if (sizeof(TPixels) > 6) a6 = Vector512.MinNative(high, Vector512.MaxNative(low, a6));
                if (sizeof(TPixels) > 7) a7 = Vector512.MinNative(high, Vector512.MaxNative(low, a7));
                if (sizeof(TPixels) > 8) a8 = Vector512.MinNative(high, Vector512.MaxNative(low, a8));
                if (sizeof(TPixels) > 9) a9 = Vector512.MinNative(high, Vector512.MaxNative(low, a9));
                if (sizeof(TPixels) > 10) a10 = Vector512.MinNative(high, Vector512.MaxNative(low, a10));
                if (sizeof(TPixels) > 11) a11 = Vector512.MinNative(high, Vector512.MaxNative(low, a11));
                if (sizeof(TPixels) > 12) a12 = Vector512.MinNative(high, Vector512.MaxNative(low, a12));
                if (sizeof(TPixels) > 13) a13 = Vector512.MinNative(high, Vector512.MaxNative(low, a13));

                if (sizeof(TBlocks) > 1) b0 = Vector512.MinNative(high, Vector512.MaxNative(low, b0));
                if (sizeof(TPixels) > 1 && sizeof(TBlocks) > 1) b1 = Vector512.MinNative(high, Vector512.MaxNative(low, b1));
                if (sizeof(TPixels) > 2 && sizeof(TBlocks) > 1) b2 = Vector512.MinNative(high, Vector512.MaxNative(low, b2));
                if (sizeof(TPixels) > 3 && sizeof(TBlocks) > 1) b3 = Vector512.MinNative(high, Vector512.MaxNative(low, b3));
                if (sizeof(TPixels) > 4 && sizeof(TBlocks) > 1) b4 = Vector512.MinNative(high, Vector512.MaxNative(low, b4));
                if (sizeof(TPixels) > 5 && sizeof(TBlocks) > 1) b5 = Vector512.MinNative(high, Vector512.MaxNative(low, b5));
                if (sizeof(TPixels) > 6 && sizeof(TBlocks) > 1) b6 = Vector512.MinNative(high, Vector512.MaxNative(low, b6));
                if (sizeof(TPixels) > 7 && sizeof(TBlocks) > 1) b7 = Vector512.MinNative(high, Vector512.MaxNative(low, b7));
                if (sizeof(TPixels) > 8 && sizeof(TBlocks) > 1) b8 = Vector512.MinNative(high, Vector512.MaxNative(low, b8));
                if (sizeof(TPixels) > 9 && sizeof(TBlocks) > 1) b9 = Vector512.MinNative(high, Vector512.MaxNative(low, b9));
                if (sizeof(TPixels) > 10 && sizeof(TBlocks) > 1) b10 = Vector512.MinNative(high, Vector512.MaxNative(low, b10));
                if (sizeof(TPixels) > 11 && sizeof(TBlocks) > 1) b11 = Vector512.MinNative(high, Vector512.MaxNative(low, b11));
                if (sizeof(TPixels) > 12 && sizeof(TBlocks) > 1) b12 = Vector512.MinNative(high, Vector512.MaxNative(low, b12));
                if (sizeof(TPixels) > 13 && sizeof(TBlocks) > 1) b13 = Vector512.MinNative(high, Vector512.MaxNative(low, b13));

                if (sizeof(TBlocks) > 2) c0 = Vector512.MinNative(high, Vector512.MaxNative(low, c0));
                if (sizeof(TPixels) > 1 && sizeof(TBlocks) > 2) c1 = Vector512.MinNative(high, Vector512.MaxNative(low, c1));
                if (sizeof(TPixels) > 2 && sizeof(TBlocks) > 2) c2 = Vector512.MinNative(high, Vector512.MaxNative(low, c2));
                if (sizeof(TPixels) > 3 && sizeof(TBlocks) > 2) c3 = Vector512.MinNative(high, Vector512.MaxNative(low, c3));
                if (sizeof(TPixels) > 4 && sizeof(TBlocks) > 2) c4 = Vector512.MinNative(high, Vector512.MaxNative(low, c4));
                if (sizeof(TPixels) > 5 && sizeof(TBlocks) > 2) c5 = Vector512.MinNative(high, Vector512.MaxNative(low, c5));
                if (sizeof(TPixels) > 6 && sizeof(TBlocks) > 2) c6 = Vector512.MinNative(high, Vector512.MaxNative(low, c6));
                if (sizeof(TPixels) > 7 && sizeof(TBlocks) > 2) c7 = Vector512.MinNative(high, Vector512.MaxNative(low, c7));
                if (sizeof(TPixels) > 8 && sizeof(TBlocks) > 2) c8 = Vector512.MinNative(high, Vector512.MaxNative(low, c8));
                if (sizeof(TPixels) > 9 && sizeof(TBlocks) > 2) c9 = Vector512.MinNative(high, Vector512.MaxNative(low, c9));
                if (sizeof(TPixels) > 10 && sizeof(TBlocks) > 2) c10 = Vector512.MinNative(high, Vector512.MaxNative(low, c10));
                if (sizeof(TPixels) > 11 && sizeof(TBlocks) > 2) c11 = Vector512.MinNative(high, Vector512.MaxNative(low, c11));
                if (sizeof(TPixels) > 12 && sizeof(TBlocks) > 2) c12 = Vector512.MinNative(high, Vector512.MaxNative(low, c12));
                if (sizeof(TPixels) > 13 && sizeof(TBlocks) > 2) c13 = Vector512.MinNative(high, Vector512.MaxNative(low, c13));
            }

            a0.Store(output);
            if (sizeof(TPixels) > 1) a1.Store(output + outputStep);
            if (sizeof(TPixels) > 2) a2.Store(output + 2 * outputStep);
            if (sizeof(TPixels) > 3) a3.Store(output + 3 * outputStep);
            if (sizeof(TPixels) > 4) a4.Store(output + 4 * outputStep);
            if (sizeof(TPixels) > 5) a5.Store(output + 5 * outputStep);
            if (sizeof(TPixels) > 6) a6.Store(output + 6 * outputStep);
            if (sizeof(TPixels) > 7) a7.Store(output + 7 * outputStep);
            if (sizeof(TPixels) > 8) a8.Store(output + 8 * outputStep);
            if (sizeof(TPixels) > 9) a9.Store(output + 9 * outputStep);
            if (sizeof(TPixels) > 10) a10.Store(output + 10 * outputStep);
            if (sizeof(TPixels) > 11) a11.Store(output + 11 * outputStep);
            if (sizeof(TPixels) > 12) a12.Store(output + 12 * outputStep);
            if (sizeof(TPixels) > 13) a13.Store(output + 13 * outputStep);

            if (sizeof(TBlocks) > 1) b0.Store(output1);
            if (sizeof(TPixels) > 1 && sizeof(TBlocks) > 1) b1.Store(output1 + outputStep);
            if (sizeof(TPixels) > 2 && sizeof(TBlocks) > 1) b2.Store(output1 + 2 * outputStep);
            if (sizeof(TPixels) > 3 && sizeof(TBlocks) > 1) b3.Store(output1 + 3 * outputStep);
            if (sizeof(TPixels) > 4 && sizeof(TBlocks) > 1) b4.Store(output1 + 4 * outputStep);
            if (sizeof(TPixels) > 5 && sizeof(TBlocks) > 1) b5.Store(output1 + 5 * outputStep);
            if (sizeof(TPixels) > 6 && sizeof(TBlocks) > 1) b6.Store(output1 + 6 * outputStep);
            if (sizeof(TPixels) > 7 && sizeof(TBlocks) > 1) b7.Store(output1 + 7 * outputStep);
            if (sizeof(TPixels) > 8 && sizeof(TBlocks) > 1) b8.Store(output1 + 8 * outputStep);
            if (sizeof(TPixels) > 9 && sizeof(TBlocks) > 1) b9.Store(output1 + 9 * outputStep);
            if (sizeof(TPixels) > 10 && sizeof(TBlocks) > 1) b10.Store(output1 + 10 * outputStep);
            if (sizeof(TPixels) > 11 && sizeof(TBlocks) > 1) b11.Store(output1 + 11 * outputStep);
            if (sizeof(TPixels) > 12 && sizeof(TBlocks) > 1) b12.Store(output1 + 12 * outputStep);
            if (sizeof(TPixels) > 13 && sizeof(TBlocks) > 1) b13.Store(output1 + 13 * outputStep);

            if (sizeof(TBlocks) > 2) c0.Store(output2);
            if (sizeof(TPixels) > 1 && sizeof(TBlocks) > 2) c1.Store(output2 + outputStep);
            if (sizeof(TPixels) > 2 && sizeof(TBlocks) > 2) c2.Store(output2 + 2 * outputStep);
            if (sizeof(TPixels) > 3 && sizeof(TBlocks) > 2) c3.Store(output2 + 3 * outputStep);
            if (sizeof(TPixels) > 4 && sizeof(TBlocks) > 2) c4.Store(output2 + 4 * outputStep);
            if (sizeof(TPixels) > 5 && sizeof(TBlocks) > 2) c5.Store(output2 + 5 * outputStep);
            if (sizeof(TPixels) > 6 && sizeof(TBlocks) > 2) c6.Store(output2 + 6 * outputStep);
            if (sizeof(TPixels) > 7 && sizeof(TBlocks) > 2) c7.Store(output2 + 7 * outputStep);
            if (sizeof(TPixels) > 8 && sizeof(TBlocks) > 2) c8.Store(output2 + 8 * outputStep);
            if (sizeof(TPixels) > 9 && sizeof(TBlocks) > 2) c9.Store(output2 + 9 * outputStep);
            if (sizeof(TPixels) > 10 && sizeof(TBlocks) > 2) c10.Store(output2 + 10 * outputStep);
            if (sizeof(TPixels) > 11 && sizeof(TBlocks) > 2) c11.Store(output2 + 11 * outputStep);
            if (sizeof(TPixels) > 12 && sizeof(TBlocks) > 2) c12.Store(output2 + 12 * outputStep);
            if (sizeof(TPixels) > 13 && sizeof(TBlocks) > 2) c13.Store(output2 + 13 * outputStep);

            input += sizeof(TPixels) * step;
            output += sizeof(TPixels) * outputStep;
        }
    }
}
