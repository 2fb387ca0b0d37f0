using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using ConvShape.Architecture;
using FsCheck;
using FsCheck.Fluent;
using static ConvShape.Weights.Tests.SafetensorsFile;

namespace ConvShape.Weights.Tests;

public class RoundTripTests
{
    private static readonly uint[] PeculiarBits =
        [0, 0x80000000, 1, 0x807FFFFF, 0x7F800000, 0xFF800000, 0x7FC00000, 0x7FC12345, 0xFF800001, 0x7FBFFFFF, 0x3F800000];

    [Fact]
    public void What_is_saved_is_read_back_bit_by_bit()
    {
        byte[] data = [.. PeculiarBits.SelectMany(BitConverter.GetBytes)];
        byte[] file = Of(Encoding.UTF8.GetBytes("{" + Entry("a", "F32", $"{PeculiarBits.Length}", 0, data.Length) + "}"), data);
        TensorSpec[] declared = [Spec("a", PeculiarBits.Length)];
        StateDict once = BothWays.Load(file, declared), twice = BothWays.Load(Save(once), declared);
        Assert.Equal(PeculiarBits, BothWays.Bits(once, "a").ToArray());
        Assert.Equal(PeculiarBits, BothWays.Bits(twice, "a").ToArray());
    }

    [Fact]
    public void The_file_is_what_the_format_asks_for()
    {
        byte[] file = Save(StateDict.CreateRandom([Spec("z.weight", 2, 3), Spec("a.bias", 2), Spec("größe")], 1));
        int length = checked((int)BinaryPrimitives.ReadInt64LittleEndian(file));
        string header = Encoding.UTF8.GetString(file, 8, length);
        Assert.Equal(0, length % 8);
        Assert.Equal(8 + length + 36, file.Length);
        Assert.StartsWith("""
            {"z.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"a.bias":{"dtype":"F32","shape":[2],"data_offsets":[24,32]},
            """, header);
        using JsonDocument json = JsonDocument.Parse(header);
        Assert.Equal("""{"dtype":"F32","shape":[],"data_offsets":[32,36]}""", json.RootElement.GetProperty("größe").GetRawText());
        Assert.DoesNotContain(header.TrimEnd(' '), char.IsWhiteSpace);
    }

    [Fact]
    public void A_tensor_larger_than_one_chunk_is_saved_whole()
    {
        TensorSpec[] declared = [Spec("a", (WeightsSource.ChunkBytes / sizeof(float)) + 5), Spec("b", 3)];
        StateDict weights = StateDict.CreateRandom(declared, 1);
        BothWays.AssertSame(weights, BothWays.Load(Save(weights), declared));
    }

    [Fact]
    public void Any_tensors_survive_any_order_and_prefix()
    {
        Gen<TensorSpec[]> declarations =
            from names in ArbMap.Default.ArbFor<NonNull<string>>().Generator.ListOf()
            from shapes in Gen.Choose(0, 4).ListOf().Resize(4).ListOf(names.Count)
            select names.Select(name => name.Get).Where(IsUsable).Distinct(StringComparer.Ordinal)
                .Zip(shapes, (name, shape) => Spec(name, [.. shape])).ToArray();
        Gen<(TensorSpec[] Declared, string Prefix, int Seed)> cases =
            from declared in declarations
            from prefix in Gen.Elements("", "module.", "ü\"\\")
            from seed in Gen.Choose(int.MinValue, int.MaxValue)
            select (declared, prefix, seed);

        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            TensorSpec[] inFile = [.. given.Declared.Select(spec => spec with { Name = given.Prefix + spec.Name })];
            StateDict saved = WithRandomBits(inFile, given.Seed);
            TensorSpec[] reversed = [.. given.Declared.Reverse()];
            StateDict loaded = BothWays.Load(Save(saved), reversed, new() { Prefix = given.Prefix });
            Assert.Equal(reversed, loaded.Tensors);
            foreach (TensorSpec spec in given.Declared)
                Assert.True(BothWays.Bits(saved, given.Prefix + spec.Name).SequenceEqual(BothWays.Bits(loaded, spec.Name)));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Names as models have them: text, and not one of the two that mean something else.</summary>
    private static bool IsUsable(string name) =>
        name != "__metadata__" && !name.EndsWith("num_batches_tracked", StringComparison.Ordinal)
        && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)) == name;

    /// <summary>Tensors of any bits, NaN and all.</summary>
    private static StateDict WithRandomBits(TensorSpec[] declared, int seed)
    {
        byte[] file = Save(StateDict.CreateRandom(declared, seed));
        int dataStart = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        new Random(seed).NextBytes(file.AsSpan(dataStart));
        using MemoryStream stream = new(file);
        return StateDict.Load(stream, "random", declared);
    }

    private static byte[] Save(StateDict weights)
    {
        using MemoryStream stream = new();
        weights.Save(stream);
        return stream.ToArray();
    }
}
