using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class FlattenPlacementTests
{
    [Fact]
    public Task A_linear_layer_on_a_map_is_marked() => Check(
        Net("[InputShape(16, 5, 5)] [{|#0:LinearLayer|}(120)]"),
        Expect("CONV1010", "linear1 reads a vector, but gets a 16×5×5 feature map; needs [FlattenLayer] above it"));

    [Fact]
    public Task A_linear_layer_on_a_vector_is_not_marked() => Check(
        Net("[InputShape(16, 5, 5)] [FlattenLayer] [LinearLayer(120)]"));

    [Fact]
    public Task A_map_of_one_pixel_is_still_a_map() => Check(
        Net("[InputShape(8, 5, 5)] [GlobalAvgPoolLayer] [{|#0:LinearLayer|}(10)]"),
        Expect("CONV1010", "linear1 reads a vector, but gets an 8×1×1 feature map; needs [FlattenLayer] above it"));

    [Theory]
    [InlineData("{|#0:ConvLayer|}(k: 1)", "conv1")]
    [InlineData("{|#0:MaxPoolLayer|}(k: [1, 1])", "pool1")]
    [InlineData("{|#0:AvgPoolLayer|}(1)", "pool1")]
    [InlineData("{|#0:GlobalMaxPoolLayer|}", "pool1")]
    [InlineData("{|#0:GlobalAvgPoolLayer|}", "pool1")]
    public Task A_layer_that_needs_rows_and_columns_is_marked_below_the_flattening(string layer, string name) => Check(
        Net($"[InputShape(16, 5, 5)] [{{|#1:FlattenLayer|}}] [ReluLayer] [{layer}]"),
        Expect(
            "CONV1010",
            $"{name} reads a feature map with rows and columns, but gets a vector of 400 features from flatten1; needs to stand above the flattening",
            0, 1));

    [Fact]
    public Task Layers_without_rows_and_columns_may_stand_on_either_side() => Check(
        Net("[InputShape(4, 5, 5)] [ReluLayer] [DropoutLayer] [SoftmaxLayer] [FlattenLayer] [{|CONV2010:FlattenLayer|}] [ReluLayer] [DropoutLayer(0.2)] [SoftmaxLayer]"));

    [Fact]
    public Task A_vector_of_one_feature_is_singular() => Check(
        Net("[InputShape(1, 1, 1)] [FlattenLayer] [{|#1:LinearLayer|}(1)] [{|#0:MaxPoolLayer|}(2)]"),
        Expect(
            "CONV1010",
            "pool1 reads a feature map with rows and columns, but gets a vector of 1 feature from linear1; needs to stand above the flattening: no layer makes a map of a vector",
            0, 1));
}
