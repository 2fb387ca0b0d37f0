using System.Runtime.InteropServices;
using ConvShape.Arithmetic;

namespace ConvShape.Engine;

/// <summary>The taps of one window along one axis that lie on the map: pools leave out the others rather than read padding.</summary>
/// <param name="Start">Where the first of them lies; 0 where there is none.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Counted">How many taps count for a mean: those on the map, or with the padding counted, on the padded map.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WindowTaps(int Start, int Count, int Counted)
{
    /// <summary>The taps of every window.</summary>
    /// <param name="axis">The window.</param>
    /// <param name="size">The map's size.</param>
    /// <param name="windows">How many windows there are.</param>
    /// <param name="countsPadding">Whether padding counts.</param>
    public static WindowTaps[] Of(WindowAxis axis, int size, int windows, bool countsPadding)
    {
        WindowTaps[] taps = new WindowTaps[windows];
        for (int i = 0; i < windows; i++)
        {
            long start = (long)i * axis.Stride - axis.PaddingStart;
            long first = TapsBefore(axis, -start), count = TapsBefore(axis, size - start) - first;
            taps[i] = new(
                count > 0 ? (int)(start + first * axis.Dilation) : 0,
                (int)count,
                (int)(countsPadding ? TapsBefore(axis, (long)size + axis.PaddingEnd - start) : count));
        }

        return taps;
    }

    /// <summary>The windows that lie on the map whole: the first, and the one after the last.</summary>
    public static (int First, int End) Whole(WindowTaps[] windows, int kernel)
    {
        int first = 0, end = windows.Length;
        while (first < end && windows[first].Count < kernel)
        {
            first++;
        }

        while (end > first && windows[end - 1].Count < kernel)
        {
            end--;
        }

        return first < end ? (first, end) : (0, 0);
    }

    /// <summary>How many taps lie less than a distance from the first one.</summary>
    private static long TapsBefore(WindowAxis axis, long distance) => Math.Clamp((distance + axis.Dilation - 1) / axis.Dilation, 0, axis.Kernel);
}
