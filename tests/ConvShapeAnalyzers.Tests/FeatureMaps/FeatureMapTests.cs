using ConvShape.Architecture;

namespace ConvShape.Tests;

public class FeatureMapTests
{
    private static readonly float[] Counted = [.. Enumerable.Range(0, 48).Select(i => (float)i)];

    [Fact]
    public void A_new_map_holds_zeros_in_its_shape()
    {
        FeatureMap<Shape2x3x4> map = new(batch: 2);
        Assert.Equal(new MapShape(2, 3, 4), map.Shape);
        Assert.Equal(2, map.Batch);
        Assert.Equal(new float[48], map.Values.ToArray());
        Assert.Equal(1, new FeatureMap<Shape6>().Batch);
    }

    [Fact]
    public void Values_lie_image_by_image_channel_by_channel_row_by_row()
    {
        FeatureMap<Shape2x3x4> map = FeatureMap<Shape2x3x4>.Wrap(Counted, batch: 2);
        int i = 0;
        for (int image = 0; image < 2; image++)
        {
            for (int channel = 0; channel < 2; channel++)
            {
                for (int row = 0; row < 3; row++)
                {
                    for (int column = 0; column < 4; column++)
                    {
                        Assert.Equal(i++, map[image, channel, row, column]);
                    }
                }
            }
        }
    }

    [Fact]
    public void A_value_can_be_written_in_place()
    {
        FeatureMap<Shape2x3x4> map = new(batch: 2);
        map[1, 0, 2, 3] = 5;
        Assert.Equal(5, map.Values[24 + 11]);
    }

    [Fact]
    public void A_feature_of_a_vector_needs_no_row_and_column()
    {
        FeatureMap<Shape6> map = FeatureMap<Shape6>.From(Counted.AsSpan(0, 12), batch: 2);
        Assert.Equal(10, map[1, 4]);
    }

    [Theory]
    [InlineData(-1, 0, 0, 0, "image", "FeatureMap 2 × 2×3×4 has images 0 to 1.")]
    [InlineData(2, 0, 0, 0, "image", "FeatureMap 2 × 2×3×4 has images 0 to 1.")]
    [InlineData(0, -1, 0, 0, "channel", "FeatureMap 2 × 2×3×4 has channels 0 to 1.")]
    [InlineData(0, 2, 0, 0, "channel", "FeatureMap 2 × 2×3×4 has channels 0 to 1.")]
    [InlineData(0, 0, 3, 0, "row", "FeatureMap 2 × 2×3×4 has rows 0 to 2.")]
    [InlineData(0, 0, 0, 4, "column", "FeatureMap 2 × 2×3×4 has columns 0 to 3.")]
    [InlineData(0, 0, 0, int.MinValue, "column", "FeatureMap 2 × 2×3×4 has columns 0 to 3.")]
    public void An_index_outside_tells_what_there_is(int image, int channel, int row, int column, string parameter, string message)
    {
        FeatureMap<Shape2x3x4> map = new(batch: 2);
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(parameter, () => map[image, channel, row, column]);
        Assert.StartsWith(message, exception.Message);
    }

    [Fact]
    public void An_image_and_a_channel_are_windows_on_the_values()
    {
        FeatureMap<Shape2x3x4> map = FeatureMap<Shape2x3x4>.From(Counted, batch: 2);
        Assert.Equal(Counted[24..], map.Image(1).ToArray());
        Assert.Equal(Counted[12..24], map.Channel(1).ToArray());
        Assert.Equal(Counted[24..36], map.Channel(0, image: 1).ToArray());
        map.Channel(1, image: 1)[0] = -1;
        Assert.Equal(-1, map[1, 1, 0, 0]);
    }

    [Fact]
    public void An_image_or_channel_outside_is_refused()
    {
        FeatureMap<Shape2x3x4> map = new(batch: 2);
        Assert.Throws<ArgumentOutOfRangeException>("image", () => map.Image(2).Length);
        Assert.Throws<ArgumentOutOfRangeException>("image", () => map.Channel(0, image: -1).Length);
        Assert.Throws<ArgumentOutOfRangeException>("channel", () => map.Channel(2).Length);
    }

    [Fact]
    public void From_copies_and_Wrap_does_not()
    {
        float[] values = [1, 2, 3, 4, 5, 6];
        FeatureMap<Shape6> copy = FeatureMap<Shape6>.From(values), view = FeatureMap<Shape6>.Wrap(values);
        values[0] = 9;
        view.Values[1] = 8;
        Assert.Equal([1, 2, 3, 4, 5, 6], copy.Values.ToArray());
        Assert.Equal([9, 8, 3, 4, 5, 6], view.Values.ToArray());
        Assert.Equal(8, values[1]);
    }

    [Theory]
    [InlineData(5, 1, "5 values given; 6 at batch 1 takes 6.")]
    [InlineData(6, 2, "6 values given; 6 at batch 2 takes 12.")]
    [InlineData(12, 1, "12 values given; 6 at batch 1 takes 6.")]
    public void Another_number_of_values_is_refused(int length, int batch, string message)
    {
        float[] values = new float[length];
        Assert.StartsWith(message, Assert.Throws<ArgumentException>("values", () => FeatureMap<Shape6>.From(values, batch)).Message);
        Assert.StartsWith(message, Assert.Throws<ArgumentException>("values", () => FeatureMap<Shape6>.Wrap(values, batch)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_batch_below_one_is_refused(int batch)
    {
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => new FeatureMap<Shape6>(batch));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => FeatureMap<Shape6>.From([], batch));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => FeatureMap<Shape6>.Wrap([], batch));
    }

    [Fact]
    public void A_batch_that_no_array_holds_is_refused_with_the_largest_that_one_does()
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>("batch", () => new FeatureMap<Shape1x30000x30000>(3));
        Assert.StartsWith("3 maps of 1×30000×30000 have more values than an array can hold; at most 2 fit.", exception.Message);
    }

    [Fact]
    public void A_missing_array_is_refused() => Assert.Throws<ArgumentNullException>("values", () => FeatureMap<Shape6>.Wrap(null!));

    [Fact]
    public void As_renames_the_shape_and_shares_the_values()
    {
        FeatureMap<Shape2x3x4> map = new(batch: 2);
        FeatureMap<OtherShape2x3x4> other = map.As<OtherShape2x3x4>();
        other[1, 1, 2, 3] = 7;
        Assert.Equal(7, map[1, 1, 2, 3]);
        Assert.Equal(2, other.Batch);
    }

    [Fact]
    public void As_does_not_change_a_shape()
    {
        Assert.Equal(
            "As<TShape>() renames a shape, it does not change it: a feature map of 2×3×4 is not a feature map of 3×2×4.",
            Assert.Throws<InvalidCastException>(() => new FeatureMap<Shape2x3x4>().As<Shape3x2x4>()).Message);
        Assert.Equal(
            "As<TShape>() renames a shape, it does not change it: a vector of 6 features is not a feature map of 6×1×1.",
            Assert.Throws<InvalidCastException>(() => new FeatureMap<Shape6>().As<Shape6x1x1>()).Message);
    }

    [Fact]
    public void A_map_reads_as_its_shape_and_batch()
    {
        Assert.Equal("FeatureMap 2×3×4", new FeatureMap<Shape2x3x4>().ToString());
        Assert.Equal("FeatureMap 1200 × 6", new FeatureMap<Shape6>(1200).ToString());
    }

    [Fact]
    public void A_shape_type_carries_its_dimensions_for_the_compiler()
    {
        Assert.Equal(new MapShape(2, 3, 4), new ShapeDimensionsAttribute(2, 3, 4).Dimensions);
        Assert.Equal(new MapShape(6), new ShapeDimensionsAttribute(6).Dimensions);
    }
}
