using System.Diagnostics;
using System.Text;
using ConvShape.Architecture;
using static ConvShape.Weights.Tests.SafetensorsFile;

namespace ConvShape.Weights.Tests;

/// <summary>Damaged files: whatever the damage, loading ends soon, with weights or with a WeightsException, in little memory.</summary>
public class FuzzTests
{
    private const int Rounds = 12_000;
    private const long MostBytesAllocated = 400_000;

    private static readonly TensorSpec[] Declared = [Spec("conv1.weight", 6, 1, 5, 5), Spec("conv1.bias", 6), Spec("empty", 0)];

    private static readonly byte[][] Seeds =
    [
        Of(("conv1.weight", "F32", [6, 1, 5, 5]), ("conv1.bias", "F32", [6]), ("empty", "F32", [0])),
        Of(("conv1.weight", "F16", [6, 1, 5, 5]), ("conv1.bias", "F64", [6]), ("empty", "BF16", [0]), ("num_batches_tracked", "I64", [])),
        Of("""{"__metadata__":{"format":"pt"},"conv1.bias":{"shape":[6],"data_offsets":[0,24],"dtype":"F32"}}      """, 24),
    ];

    /// <summary>What a mutation writes into a file: what parsers are known to stumble over.</summary>
    private static readonly byte[][] Fragments =
    [
        .. new[]
        {
            "{", "}", "[", "]", "\"", ",", ":", "-", "0", "e9", ".5", "null", "true", "\\ud800", "\\u0000", " ", "\0",
            "[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "4294967296", "9223372036854775807", "18446744073709551616", "999999999999999999999",
            "__metadata__", "F64", "F4", "data_offsets", "num_batches_tracked", "conv1.bias", "/*", "//", "ÿ", "\uFEFF",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0, 0, 0, 0, 0, 0, 0, 0x80],
        BitConverter.GetBytes(99_999_999L), BitConverter.GetBytes(-1L),
    ];

    [Fact]
    public void Damage_of_every_kind_brings_weights_or_a_WeightsException()
    {
        Random random = new(20_240_601);
        using TemporaryFolder folder = new();
        string path = folder[BothWays.FileName];
        Stopwatch watch = Stopwatch.StartNew();
        int loaded = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = Damage(random);
            LoadOptions options = new() { AllowExtra = random.Next(2) == 0, Prefix = random.Next(4) == 0 ? "conv1." : "" };
            File.WriteAllBytes(path, bytes);
            try
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                (StateDict? weights, _) = BothWays.Try(path, bytes, Declared, options);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytesAllocated);
                if (weights is not null) loaded++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"Round {round}, {Convert.ToBase64String(bytes)}: {exception}");
            }
        }

        // Damage to the data, or to white space, is no damage to a file; were all files refused, little would be tested.
        Assert.InRange(loaded, Rounds / 50, Rounds / 2);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void Every_truncation_is_noticed()
    {
        foreach (byte[] seed in Seeds)
        {
            for (int length = 0; length < seed.Length; length++)
                Assert.NotNull(BothWays.Try(seed[..length], Declared, new() { AllowExtra = true }).Exception);
        }
    }

    private static byte[] Damage(Random random)
    {
        List<byte> bytes = [.. Seeds[random.Next(Seeds.Length)]];
        int wounds = 1 + random.Next(3);
        for (int wound = 0; wound < wounds; wound++)
        {
            int at = random.Next(bytes.Count + 1), rest = bytes.Count - at;
            switch (random.Next(7))
            {
                case 0 when rest > 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when rest > 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, rest);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(rest, random.Next(30)));
                    break;
                case 4:
                    bytes.InsertRange(at, Fragments[random.Next(Fragments.Length)]);
                    break;
                case 5:
                    byte[] fragment = Fragments[random.Next(Fragments.Length)];
                    bytes.RemoveRange(at, Math.Min(rest, fragment.Length));
                    bytes.InsertRange(at, fragment);
                    break;
                case 6:
                    byte[] donor = Seeds[random.Next(Seeds.Length)];
                    int from = random.Next(donor.Length);
                    bytes.InsertRange(at, donor.AsSpan(from, random.Next(donor.Length - from)).ToArray());
                    break;
                default:
                    break;
            }
        }

        // Half of the headers get their true length again, or nearly every wound would end at the first check.
        if (random.Next(2) == 0 && bytes.LastIndexOf((byte)'}') is > 8 and int end)
        {
            byte[] length = BitConverter.GetBytes((long)(end - 7));
            for (int i = 0; i < length.Length; i++) bytes[i] = length[i];
        }

        return [.. bytes];
    }
}
