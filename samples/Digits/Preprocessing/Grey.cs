using Digits.Png;

namespace Digits.Preprocessing;

/// <summary>From colours to luminance.</summary>
internal static class Grey
{
    /// <summary>Luminance 0 … 255 (Rec. 601); what is transparent shows the white, or behind light ink the black, below it.</summary>
    public static Plane Of(Image image)
    {
        float backdrop = Backdrop(image);
        Plane grey = new(image.Width, image.Height);
        for (int index = 0; index < grey.Values.Length; index++)
        {
            ReadOnlySpan<byte> pixel = image.Rgba.AsSpan(4 * index, 4);
            float opacity = pixel[3] / 255f;
            grey.Values[index] = opacity * Luminance(pixel) + (1 - opacity) * backdrop;
        }
        return grey;
    }

    private static float Luminance(ReadOnlySpan<byte> pixel) => 0.299f * pixel[0] + 0.587f * pixel[1] + 0.114f * pixel[2];

    /// <summary>White, unless the picture is mostly transparent and drawn with light ink that white would swallow.</summary>
    private static float Backdrop(Image image)
    {
        double opaque = 0, light = 0;
        for (int index = 0; index < image.Rgba.Length; index += 4)
        {
            opaque += image.Rgba[index + 3];
            light += image.Rgba[index + 3] * Luminance(image.Rgba.AsSpan(index, 4));
        }
        bool mostlyTransparent = opaque < 0.5 * 255 * image.Width * image.Height;
        return mostlyTransparent && light > 160 * opaque ? 0 : 255;
    }
}
