using System.Buffers.Binary;
using Digits.Png;

namespace Digits.Tests;

public class FeatureMapPictureTests
{
    // The digit takes 224 pixels from 24 on; the layers begin at 280.
    private const int DigitRight = 24 + 224, LayersLeft = 280;

    private static readonly byte[] s_digit = Shipped.Preprocessed("0-ballpoint.png");

    [Fact]
    public void The_picture_has_room_for_sixteen_maps_and_is_not_blank()
    {
        Image picture = DigitReader.Load().Draw(s_digit, "0-ballpoint.png");

        Assert.Equal((1324, 1154), (picture.Width, picture.Height));
        // One map alone has dozens.
        Assert.InRange(Colours(picture, LayersLeft, LayersLeft + 56).Count, 100, int.MaxValue);
        Assert.InRange(Colours(picture, 24, DigitRight).Count, 100, int.MaxValue);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.png")]
    [InlineData("1-flag-and-foot.png")]
    [InlineData("a name far longer than any digit is wide, with ü and 数字 in it.png")]
    public void Names_of_any_length_stay_under_the_digit(string name)
    {
        Image picture = Draw(name, "read as 0, 100.0 %");

        // The digit's frame goes one pixel beyond it.
        Assert.Single(Colours(picture, DigitRight + 1, LayersLeft));
    }

    [Fact]
    public void The_name_and_the_verdict_are_written_into_the_picture()
    {
        Image nameless = Draw("", "");

        Assert.NotEqual(nameless.Rgba, Draw("0.png", "").Rgba);
        Assert.NotEqual(nameless.Rgba, Draw("", "read as 0").Rgba);
    }

    [Fact]
    public void Values_that_do_not_fill_their_layer_are_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => FeatureMapPicture.Draw(s_digit, "", "", [("conv1", 2, 3, 3, new float[17])], [("0", 1)]));

        Assert.Contains("\"conv1\": 17 values are not 2×3×3", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FeatureMapPicture.Draw(new byte[783], "", "", [], [("0", 1)]));
    }

    private static Image Draw(string name, string verdict) => FeatureMapPicture.Draw(s_digit, name, verdict, [], [("0", 1)]);

    private static HashSet<uint> Colours(Image picture, int left, int right)
    {
        HashSet<uint> colours = [];
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = left; x < right; x++)
                colours.Add(BinaryPrimitives.ReadUInt32BigEndian(picture.Rgba.AsSpan(4 * (y * picture.Width + x))));
        }
        return colours;
    }
}
