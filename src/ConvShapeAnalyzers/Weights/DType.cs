using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ConvShape.Weights;

/// <summary>The element types of safetensors: their sizes, and the way from the four that hold real weights to float.</summary>
internal static class DType
{
    /// <summary>The types that weights are read from, for messages.</summary>
    public const string Readable = "F32, F16, BF16 and F64";

    /// <summary>Bits of one element; 0 for a type that the format does not know.</summary>
    public static int Bits(string dtype) => dtype switch
    {
        "F4" => 4,
        "F6_E2M3" or "F6_E3M2" => 6,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ" => 8,
        "I16" or "U16" or "F16" or "BF16" => 16,
        "I32" or "U32" or "F32" => 32,
        "F64" or "I64" or "U64" or "C64" => 64,
        _ => 0,
    };

    /// <summary>Whether weights of this type can be read.</summary>
    public static bool IsReadable(string dtype) => dtype is "F32" or "F16" or "BF16" or "F64";

    /// <summary>
    /// Turns little-endian elements other than F32 into floats: F16 and BF16 exactly, NaN payloads too; F64 rounds to the nearest.
    /// </summary>
    public static void Decode(string dtype, ReadOnlySpan<byte> bytes, Span<float> floats)
    {
        switch (dtype)
        {
            case "F16":
                Widen<Float16>(bytes, floats);
                break;
            case "BF16":
                Widen<BFloat16>(bytes, floats);
                break;
            case "F64":
                for (int i = 0; i < floats.Length; i++) floats[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
                break;
            default:
                throw new ArgumentException($"{dtype} is no type that is decoded.", nameof(dtype));
        }
    }

    /// <summary>Turns floats into the machine's other byte order, in place: the file's order from or to a big-endian machine's.</summary>
    public static void ReverseElements(Span<float> floats)
    {
        Span<uint> bits = MemoryMarshal.Cast<float, uint>(floats);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }

    private static void Widen<TFormat>(ReadOnlySpan<byte> bytes, Span<float> floats) where TFormat : ITwoByteFloat
    {
        int step = Vector<ushort>.Count;
        while (floats.Length >= step)
        {
            (Vector<float> low, Vector<float> high) = Widen<TFormat>(bytes);
            low.CopyTo(floats);
            high.CopyTo(floats[(step / 2)..]);
            bytes = bytes[(2 * step)..];
            floats = floats[step..];
        }

        // The remainder takes the same way in a vector of its own, so that every element is widened alike.
        if (floats.IsEmpty) return;
        Span<byte> last = stackalloc byte[2 * step];
        Span<float> widened = stackalloc float[step];
        bytes.CopyTo(last);
        (Vector<float> left, Vector<float> right) = Widen<TFormat>(last);
        left.CopyTo(widened);
        right.CopyTo(widened[(step / 2)..]);
        widened[..floats.Length].CopyTo(floats);
    }

    private static (Vector<float> Low, Vector<float> High) Widen<TFormat>(ReadOnlySpan<byte> bytes) where TFormat : ITwoByteFloat
    {
        Vector<ushort> elements = new Vector<byte>(bytes).As<byte, ushort>();
        if (!BitConverter.IsLittleEndian) elements = (elements << 8) | (elements >> 8);
        Vector.Widen(elements, out Vector<uint> low, out Vector<uint> high);
        return (TFormat.ToSingle(low), TFormat.ToSingle(high));
    }

    private interface ITwoByteFloat
    {
        /// <summary>Floats from elements in the low half of each lane, the high half zero.</summary>
        static abstract Vector<float> ToSingle(Vector<uint> bits);
    }

    /// <summary>The upper half of a float.</summary>
    private readonly struct BFloat16 : ITwoByteFloat
    {
        public static Vector<float> ToSingle(Vector<uint> bits) => (bits << 16).As<uint, float>();
    }

    /// <summary>IEEE 754 binary16: 1 bit of sign, 5 of exponent with bias 15, 10 of mantissa.</summary>
    private readonly struct Float16 : ITwoByteFloat
    {
        public static Vector<float> ToSingle(Vector<uint> bits)
        {
            Vector<uint> sign = (bits & new Vector<uint>(0x8000)) << 16;
            Vector<uint> magnitude = (bits & new Vector<uint>(0x7FFF)) << 13;

            // Moved into a float's fields, the value is too small by the difference of the biases, 127 − 15.
            // One exact multiplication mends that, for subnormal numbers too, which become normal.
            Vector<uint> finite = (magnitude.As<uint, float>() * new Vector<float>(float.ScaleB(1, 112))).As<float, uint>();

            // Infinity and NaN keep their mantissa and take a float's largest exponent.
            Vector<uint> special = Vector.GreaterThanOrEqual(magnitude, new Vector<uint>(0x7C00 << 13));
            Vector<uint> result = Vector.ConditionalSelect(special, magnitude | new Vector<uint>(0x7F800000), finite);
            return (sign | result).As<uint, float>();
        }
    }
}
