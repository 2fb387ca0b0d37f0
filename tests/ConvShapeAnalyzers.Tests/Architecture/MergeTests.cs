using ConvShape.Architecture;

namespace ConvShape.Tests.Architecture;

/// <summary>Maps that meet: what becomes of their shapes, and which do not fit.</summary>
public class MergeTests
{
    private static readonly MapShape Map = new(8, 5, 6), Vector = new(8);

    [Fact]
    public void A_sum_keeps_the_shape() => Assert.Equal(Map, Shape(LayerKind.Add, Map, Map, Map));

    [Fact]
    public void A_concatenation_adds_channels_and_features()
    {
        Assert.Equal(new MapShape(19, 5, 6), Shape(LayerKind.Concat, Map, new(3, 5, 6), Map));
        Assert.Equal(new MapShape(11), Shape(LayerKind.Concat, Vector, new(3)));
    }

    [Fact]
    public void A_factor_with_one_channel_row_or_column_serves_all()
    {
        Assert.Equal(Map, Shape(LayerKind.Multiply, new(8, 1, 1), Map));
        Assert.Equal(Map, Shape(LayerKind.Multiply, Map, new(1, 5, 6)));
        Assert.Equal(Map, Shape(LayerKind.Multiply, Map, Vector));
        Assert.Equal(Map, Shape(LayerKind.Multiply, new(8, 5, 1), Map, new(1, 1, 6)));
        Assert.Equal(new MapShape(8, 1, 1), Shape(LayerKind.Multiply, Vector, new(8, 1, 1)));
    }

    [Theory]
    [InlineData(LayerKind.Add, 8, 5, 7)]
    [InlineData(LayerKind.Add, 8, 1, 1)]
    [InlineData(LayerKind.Concat, 8, 6, 5)]
    [InlineData(LayerKind.Multiply, 4, 5, 6)]
    [InlineData(LayerKind.Multiply, 8, 3, 1)]
    public void What_does_not_fit_is_reported_with_the_one_it_is_measured_by(LayerKind kind, int channels, int height, int width) =>
        Assert.Equal([new OperandsDiffer(2, First: 1, Second: kind == LayerKind.Multiply ? 0 : 2)], Problems(kind, Map, new(channels, height, width), Map));

    [Theory]
    [InlineData(LayerKind.Add)]
    [InlineData(LayerKind.Concat)]
    public void A_vector_is_no_map_of_one_pixel(LayerKind kind) =>
        Assert.Equal([new OperandsDiffer(1, First: 0, Second: 1)], Problems(kind, new(8, 1, 1), Vector));

    [Fact]
    public void More_channels_than_an_array_can_hold_are_refused()
    {
        MapShape large = new(1_000_000, 30, 30);
        Assert.Equal([new TooManyElements(2, TooManyElements.FeatureMap, 2_700_000_000)], Problems(LayerKind.Concat, large, large, large));
    }

    private static MapShape Shape(LayerKind kind, params MapShape[] inputs)
    {
        LayerInfo layer = Infer(kind, inputs, out List<LayerProblem> problems);
        Assert.Empty(problems);
        return layer.Output;
    }

    private static List<LayerProblem> Problems(LayerKind kind, params MapShape[] inputs)
    {
        Infer(kind, inputs, out List<LayerProblem> problems);
        return problems;
    }

    private static LayerInfo Infer(LayerKind kind, MapShape[] inputs, out List<LayerProblem> problems)
    {
        problems = [];
        MergeSpec spec = new("merge1", kind);
        LayerInfo[] above = [.. inputs.Select(shape => new LayerInfo("above", LayerKind.Relu, [shape], shape))];
        return spec.Infer(new LayerInference(inputs.Length - 1, new LayerNode(spec, [.. Enumerable.Range(0, inputs.Length)]), inputs[0], above, exactInputs: true, problems));
    }
}
