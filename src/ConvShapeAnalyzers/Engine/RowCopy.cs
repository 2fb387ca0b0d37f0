using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConvShape.Engine;

/// <summary>
/// Moves rows of a map: often a few floats only, so that a call of the general copy would cost more than the work. A last vector that
/// would reach behind the row overlaps the one before.
/// </summary>
internal static unsafe class RowCopy
{
    /// <summary>Copies neighbouring values.</summary>
    public static void Copy(float* source, float* target, nint count)
    {
        nint last = count - Vector<float>.Count;
        if (last < 0)
        {
            CopyEvery(1, source, target, count);
            return;
        }

        for (nint i = 0; i < last; i += Vector<float>.Count)
        {
            Vector.Load(source + i).Store(target + i);
        }

        Vector.Load(source + last).Store(target + last);
    }

    /// <summary>Copies so many neighbouring values that a call of the general copy is worth it.</summary>
    public static void CopyMany(float* source, float* target, nint count) =>
        Buffer.MemoryCopy(source, target, count * sizeof(float), count * sizeof(float));

    /// <summary>Copies every second value. Nothing before the first or behind the last of them is read.</summary>
    public static void CopyEverySecond(float* source, float* target, nint count)
    {
        nint last = count - Vector<float>.Count;
        if (last <= 0)
        {
            CopyEvery(2, source, target, count);
            return;
        }

        for (nint i = 0; i < last; i += Vector<float>.Count)
        {
            OneOfPairs(source + 2 * i, isSecond: false).Store(target + i);
        }

        // The value behind the last one may lie beyond the end of memory, so each is read with the value before it.
        OneOfPairs(source + 2 * last - 1, isSecond: true).Store(target + last);
    }

    /// <summary>Copies every <paramref name="stride"/>-th value.</summary>
    public static void CopyEvery(nint stride, float* source, float* target, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            target[i] = source[i * stride];
        }
    }

    /// <summary>Writes one value many times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(float value, float* target, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            target[i] = value;
        }
    }

    /// <summary>Writes neighbouring values to every <paramref name="stride"/>-th place, and nothing between them.</summary>
    public static void Spread(nint stride, float* source, float* target, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            target[i * stride] = source[i];
        }
    }

    /// <summary>Writes the values of two rows in turn: even[0], odd[0], even[1], …, <paramref name="count"/> of them in all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Interleave(float* even, float* odd, float* target, nint count)
    {
        nint pairs = count / 2, at = 0, width = Vector<float>.Count;
        for (; at <= pairs - width; at += width)
        {
            // A pair is written as one 64-bit number.
            Vector.Widen(Vector.Load((uint*)even + at), out Vector<ulong> evenLow, out Vector<ulong> evenHigh);
            Vector.Widen(Vector.Load((uint*)odd + at), out Vector<ulong> oddLow, out Vector<ulong> oddHigh);
            Pair(evenLow, oddLow).Store((ulong*)target + at);
            Pair(evenHigh, oddHigh).Store((ulong*)target + at + Vector<ulong>.Count);
        }

        for (; at < pairs; at++)
        {
            target[2 * at] = even[at];
            target[2 * at + 1] = odd[at];
        }

        if (count % 2 == 1)
        {
            target[count - 1] = even[pairs];
        }
    }

    /// <summary>Copies rows that lie <paramref name="pitch"/> apart to where they lie one behind the other.</summary>
    public static void Compact(float* source, nint pitch, float* target, nint width, nint rows)
    {
        for (nint row = 0; row < rows; row++)
        {
            Copy(source + row * pitch, target + row * width, width);
        }
    }

    /// <summary>The first or second value of each of neighbouring pairs. A pair is read as one 64-bit number, and half of it kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> OneOfPairs(float* pairs, bool isSecond)
    {
        Vector<ulong> low = Vector.Load((ulong*)pairs), high = Vector.Load((ulong*)pairs + Vector<ulong>.Count);
        if (isSecond == BitConverter.IsLittleEndian)
        {
            low >>>= 32;
            high >>>= 32;
        }

        return Vector.Narrow(low, high).As<uint, float>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<ulong> Pair(Vector<ulong> first, Vector<ulong> second) =>
        BitConverter.IsLittleEndian ? first | (second << 32) : (first << 32) | second;
}
