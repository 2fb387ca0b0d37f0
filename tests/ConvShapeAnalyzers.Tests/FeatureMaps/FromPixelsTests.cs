namespace ConvShape.Tests;

public class FromPixelsTests
{
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];

    /// <summary>Two rows of three RGB pixels: 0, 14, 28, …</summary>
    private static readonly byte[] Pixels = [.. Enumerable.Range(0, 18).Select(i => (byte)(i * 14))];

    [Fact]
    public void Values_are_those_of_torchvision_to_the_last_bit()
    {
        // Compose([ToTensor(), Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])]), torchvision 0.14, printed with 9 digits.
        float[] expected =
        [
            -2.11790395f, -1.39866436f, -0.679424644f, 0.03981499f, 0.75905472f, 1.47829437f,
            -1.79061615f, -1.05532205f, -0.320027977f, 0.415266216f, 1.15056026f, 1.88585436f,
            -1.31642699f, -0.584400773f, 0.147625342f, 0.879651606f, 1.61167777f, 2.34370399f,
        ];
        Assert.Equal(expected, FeatureMap<Shape3x2x3>.FromPixels(Pixels, PixelLayout.Hwc, Mean, Deviation).Values.ToArray());
    }

    [Fact]
    public void Grey_values_are_those_of_torchvision_to_the_last_bit() => Assert.Equal(
        [-0.424212962f, -0.411484718f, 1.19227266f, 1.20500112f, 2.8087585f, 2.82148671f],
        FeatureMap<Shape1x2x3>.FromPixels([0, 1, 127, 128, 254, 255], mean: [0.1307f], scale: [0.3081f]).Values.ToArray());

    [Fact]
    public void Without_mean_and_scale_values_go_from_0_to_1() => Assert.Equal(
        [0, 1 / 255f, 51 / 255f, 128 / 255f, 254 / 255f, 1],
        FeatureMap<Shape1x2x3>.FromPixels([0, 1, 51, 128, 254, 255]).Values.ToArray());

    [Fact]
    public void Both_layouts_of_one_image_give_the_same_map()
    {
        byte[] planes = [.. Enumerable.Range(0, 3).SelectMany(channel => Enumerable.Range(0, 6).Select(pixel => Pixels[pixel * 3 + channel]))];
        Assert.Equal(
            FeatureMap<Shape3x2x3>.FromPixels(Pixels, PixelLayout.Hwc, Mean, Deviation).Values.ToArray(),
            FeatureMap<Shape3x2x3>.FromPixels(planes, PixelLayout.Chw, Mean, Deviation).Values.ToArray());
    }

    [Theory]
    [InlineData(PixelLayout.Hwc)]
    [InlineData(PixelLayout.Chw)]
    public void Images_one_behind_the_other_become_a_batch(PixelLayout layout)
    {
        byte[] inverted = [.. Pixels.Select(pixel => (byte)(255 - pixel))];
        FeatureMap<Shape3x2x3> both = FeatureMap<Shape3x2x3>.FromPixels([.. Pixels, .. inverted], layout, Mean, Deviation, batch: 2);
        Assert.Equal(2, both.Batch);
        Assert.Equal(FeatureMap<Shape3x2x3>.FromPixels(Pixels, layout, Mean, Deviation).Values.ToArray(), both.Image(0).ToArray());
        Assert.Equal(FeatureMap<Shape3x2x3>.FromPixels(inverted, layout, Mean, Deviation).Values.ToArray(), both.Image(1).ToArray());
    }

    [Fact]
    public void One_mean_and_one_scale_serve_all_channels() => Assert.Equal(
        FeatureMap<Shape3x2x3>.FromPixels(Pixels, PixelLayout.Hwc, [0.5f, 0.5f, 0.5f], [0.25f, 0.25f, 0.25f]).Values.ToArray(),
        FeatureMap<Shape3x2x3>.FromPixels(Pixels, PixelLayout.Hwc, [0.5f], [0.25f]).Values.ToArray());

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(19)]
    [InlineData(54)]
    public void Bytes_that_are_not_what_the_shape_and_the_batch_take_are_refused(int length)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("pixels", () => FeatureMap<Shape3x2x3>.FromPixels(new byte[length]));
        Assert.StartsWith(
            $"{length} bytes given; 3×2×3 at batch 1 takes 18, one for each channel of each pixel.", exception.Message);
    }

    [Fact]
    public void Means_and_scales_are_as_many_as_channels_or_one()
    {
        const string Message = "2 values given; a map of 3 channels takes one for each, or one for all.";
        float[] two = [1, 2];
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>("mean", () => FeatureMap<Shape3x2x3>.FromPixels(Pixels, mean: two)).Message);
        Assert.StartsWith(Message, Assert.Throws<ArgumentException>("scale", () => FeatureMap<Shape3x2x3>.FromPixels(Pixels, scale: two)).Message);
    }

    [Fact]
    public void A_scale_of_0_is_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            "scale", () => FeatureMap<Shape3x2x3>.FromPixels(Pixels, scale: [1, 0, 1]));
        Assert.StartsWith("A scale is 0; values are divided by it.", exception.Message);
    }

    [Fact]
    public void A_layout_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("layout", () => FeatureMap<Shape3x2x3>.FromPixels(Pixels, (PixelLayout)2));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Means_and_scales_are_finite(float value)
    {
        Assert.Throws<ArgumentException>("mean", () => FeatureMap<Shape3x2x3>.FromPixels(Pixels, mean: [value]));
        Assert.Throws<ArgumentException>("scale", () => FeatureMap<Shape3x2x3>.FromPixels(Pixels, scale: [value]));
    }

    [Fact]
    public void A_map_takes_the_pixels_of_one_frame_after_another()
    {
        FeatureMap<Shape3x2x3> map = new();
        map.SetPixels(Pixels, PixelLayout.Hwc, Mean, Deviation);
        Assert.Equal(FeatureMap<Shape3x2x3>.FromPixels(Pixels, PixelLayout.Hwc, Mean, Deviation).Values.ToArray(), map.Values.ToArray());

        long before = GC.GetAllocatedBytesForCurrentThread();
        map.SetPixels(Pixels, PixelLayout.Hwc, Mean, Deviation);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Throws<ArgumentException>("pixels", () => map.SetPixels(new byte[36]));
    }
}
