using ConvShape.Architecture;

namespace ConvShape;

/// <summary>How the bytes of an image lie in memory.</summary>
public enum PixelLayout
{
    /// <summary>Row by row, the channels of each pixel together (RGBRGB…): as image files and bitmaps have them.</summary>
    Hwc = 0,

    /// <summary>Channel by channel (RR…GG…BB…): as tensors have them.</summary>
    Chw = 1,
}

/// <summary>From bytes to normalised values.</summary>
internal static class Pixels
{
    /// <summary>Writes every image of <paramref name="pixels"/> to <paramref name="values"/> as C×H×W.</summary>
    public static void Normalize(
        ReadOnlySpan<byte> pixels, PixelLayout layout, MapShape shape, ReadOnlySpan<float> mean, ReadOnlySpan<float> scale, Span<float> values)
    {
        if (layout is not (PixelLayout.Hwc or PixelLayout.Chw))
        {
            throw new ArgumentOutOfRangeException(nameof(layout), layout, "A pixel layout is Hwc or Chw.");
        }

        int channels = shape.Channels;
        CheckCount(mean, channels, nameof(mean));
        CheckCount(scale, channels, nameof(scale));
        if (scale.Contains(0))
        {
            throw new ArgumentException("A scale is 0; values are divided by it.", nameof(scale));
        }

        int plane = shape.Height.Value * shape.Width.Value;
        int image = plane * channels;
        int step = layout == PixelLayout.Hwc ? channels : 1;
        Span<float> table = stackalloc float[256];
        for (int channel = 0; channel < channels; channel++)
        {
            FillTable(table, At(mean, channel, 0), At(scale, channel, 1));
            int first = layout == PixelLayout.Hwc ? channel : channel * plane;
            for (int start = 0; start < values.Length; start += image)
            {
                Span<float> target = values.Slice(start + channel * plane, plane);
                ReadOnlySpan<byte> source = pixels[(start + first)..];
                for (int i = 0; i < target.Length; i++)
                {
                    target[i] = table[source[i * step]];
                }
            }
        }
    }

    private static void FillTable(Span<float> table, float mean, float scale)
    {
        for (int level = 0; level < table.Length; level++)
        {
            table[level] = (level / 255f - mean) / scale;
        }
    }

    private static float At(ReadOnlySpan<float> values, int channel, float missing) => values.Length switch
    {
        0 => missing,
        1 => values[0],
        _ => values[channel],
    };

    private static void CheckCount(ReadOnlySpan<float> values, int channels, string name)
    {
        if (values.Length > 1 && values.Length != channels)
        {
            throw new ArgumentException($"{values.Length} values given; a map of {channels} channels takes one for each, or one for all.", name);
        }

        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                throw new ArgumentException($"{value} is no {name}; it makes no finite pixel.", name);
            }
        }
    }
}
