using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>What a row of tiles of one block of channels reads and writes. Distances are in floats.</summary>
[StructLayout(LayoutKind.Auto)]
internal unsafe struct DepthwiseJob
{
    /// <summary>Number of tiles side by side.</summary>
    public nint Tiles;

    /// <summary>Where the first pixel's window begins, and how far the next one's is from it.</summary>
    public float* Input;
    public nint InputStep;

    /// <summary>For each tap, where it reads from there, and sixteen weights.</summary>
    public nint* Taps;
    public nint TapCount;
    public float* Weights;

    /// <summary>Sixteen values that sums start from.</summary>
    public float* Bias;

    /// <summary>Where the sums go, pixel behind pixel.</summary>
    public float* Output;

    /// <summary>The bounds that sums are brought between; infinite for none.</summary>
    public float Low;
    public float High;
}

/// <summary>
/// The kernel of depthwise convolutions: for a tile of neighbouring pixels and a block of sixteen channels, output[pixel, channel] = bias + Σ
/// weight[tap, channel] · input[pixel + tap, channel]. Loads and products are equally many, so that neither waits for the other.
/// </summary>
internal static unsafe class DepthwiseTile
{
    /// <summary>Pixels of the widest tile.</summary>
    public static int MostPixels { get; } = Vector512.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Runs a row of pixels.</summary>
    /// <param name="job">What they read and write; changed on the way.</param>
    /// <param name="pixels">Number of pixels.</param>
    public static void RunRow(DepthwiseJob* job, nint pixels)
    {
        (job->Tiles, nint rest) = Math.DivRem(pixels, MostPixels);
        if (job->Tiles > 0)
        {
            Run(job, MostPixels);
        }

        job->Tiles = 1;
        if (rest > 0)
        {
            Run(job, (int)rest);
        }
    }

    /// <summary>Has the kernels compiled that run rows of so many pixels.</summary>
    /// <param name="step">Floats from pixel to pixel of the input.</param>
    /// <param name="pixels">Number of pixels.</param>
    public static void Compile(nint step, int pixels)
    {
        DepthwiseJob nothing = new() { InputStep = step };
        Run(&nothing, Math.Min(pixels, MostPixels));
        if (pixels % MostPixels != 0)
        {
            Run(&nothing, pixels % MostPixels);
        }
    }

    /// <summary>Runs tiles of one width, and moves on behind them.</summary>
    /// <typeparam name="TPixels">Pixels of a tile, 1 to 8.</typeparam>
    /// <typeparam name="TStep">Floats from pixel to pixel of the input; <see cref="Untold"/> takes them from the job.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TPixels, TStep>(DepthwiseJob* job)
        where TPixels : unmanaged, ICount
        where TStep : unmanaged, ICount
    {
        nint step = typeof(TStep) == typeof(Untold) ? job->InputStep : sizeof(TStep);
        nint* end = job->Taps + job->TapCount;
        float* input = job->Input, output = job->Output;
        Vector512<float> low = Vector512.Create(job->Low), high = Vector512.Create(job->High);
        for (nint tile = job->Tiles; tile > 0; tile--)
        {
            Vector512<float> sum0 = Vector512.Load(job->Bias);
            Vector512<float> sum1 = sum0, sum2 = sum0, sum3 = sum0, sum4 = sum0, sum5 = sum0, sum6 = sum0, sum7 = sum0;
            float* weights = job->Weights;
            for (nint* tap = job->Taps; tap < end; tap++)
            {
                Vector512<float> weight = Vector512.Load(weights);
                float* values = input + *tap;
                sum0 = Vector512.MultiplyAddEstimate(weight, Vector512.Load(values), sum0);
                if (sizeof(TPixels) > 1) sum1 = Vector512.MultiplyAddEstimate(weight, Vector512.Load(values + step), sum1);
                if (sizeof(TPixels) > 2) sum2 = Vector512.MultiplyAddEstimate(weight, Vector512.Load(values + 2 * step), sum2);
                if (sizeof(TPixels) > 3) sum3 = Vector512.MultiplyAddEstimate(weight, Vector512.Load(values + 3 * step), sum3);
                if (sizeof(TPixels) > 4) sum4 = Vector512.MultiplyAddEstimate(weight, Vector512.Load(values + 4 * step), sum4);
                if (sizeof(TPixels) > 5) sum5 = Vector512.MultiplyAddEstimate(weight, Vector512.Load(values + 5 * step), sum5);
                if (sizeof(TPixels) > 6) sum6 = Vector512.MultiplyAddEstimate(weight, Vector512.Load(values + 6 * step), sum6);
                if (sizeof(TPixels) > 7) sum7 = Vector512.MultiplyAddEstimate(weight, Vector512.Load(values + 7 * step), sum7);
                weights += MapLayout.Lanes;
            }

            Vector512.MinNative(high, Vector512.MaxNative(low, sum0)).Store(output);
            if (sizeof(TPixels) > 1) Vector512.MinNative(high, Vector512.MaxNative(low, sum1)).Store(output + MapLayout.Lanes);
            if (sizeof(TPixels) > 2) Vector512.MinNative(high, Vector512.MaxNative(low, sum2)).Store(output + 2 * MapLayout.Lanes);
            if (sizeof(TPixels) > 3) Vector512.MinNative(high, Vector512.MaxNative(low, sum3)).Store(output + 3 * MapLayout.Lanes);
            if (sizeof(TPixels) > 4) Vector512.MinNative(high, Vector512.MaxNative(low, sum4)).Store(output + 4 * MapLayout.Lanes);
            if (sizeof(TPixels) > 5) Vector512.MinNative(high, Vector512.MaxNative(low, sum5)).Store(output + 5 * MapLayout.Lanes);
            if (sizeof(TPixels) > 6) Vector512.MinNative(high, Vector512.MaxNative(low, sum6)).Store(output + 6 * MapLayout.Lanes);
            if (sizeof(TPixels) > 7) Vector512.MinNative(high, Vector512.MaxNative(low, sum7)).Store(output + 7 * MapLayout.Lanes);
            input += sizeof(TPixels) * step;
            output += sizeof(TPixels) * MapLayout.Lanes;
        }

        job->Input = input;
        job->Output = output;
    }

    private static void Run(DepthwiseJob* job, int pixels)
    {
        switch (job->InputStep)
        {
            case 16:
                Run<Sixteen>(job, pixels);
                break;
            case 32:
                Run<ThirtyTwo>(job, pixels);
                break;
            default:
                Run<Untold>(job, pixels);
                break;
        }
    }

    private static void Run<TStep>(DepthwiseJob* job, int pixels)
        where TStep : unmanaged, ICount
    {
        switch (pixels)
        {
            case 1:
                Run<One, TStep>(job);
                break;
            case 2:
                Run<Two, TStep>(job);
                break;
            case 3:
                Run<Three, TStep>(job);
                break;
            case 4:
                Run<Four, TStep>(job);
                break;
            case 5:
                Run<Five, TStep>(job);
                break;
            case 6:
                Run<Six, TStep>(job);
                break;
            case 7:
                Run<Seven, TStep>(job);
                break;
            default:
                Run<Eight, TStep>(job);
                break;
        }
    }
}
