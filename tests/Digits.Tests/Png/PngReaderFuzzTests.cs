using System.Buffers.Binary;
using Digits.Png;

namespace Digits.Tests.Png;

public class PngReaderFuzzTests
{
    private const int Rounds = 3000;

    [Theory]
    [InlineData(2, 8, false)]
    [InlineData(3, 4, true)]
    public void Damage_of_any_kind_ends_in_a_picture_or_a_PngException(int colourType, int depth, bool interlaced)
    {
        byte[] file = new TestPng(7, 9, colourType, depth)
        {
            Interlaced = interlaced,
            Sample = (x, y, channel) => (x * 31 + y * 17 + channel) & ((1 << depth) - 1),
            Palette = colourType == 3 ? new byte[3 << depth] : null,
            Transparency = colourType == 3 ? [1, 2, 3] : null,
        }.Encode();
        Random random = new(20_240_229);
        int pictures = 0, refusals = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] damaged = Damage(file, random);
            try
            {
                Image image = PngReader.Read(damaged);
                Assert.Equal(4 * image.Width * image.Height, image.Rgba.Length);
                pictures++;
            }
            catch (PngException exception)
            {
                Assert.NotEmpty(exception.Message);
                refusals++;
            }
        }

        // Both ways were gone often enough for the rounds to mean something.
        Assert.InRange(pictures, Rounds / 100, Rounds);
        Assert.InRange(refusals, Rounds / 4, Rounds);
    }

    /// <summary>Changes, removes or repeats bytes; most of the time the checksums are made right again.</summary>
    private static byte[] Damage(byte[] file, Random random)
    {
        List<byte> damaged = [.. file];
        for (int count = random.Next(1, 4); count > 0; count--)
        {
            int position = random.Next(TestPng.Signature.Length, damaged.Count);
            switch (random.Next(6))
            {
                case 0:
                    damaged.RemoveRange(position, random.Next(damaged.Count - position));
                    break;
                case 1:
                    damaged.InsertRange(position, damaged.GetRange(position, random.Next(damaged.Count - position)));
                    break;
                default:
                    damaged[position] = (byte)random.Next(256);
                    break;
            }
            if (damaged.Count <= TestPng.Signature.Length)
                break;
        }

        byte[] bytes = [.. damaged];
        if (random.Next(8) > 0)
            MendChecksums(bytes);
        return bytes;
    }

    private static void MendChecksums(byte[] file)
    {
        int position = TestPng.Signature.Length;
        while (file.Length - position >= 12)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position));
            if (length > file.Length - position - 12)
                return;
            Span<byte> summed = file.AsSpan(position + 4, 4 + (int)length);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(position + 8 + (int)length), TestPng.Checksum(summed));
            position += 12 + (int)length;
        }
    }
}
