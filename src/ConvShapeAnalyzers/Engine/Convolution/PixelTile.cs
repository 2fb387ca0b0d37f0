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
/// The kernel of all convolutions: sums of products for a tile of neighbouring pixels and blocks of sixteen filters, kept in registers from the
/// first summand to the last. output[pixel, filter] = bias + addend + Σ weight[i, filter] · input[pixel, i], where i runs through the runs of
/// the job. Compiled once for each size of tile, so that the accumulators that it does not have are gone: with AVX-512 14 pixels × 2 blocks
/// take 28 of 32 registers, 9 × 3 take 27; with AVX2 or Arm, 6 × 1 take 12 of 16 and 24 of 32. A step known to the compiler makes every
/// pixel's place an offset in an instruction.
/// </summary>
internal static unsafe class PixelTile
{
    /// <summary>Runs a row of tiles.</summary>
    /// <typeparam name="TPixels">Pixels of a tile, 1 to 14.</typeparam>
    /// <typeparam name="TBlocks">Blocks of filters of a tile, 1 to 3.</typeparam>
    /// <typeparam name="TStep">Floats from pixel to pixel of the input; 0 takes them from the job.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TPixels, TBlocks, TStep>(TileJob* job)
        where TPixels : struct, ICount
        where TBlocks : struct, ICount
        where TStep : struct, ICount
    {
        nint step = TStep.Value > 0 ? TStep.Value : job->InputStep;
        nint weightBlock = job->WeightBlock, next = job->NextWeights, addendStep = job->AddendStep, outputStep = job->OutputStep;
        float* input = job->Input, output = job->Output, addend = job->Addend;
        TapRun* end = job->Runs + job->RunCount;
        for (nint tile = job->Tiles; tile > 0; tile--)
        {
            Vector512<float> a0 = Vector512.Load(job->Bias);
            Vector512<float> b0 = TBlocks.Value > 1 ? Vector512.Load(job->Bias + MapLayout.Lanes) : default;
            Vector512<float> c0 = TBlocks.Value > 2 ? Vector512.Load(job->Bias + 2 * MapLayout.Lanes) : default;
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
                if (TPixels.Value > 1) a1 += Vector512.Load(addend + addendStep);
                if (TPixels.Value > 2) a2 += Vector512.Load(addend + 2 * addendStep);
                if (TPixels.Value > 3) a3 += Vector512.Load(addend + 3 * addendStep);
                if (TPixels.Value > 4) a4 += Vector512.Load(addend + 4 * addendStep);
                if (TPixels.Value > 5) a5 += Vector512.Load(addend + 5 * addendStep);
                if (TPixels.Value > 6) a6 += Vector512.Load(addend + 6 * addendStep);
                if (TPixels.Value > 7) a7 += Vector512.Load(addend + 7 * addendStep);
                if (TPixels.Value > 8) a8 += Vector512.Load(addend + 8 * addendStep);
                if (TPixels.Value > 9) a9 += Vector512.Load(addend + 9 * addendStep);
                if (TPixels.Value > 10) a10 += Vector512.Load(addend + 10 * addendStep);
                if (TPixels.Value > 11) a11 += Vector512.Load(addend + 11 * addendStep);
                if (TPixels.Value > 12) a12 += Vector512.Load(addend + 12 * addendStep);
                if (TPixels.Value > 13) a13 += Vector512.Load(addend + 13 * addendStep);

                if (TBlocks.Value > 1) b0 += Vector512.Load(second);
                if (TPixels.Value > 1 && TBlocks.Value > 1) b1 += Vector512.Load(second + addendStep);
                if (TPixels.Value > 2 && TBlocks.Value > 1) b2 += Vector512.Load(second + 2 * addendStep);
                if (TPixels.Value > 3 && TBlocks.Value > 1) b3 += Vector512.Load(second + 3 * addendStep);
                if (TPixels.Value > 4 && TBlocks.Value > 1) b4 += Vector512.Load(second + 4 * addendStep);
                if (TPixels.Value > 5 && TBlocks.Value > 1) b5 += Vector512.Load(second + 5 * addendStep);
                if (TPixels.Value > 6 && TBlocks.Value > 1) b6 += Vector512.Load(second + 6 * addendStep);
                if (TPixels.Value > 7 && TBlocks.Value > 1) b7 += Vector512.Load(second + 7 * addendStep);
                if (TPixels.Value > 8 && TBlocks.Value > 1) b8 += Vector512.Load(second + 8 * addendStep);
                if (TPixels.Value > 9 && TBlocks.Value > 1) b9 += Vector512.Load(second + 9 * addendStep);
                if (TPixels.Value > 10 && TBlocks.Value > 1) b10 += Vector512.Load(second + 10 * addendStep);
                if (TPixels.Value > 11 && TBlocks.Value > 1) b11 += Vector512.Load(second + 11 * addendStep);
                if (TPixels.Value > 12 && TBlocks.Value > 1) b12 += Vector512.Load(second + 12 * addendStep);
                if (TPixels.Value > 13 && TBlocks.Value > 1) b13 += Vector512.Load(second + 13 * addendStep);

                if (TBlocks.Value > 2) c0 += Vector512.Load(third);
                if (TPixels.Value > 1 && TBlocks.Value > 2) c1 += Vector512.Load(third + addendStep);
                if (TPixels.Value > 2 && TBlocks.Value > 2) c2 += Vector512.Load(third + 2 * addendStep);
                if (TPixels.Value > 3 && TBlocks.Value > 2) c3 += Vector512.Load(third + 3 * addendStep);
                if (TPixels.Value > 4 && TBlocks.Value > 2) c4 += Vector512.Load(third + 4 * addendStep);
                if (TPixels.Value > 5 && TBlocks.Value > 2) c5 += Vector512.Load(third + 5 * addendStep);
                if (TPixels.Value > 6 && TBlocks.Value > 2) c6 += Vector512.Load(third + 6 * addendStep);
                if (TPixels.Value > 7 && TBlocks.Value > 2) c7 += Vector512.Load(third + 7 * addendStep);
                if (TPixels.Value > 8 && TBlocks.Value > 2) c8 += Vector512.Load(third + 8 * addendStep);
                if (TPixels.Value > 9 && TBlocks.Value > 2) c9 += Vector512.Load(third + 9 * addendStep);
                if (TPixels.Value > 10 && TBlocks.Value > 2) c10 += Vector512.Load(third + 10 * addendStep);
                if (TPixels.Value > 11 && TBlocks.Value > 2) c11 += Vector512.Load(third + 11 * addendStep);
                if (TPixels.Value > 12 && TBlocks.Value > 2) c12 += Vector512.Load(third + 12 * addendStep);
                if (TPixels.Value > 13 && TBlocks.Value > 2) c13 += Vector512.Load(third + 13 * addendStep);
                addend += TPixels.Value * addendStep;
            }

            float* weights = job->Weights;
            for (TapRun* run = job->Runs; run < end; run++)
            {
                float* values = input + run->Offset;
                for (nint i = run->Length; i > 0; i--)
                {
                    Vector512<float> wa = Vector512.Load(weights), x = Vector512.Create(*values);
                    Vector512<float> wb = TBlocks.Value > 1 ? Vector512.Load(weights + weightBlock) : default;
                    Vector512<float> wc = TBlocks.Value > 2 ? Vector512.Load(weights + 2 * weightBlock) : default;
                    if (Sse.IsSupported) Sse.Prefetch1(weights + next);
                    if (Sse.IsSupported && TBlocks.Value > 1) Sse.Prefetch1(weights + weightBlock + next);
                    if (Sse.IsSupported && TBlocks.Value > 2) Sse.Prefetch1(weights + 2 * weightBlock + next);
                    a0 = Vector512.FusedMultiplyAdd(wa, x, a0);
                    if (TBlocks.Value > 1) b0 = Vector512.FusedMultiplyAdd(wb, x, b0);
                    if (TBlocks.Value > 2) c0 = Vector512.FusedMultiplyAdd(wc, x, c0);
                    if (TPixels.Value > 1) x = Vector512.Create(values[step]);
                    if (TPixels.Value > 1) a1 = Vector512.FusedMultiplyAdd(wa, x, a1);
                    if (TPixels.Value > 1 && TBlocks.Value > 1) b1 = Vector512.FusedMultiplyAdd(wb, x, b1);
                    if (TPixels.Value > 1 && TBlocks.Value > 2) c1 = Vector512.FusedMultiplyAdd(wc, x, c1);
                    if (TPixels.Value > 2) x = Vector512.Create(values[2 * step]);
                    if (TPixels.Value > 2) a2 = Vector512.FusedMultiplyAdd(wa, x, a2);
                    if (TPixels.Value > 2 && TBlocks.Value > 1) b2 = Vector512.FusedMultiplyAdd(wb, x, b2);
                    if (TPixels.Value > 2 && TBlocks.Value > 2) c2 = Vector512.FusedMultiplyAdd(wc, x, c2);
                    if (TPixels.Value > 3) x = Vector512.Create(values[3 * step]);
                    if (TPixels.Value > 3) a3 = Vector512.FusedMultiplyAdd(wa, x, a3);
                    if (TPixels.Value > 3 && TBlocks.Value > 1) b3 = Vector512.FusedMultiplyAdd(wb, x, b3);
                    if (TPixels.Value > 3 && TBlocks.Value > 2) c3 = Vector512.FusedMultiplyAdd(wc, x, c3);
                    if (TPixels.Value > 4) x = Vector512.Create(values[4 * step]);
                    if (TPixels.Value > 4) a4 = Vector512.FusedMultiplyAdd(wa, x, a4);
                    if (TPixels.Value > 4 && TBlocks.Value > 1) b4 = Vector512.FusedMultiplyAdd(wb, x, b4);
                    if (TPixels.Value > 4 && TBlocks.Value > 2) c4 = Vector512.FusedMultiplyAdd(wc, x, c4);
                    if (TPixels.Value > 5) x = Vector512.Create(values[5 * step]);
                    if (TPixels.Value > 5) a5 = Vector512.FusedMultiplyAdd(wa, x, a5);
                    if (TPixels.Value > 5 && TBlocks.Value > 1) b5 = Vector512.FusedMultiplyAdd(wb, x, b5);
                    if (TPixels.Value > 5 && TBlocks.Value > 2) c5 = Vector512.FusedMultiplyAdd(wc, x, c5);
                    if (TPixels.Value > 6) x = Vector512.Create(values[6 * step]);
                    if (TPixels.Value > 6) a6 = Vector512.FusedMultiplyAdd(wa, x, a6);
                    if (TPixels.Value > 6 && TBlocks.Value > 1) b6 = Vector512.FusedMultiplyAdd(wb, x, b6);
                    if (TPixels.Value > 6 && TBlocks.Value > 2) c6 = Vector512.FusedMultiplyAdd(wc, x, c6);
                    if (TPixels.Value > 7) x = Vector512.Create(values[7 * step]);
                    if (TPixels.Value > 7) a7 = Vector512.FusedMultiplyAdd(wa, x, a7);
                    if (TPixels.Value > 7 && TBlocks.Value > 1) b7 = Vector512.FusedMultiplyAdd(wb, x, b7);
                    if (TPixels.Value > 7 && TBlocks.Value > 2) c7 = Vector512.FusedMultiplyAdd(wc, x, c7);
                    if (TPixels.Value > 8) x = Vector512.Create(values[8 * step]);
                    if (TPixels.Value > 8) a8 = Vector512.FusedMultiplyAdd(wa, x, a8);
                    if (TPixels.Value > 8 && TBlocks.Value > 1) b8 = Vector512.FusedMultiplyAdd(wb, x, b8);
                    if (TPixels.Value > 8 && TBlocks.Value > 2) c8 = Vector512.FusedMultiplyAdd(wc, x, c8);
                    if (TPixels.Value > 9) x = Vector512.Create(values[9 * step]);
                    if (TPixels.Value > 9) a9 = Vector512.FusedMultiplyAdd(wa, x, a9);
                    if (TPixels.Value > 9 && TBlocks.Value > 1) b9 = Vector512.FusedMultiplyAdd(wb, x, b9);
                    if (TPixels.Value > 9 && TBlocks.Value > 2) c9 = Vector512.FusedMultiplyAdd(wc, x, c9);
                    if (TPixels.Value > 10) x = Vector512.Create(values[10 * step]);
                    if (TPixels.Value > 10) a10 = Vector512.FusedMultiplyAdd(wa, x, a10);
                    if (TPixels.Value > 10 && TBlocks.Value > 1) b10 = Vector512.FusedMultiplyAdd(wb, x, b10);
                    if (TPixels.Value > 10 && TBlocks.Value > 2) c10 = Vector512.FusedMultiplyAdd(wc, x, c10);
                    if (TPixels.Value > 11) x = Vector512.Create(values[11 * step]);
                    if (TPixels.Value > 11) a11 = Vector512.FusedMultiplyAdd(wa, x, a11);
                    if (TPixels.Value > 11 && TBlocks.Value > 1) b11 = Vector512.FusedMultiplyAdd(wb, x, b11);
                    if (TPixels.Value > 11 && TBlocks.Value > 2) c11 = Vector512.FusedMultiplyAdd(wc, x, c11);
                    if (TPixels.Value > 12) x = Vector512.Create(values[12 * step]);
                    if (TPixels.Value > 12) a12 = Vector512.FusedMultiplyAdd(wa, x, a12);
                    if (TPixels.Value > 12 && TBlocks.Value > 1) b12 = Vector512.FusedMultiplyAdd(wb, x, b12);
                    if (TPixels.Value > 12 && TBlocks.Value > 2) c12 = Vector512.FusedMultiplyAdd(wc, x, c12);
                    if (TPixels.Value > 13) x = Vector512.Create(values[13 * step]);
                    if (TPixels.Value > 13) a13 = Vector512.FusedMultiplyAdd(wa, x, a13);
                    if (TPixels.Value > 13 && TBlocks.Value > 1) b13 = Vector512.FusedMultiplyAdd(wb, x, b13);
                    if (TPixels.Value > 13 && TBlocks.Value > 2) c13 = Vector512.FusedMultiplyAdd(wc, x, c13);
                    values++;
                    weights += MapLayout.Lanes;
                }
            }

            float* output1 = output + job->OutputBlock, output2 = output1 + job->OutputBlock;
            if (job->Clamps)
            {
                Vector512<float> low = Vector512.Create(job->Low), high = Vector512.Create(job->High);
                VectorMath.Clamp(a0, low, high).Store(output);
                if (TPixels.Value > 1) VectorMath.Clamp(a1, low, high).Store(output + outputStep);
                if (TPixels.Value > 2) VectorMath.Clamp(a2, low, high).Store(output + 2 * outputStep);
                if (TPixels.Value > 3) VectorMath.Clamp(a3, low, high).Store(output + 3 * outputStep);
                if (TPixels.Value > 4) VectorMath.Clamp(a4, low, high).Store(output + 4 * outputStep);
                if (TPixels.Value > 5) VectorMath.Clamp(a5, low, high).Store(output + 5 * outputStep);
                if (TPixels.Value > 6) VectorMath.Clamp(a6, low, high).Store(output + 6 * outputStep);
                if (TPixels.Value > 7) VectorMath.Clamp(a7, low, high).Store(output + 7 * outputStep);
                if (TPixels.Value > 8) VectorMath.Clamp(a8, low, high).Store(output + 8 * outputStep);
                if (TPixels.Value > 9) VectorMath.Clamp(a9, low, high).Store(output + 9 * outputStep);
                if (TPixels.Value > 10) VectorMath.Clamp(a10, low, high).Store(output + 10 * outputStep);
                if (TPixels.Value > 11) VectorMath.Clamp(a11, low, high).Store(output + 11 * outputStep);
                if (TPixels.Value > 12) VectorMath.Clamp(a12, low, high).Store(output + 12 * outputStep);
                if (TPixels.Value > 13) VectorMath.Clamp(a13, low, high).Store(output + 13 * outputStep);

                if (TBlocks.Value > 1) VectorMath.Clamp(b0, low, high).Store(output1);
                if (TPixels.Value > 1 && TBlocks.Value > 1) VectorMath.Clamp(b1, low, high).Store(output1 + outputStep);
                if (TPixels.Value > 2 && TBlocks.Value > 1) VectorMath.Clamp(b2, low, high).Store(output1 + 2 * outputStep);
                if (TPixels.Value > 3 && TBlocks.Value > 1) VectorMath.Clamp(b3, low, high).Store(output1 + 3 * outputStep);
                if (TPixels.Value > 4 && TBlocks.Value > 1) VectorMath.Clamp(b4, low, high).Store(output1 + 4 * outputStep);
                if (TPixels.Value > 5 && TBlocks.Value > 1) VectorMath.Clamp(b5, low, high).Store(output1 + 5 * outputStep);
                if (TPixels.Value > 6 && TBlocks.Value > 1) VectorMath.Clamp(b6, low, high).Store(output1 + 6 * outputStep);
                if (TPixels.Value > 7 && TBlocks.Value > 1) VectorMath.Clamp(b7, low, high).Store(output1 + 7 * outputStep);
                if (TPixels.Value > 8 && TBlocks.Value > 1) VectorMath.Clamp(b8, low, high).Store(output1 + 8 * outputStep);
                if (TPixels.Value > 9 && TBlocks.Value > 1) VectorMath.Clamp(b9, low, high).Store(output1 + 9 * outputStep);
                if (TPixels.Value > 10 && TBlocks.Value > 1) VectorMath.Clamp(b10, low, high).Store(output1 + 10 * outputStep);
                if (TPixels.Value > 11 && TBlocks.Value > 1) VectorMath.Clamp(b11, low, high).Store(output1 + 11 * outputStep);
                if (TPixels.Value > 12 && TBlocks.Value > 1) VectorMath.Clamp(b12, low, high).Store(output1 + 12 * outputStep);
                if (TPixels.Value > 13 && TBlocks.Value > 1) VectorMath.Clamp(b13, low, high).Store(output1 + 13 * outputStep);

                if (TBlocks.Value > 2) VectorMath.Clamp(c0, low, high).Store(output2);
                if (TPixels.Value > 1 && TBlocks.Value > 2) VectorMath.Clamp(c1, low, high).Store(output2 + outputStep);
                if (TPixels.Value > 2 && TBlocks.Value > 2) VectorMath.Clamp(c2, low, high).Store(output2 + 2 * outputStep);
                if (TPixels.Value > 3 && TBlocks.Value > 2) VectorMath.Clamp(c3, low, high).Store(output2 + 3 * outputStep);
                if (TPixels.Value > 4 && TBlocks.Value > 2) VectorMath.Clamp(c4, low, high).Store(output2 + 4 * outputStep);
                if (TPixels.Value > 5 && TBlocks.Value > 2) VectorMath.Clamp(c5, low, high).Store(output2 + 5 * outputStep);
                if (TPixels.Value > 6 && TBlocks.Value > 2) VectorMath.Clamp(c6, low, high).Store(output2 + 6 * outputStep);
                if (TPixels.Value > 7 && TBlocks.Value > 2) VectorMath.Clamp(c7, low, high).Store(output2 + 7 * outputStep);
                if (TPixels.Value > 8 && TBlocks.Value > 2) VectorMath.Clamp(c8, low, high).Store(output2 + 8 * outputStep);
                if (TPixels.Value > 9 && TBlocks.Value > 2) VectorMath.Clamp(c9, low, high).Store(output2 + 9 * outputStep);
                if (TPixels.Value > 10 && TBlocks.Value > 2) VectorMath.Clamp(c10, low, high).Store(output2 + 10 * outputStep);
                if (TPixels.Value > 11 && TBlocks.Value > 2) VectorMath.Clamp(c11, low, high).Store(output2 + 11 * outputStep);
                if (TPixels.Value > 12 && TBlocks.Value > 2) VectorMath.Clamp(c12, low, high).Store(output2 + 12 * outputStep);
                if (TPixels.Value > 13 && TBlocks.Value > 2) VectorMath.Clamp(c13, low, high).Store(output2 + 13 * outputStep);
            }
            else
            {
                a0.Store(output);
                if (TPixels.Value > 1) a1.Store(output + outputStep);
                if (TPixels.Value > 2) a2.Store(output + 2 * outputStep);
                if (TPixels.Value > 3) a3.Store(output + 3 * outputStep);
                if (TPixels.Value > 4) a4.Store(output + 4 * outputStep);
                if (TPixels.Value > 5) a5.Store(output + 5 * outputStep);
                if (TPixels.Value > 6) a6.Store(output + 6 * outputStep);
                if (TPixels.Value > 7) a7.Store(output + 7 * outputStep);
                if (TPixels.Value > 8) a8.Store(output + 8 * outputStep);
                if (TPixels.Value > 9) a9.Store(output + 9 * outputStep);
                if (TPixels.Value > 10) a10.Store(output + 10 * outputStep);
                if (TPixels.Value > 11) a11.Store(output + 11 * outputStep);
                if (TPixels.Value > 12) a12.Store(output + 12 * outputStep);
                if (TPixels.Value > 13) a13.Store(output + 13 * outputStep);

                if (TBlocks.Value > 1) b0.Store(output1);
                if (TPixels.Value > 1 && TBlocks.Value > 1) b1.Store(output1 + outputStep);
                if (TPixels.Value > 2 && TBlocks.Value > 1) b2.Store(output1 + 2 * outputStep);
                if (TPixels.Value > 3 && TBlocks.Value > 1) b3.Store(output1 + 3 * outputStep);
                if (TPixels.Value > 4 && TBlocks.Value > 1) b4.Store(output1 + 4 * outputStep);
                if (TPixels.Value > 5 && TBlocks.Value > 1) b5.Store(output1 + 5 * outputStep);
                if (TPixels.Value > 6 && TBlocks.Value > 1) b6.Store(output1 + 6 * outputStep);
                if (TPixels.Value > 7 && TBlocks.Value > 1) b7.Store(output1 + 7 * outputStep);
                if (TPixels.Value > 8 && TBlocks.Value > 1) b8.Store(output1 + 8 * outputStep);
                if (TPixels.Value > 9 && TBlocks.Value > 1) b9.Store(output1 + 9 * outputStep);
                if (TPixels.Value > 10 && TBlocks.Value > 1) b10.Store(output1 + 10 * outputStep);
                if (TPixels.Value > 11 && TBlocks.Value > 1) b11.Store(output1 + 11 * outputStep);
                if (TPixels.Value > 12 && TBlocks.Value > 1) b12.Store(output1 + 12 * outputStep);
                if (TPixels.Value > 13 && TBlocks.Value > 1) b13.Store(output1 + 13 * outputStep);

                if (TBlocks.Value > 2) c0.Store(output2);
                if (TPixels.Value > 1 && TBlocks.Value > 2) c1.Store(output2 + outputStep);
                if (TPixels.Value > 2 && TBlocks.Value > 2) c2.Store(output2 + 2 * outputStep);
                if (TPixels.Value > 3 && TBlocks.Value > 2) c3.Store(output2 + 3 * outputStep);
                if (TPixels.Value > 4 && TBlocks.Value > 2) c4.Store(output2 + 4 * outputStep);
                if (TPixels.Value > 5 && TBlocks.Value > 2) c5.Store(output2 + 5 * outputStep);
                if (TPixels.Value > 6 && TBlocks.Value > 2) c6.Store(output2 + 6 * outputStep);
                if (TPixels.Value > 7 && TBlocks.Value > 2) c7.Store(output2 + 7 * outputStep);
                if (TPixels.Value > 8 && TBlocks.Value > 2) c8.Store(output2 + 8 * outputStep);
                if (TPixels.Value > 9 && TBlocks.Value > 2) c9.Store(output2 + 9 * outputStep);
                if (TPixels.Value > 10 && TBlocks.Value > 2) c10.Store(output2 + 10 * outputStep);
                if (TPixels.Value > 11 && TBlocks.Value > 2) c11.Store(output2 + 11 * outputStep);
                if (TPixels.Value > 12 && TBlocks.Value > 2) c12.Store(output2 + 12 * outputStep);
                if (TPixels.Value > 13 && TBlocks.Value > 2) c13.Store(output2 + 13 * outputStep);
            }

            input += TPixels.Value * step;
            output += TPixels.Value * outputStep;
        }
    }
}
