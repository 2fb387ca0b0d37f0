using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ConvShape.Weights.Tests;

public class DTypeTests
{
    private static readonly string[] Types = ["f16", "bf16", "f32", "f64"];

    /// <summary>make_dtypes.py made the file: for each type the stored elements, and the floats to which PyTorch converts them.</summary>
    [Fact]
    public void Every_type_converts_as_PyTorch_does()
    {
        StateDict weights = BothWays.Load(File.ReadAllBytes(Fixture()), [
            .. Types.Select(type => SafetensorsFile.Spec(type, type == "f64" ? 40 : 22)),
            .. Types.Select(type => SafetensorsFile.Spec(type + ".float", type == "f64" ? 40 : 22))]);
        foreach (string type in Types)
            Assert.Equal(BothWays.Bits(weights, type + ".float").ToArray(), BothWays.Bits(weights, type).ToArray());

        // A few of PyTorch's numbers in writing, so that the file is held as well: zero, −0, smallest subnormal, one, largest, ∞, NaN.
        ReadOnlySpan<float> half = weights["f16"].Span, brain = weights["bf16"].Span, wide = weights["f64"].Span;
        Assert.Equal([0u, 0x80000000u], BothWays.Bits(weights, "f16")[..2].ToArray());
        Assert.Equal((5.9604645e-8f, 1f, 65504f, float.PositiveInfinity), (half[2], half[12], half[16], half[18]));
        Assert.Equal((9.1835e-41f, 1f, 3.3895314e38f, float.NegativeInfinity), (brain[2], brain[12], brain[16], brain[19]));
        Assert.Equal((0f, 1e-45f, 1e-45f, 1f, 1.0000001f, 1.0000002f), (wide[3], wide[4], wide[5], wide[10], wide[11], wide[12]));
        Assert.Equal((float.MaxValue, float.MaxValue, float.PositiveInfinity), (wide[14], wide[15], wide[16]));
        Assert.True(float.IsNaN(half[20]) && float.IsNaN(brain[20]) && float.IsNaN(wide[19]));
    }

    [Fact]
    public void Every_half_converts_exactly_and_NaN_keeps_sign_and_payload()
    {
        float[] floats = DecodeAll65536("F16");
        for (int bits = 0; bits < floats.Length; bits++)
        {
            uint actual = BitConverter.SingleToUInt32Bits(floats[bits]);
            Half half = BitConverter.UInt16BitsToHalf((ushort)bits);
            uint expected = Half.IsNaN(half)
                ? ((uint)(bits & 0x8000) << 16) | 0x7F800000 | ((uint)(bits & 0x3FF) << 13)
                : BitConverter.SingleToUInt32Bits((float)half);
            Assert.True(expected == actual, $"{bits:X4}: {expected:X8} expected, {actual:X8} found");
        }
    }

    [Fact]
    public void Every_bfloat_is_the_upper_half_of_its_float()
    {
        float[] floats = DecodeAll65536("BF16");
        for (int bits = 0; bits < floats.Length; bits++) Assert.Equal((uint)bits << 16, BitConverter.SingleToUInt32Bits(floats[bits]));
    }

    [Theory]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    [InlineData("F64", 8)]
    public void Every_count_writes_its_elements_and_no_more(string dtype, int elementBytes)
    {
        byte[] bytes = new byte[70 * elementBytes];
        new Random(1).NextBytes(bytes);
        float[] all = new float[70];
        DType.Decode(dtype, bytes, all);
        for (int count = 0; count < 70; count++)
        {
            float[] floats = new float[71];
            Array.Fill(floats, 42);
            DType.Decode(dtype, bytes.AsSpan(0, count * elementBytes), floats.AsSpan(0, count));
            Assert.Equal(Bits(all.AsSpan(0, count)), Bits(floats.AsSpan(0, count)));
            Assert.All(floats.Skip(count), value => Assert.Equal(42, value));
        }
    }

    [Fact]
    public void Reversed_elements_are_the_other_byte_order()
    {
        float[] floats = [1.5f, -0f];
        DType.ReverseElements(floats);
        Assert.Equal([BinaryPrimitives.ReverseEndianness(0x3FC00000u), 0x80u], Bits(floats));
    }

    [Theory]
    [InlineData("BOOL", 8)]
    [InlineData("F4", 4)]
    [InlineData("F6_E2M3", 6)]
    [InlineData("F6_E3M2", 6)]
    [InlineData("U8", 8)]
    [InlineData("I8", 8)]
    [InlineData("F8_E5M2", 8)]
    [InlineData("F8_E4M3", 8)]
    [InlineData("F8_E8M0", 8)]
    [InlineData("F8_E4M3FNUZ", 8)]
    [InlineData("F8_E5M2FNUZ", 8)]
    [InlineData("I16", 16)]
    [InlineData("U16", 16)]
    [InlineData("I32", 32)]
    [InlineData("U32", 32)]
    [InlineData("C64", 64)]
    [InlineData("I64", 64)]
    [InlineData("U64", 64)]
    public void What_is_not_a_real_number_is_passed_over_as_extra_and_refused_as_declared(string dtype, int bits)
    {
        byte[] file = SafetensorsFile.Of("{" + SafetensorsFile.Entry("mask", dtype, "4", 0, bits / 2) + "}", bits / 2);
        BothWays.Load(file, [], new() { AllowExtra = true });
        Assert.Equal($"mask is of type {dtype} in the file, but weights are read from F32, F16, BF16 and F64",
            BothWays.Fault(file, [SafetensorsFile.Spec("mask", 4)]));
    }

    private static uint[] Bits(ReadOnlySpan<float> floats) => MemoryMarshal.Cast<float, uint>(floats).ToArray();

    private static float[] DecodeAll65536(string dtype)
    {
        byte[] bytes = new byte[2 * 65536];
        for (int bits = 0; bits < 65536; bits++) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * bits), (ushort)bits);
        float[] floats = new float[65536];
        DType.Decode(dtype, bytes, floats);
        return floats;
    }

    private static string Fixture()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Build.props"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "tests", "ConvShapeAnalyzers.Tests", "Weights", "dtypes.safetensors");
    }
}
