using ConvShape.Architecture;

namespace ConvShape.Tests.Architecture;

public class MapShapeTests
{
    [Fact]
    public void Shapes_of_equal_sizes_are_equal()
    {
        Assert.Equal(new MapShape(6, 28, 14), new MapShape(6, 28, 14));
        Assert.Equal(new MapShape(6, 28, 14).GetHashCode(), new MapShape(6, 28, 14).GetHashCode());
        Assert.NotEqual(new MapShape(6, 28, 14), new MapShape(6, 14, 28));
        Assert.NotEqual(new MapShape(6, 28, 14), new MapShape(28, 6, 14));
        Assert.Equal(new MapShape(10), new MapShape(10));
    }

    [Fact]
    public void A_vector_is_no_map_of_one_row_and_column()
    {
        Assert.NotEqual(new MapShape(10), new MapShape(10, 1, 1));
        Assert.True(new MapShape(10).IsVector);
        Assert.False(new MapShape(10, 1, 1).IsVector);
    }

    [Fact]
    public void A_shape_reads_as_its_sizes()
    {
        Assert.Equal("6×28×14", new MapShape(6, 28, 14).ToString());
        Assert.Equal("10×1×1", new MapShape(10, 1, 1).ToString());
        Assert.Equal("1000", new MapShape(1000).ToString());
    }

    [Fact]
    public void Elements_and_bytes_count_every_value()
    {
        MapShape shape = new(6, 28, 14);
        Assert.Equal(6 * 28 * 14, shape.Elements);
        Assert.Equal(6 * 28 * 14 * 4, shape.Bytes);
        Assert.Equal(6 * 28 * 14 * 4 * 32, shape.BytesPerBatch(32));
        Assert.Equal(40, new MapShape(10).Bytes);
    }

    [Fact]
    public void Elements_and_bytes_saturate()
    {
        MapShape shape = new(int.MaxValue, int.MaxValue, int.MaxValue);
        Assert.Equal(long.MaxValue, shape.Elements);
        Assert.Equal(long.MaxValue, shape.Bytes);
        Assert.Equal(long.MaxValue, shape.BytesPerBatch(2));
        Assert.Equal(long.MaxValue, new MapShape(int.MaxValue, int.MaxValue, 1).BytesPerBatch(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_batch_is_at_least_one_image(int batch) =>
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => new MapShape(10).BytesPerBatch(batch));
}
