using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

/// <summary>One mistake gives one diagnostic; what only follows from it is left unsaid, what is a mistake of its own is not.</summary>
public sealed class ErrorRecoveryTests
{
    [Fact]
    public Task Below_a_kernel_that_does_not_fit_shapes_are_guesses() => Check(
        Net("""
            [InputShape(1, 4, 4)]
            [ConvLayer({|CONV1002:k: 5|}, filters: 8)]
            [ConvLayer(k: 3, InChannels = 9)]
            [MaxPoolLayer(k: 4, s: 3, p: 3)]
            [ConvLayer(k: 1, g: 5)]
            [FlattenLayer]
            [LinearLayer(10, InFeatures = 77)]
            """));

    [Fact]
    public Task Below_an_argument_out_of_range_shapes_are_guesses() => Check(
        Net("[InputShape(1, 13, 13)] [ConvLayer({|CONV1011:k: 0|})] [MaxPoolLayer(k: 2)] [ConvLayer(k: 99)]"));

    [Fact]
    public Task Below_an_input_out_of_range_shapes_are_guesses() => Check(
        Net("[InputShape({|CONV1011:0|}, 13, 13)] [ConvLayer(k: 99, InChannels = 3)] [MaxPoolLayer(k: 2)]"));

    [Fact]
    public Task Below_groups_that_do_not_divide_shapes_are_guesses() => Check(
        Net("[InputShape(4, 13, 13)] [ConvLayer(k: 3, {|CONV1003:g: 3|})] [ConvLayer(k: 99)]"));

    [Fact]
    public Task Below_a_spatial_layer_on_a_vector_shapes_are_guesses() => Check(
        Net("[InputShape(4, 13, 13)] [FlattenLayer] [{|CONV1010:ConvLayer|}(k: 3)] [ConvLayer(k: 3)] [MaxPoolLayer(k: 2)]"));

    [Fact]
    public Task Below_a_size_beyond_arrays_shapes_are_guesses() => Check(
        Net("[InputShape(1, 70_000, 70_000)] [ConvLayer(k: 3)]".Replace("1, ", "{|CONV1012:1|}, ", StringComparison.Ordinal)));

    [Fact]
    public Task An_argument_out_of_range_is_a_mistake_wherever_it_stands() => Check(
        Net("[InputShape(1, 4, 4)] [ConvLayer({|CONV1002:k: 5|})] [ReluLayer] [ConvLayer(k: 1, {|CONV1011:s: 0|})] [DropoutLayer({|CONV1011:2|})]"));

    [Fact]
    public Task A_taken_name_is_a_mistake_wherever_it_stands() => Check(
        Net("""[InputShape(1, 4, 4)] [ConvLayer({|CONV1002:k: 5|})] [ReluLayer({|CONV3005:Name = "conv1"|})]"""));

    [Fact]
    public Task Features_of_a_linear_layer_are_known_whatever_stands_above_it() => Check(
        Net("""
            [InputShape(1, 4, 4)]
            [ConvLayer({|CONV1002:k: 5|})]
            [FlattenLayer]
            [LinearLayer(120, InFeatures = 7)]
            [ReluLayer]
            [LinearLayer(84, {|CONV1004:InFeatures = 100|})]
            [{|CONV1010:MaxPoolLayer|}(k: 2)]
            """));

    [Fact]
    public Task Features_out_of_range_are_not_known() => Check(
        Net("[InputShape(1, 4, 4)] [FlattenLayer] [LinearLayer({|CONV1011:0|})] [LinearLayer(10, InFeatures = 5)]"));

    [Fact]
    public Task A_missing_flattening_does_not_hide_what_is_below() => Check(
        Net("[InputShape(1, 4, 4)] [{|CONV1010:LinearLayer|}(120, InFeatures = 3)] [LinearLayer(10, {|CONV1004:InFeatures = 5|})]"));

    [Fact]
    public Task A_wrong_claim_about_features_does_not_hide_what_is_below() => Check(
        Net("[InputShape(1, 4, 4)] [FlattenLayer] [LinearLayer(120, {|CONV1004:InFeatures = 3|})] [LinearLayer(10, {|CONV1004:InFeatures = 5|})]"));

    [Fact]
    public Task Code_that_uses_an_impossible_model_still_compiles() => Check(
        """
        using ConvShape;

        [InputShape(1, 4, 4)]
        [ConvLayer({|CONV1002:k: 5|}, filters: 8)]
        [FlattenLayer]
        [LinearLayer(10)]
        public sealed partial class Net
        {
            public static float Best(string path, float[] pixels)
            {
                Net net = Load(path);
                net.Forward(pixels, new float[10]);
                return net.Conv1.Info.Parameters + Layers.Count;
            }
        }
        """);

    [Theory]
    [InlineData("[InputShape(1, 28, 28)] [ConvLayer({|CONV1002:50|}, filters: 6)] [MaxPoolLayer(2)] sealed partial class Net;")]
    [InlineData("[InputShape(1, 28, 28)] [ConvLayer(5, filters: 6)] [MaxPoolLayer(2)] sealed class {|CONV3001:Net|};")]
    [InlineData("[{|CONV3002:ConvLayer|}(5, filters: 6)] [MaxPoolLayer(2)] sealed partial class Net;")]
    [InlineData("[InputShape(1, 28, 28)] [ConvLayer(5, {|CONV1011:filters: 0|})] [MaxPoolLayer(2)] sealed partial class Net;")]
    public Task Shapes_that_a_signature_names_are_there_while_the_model_is_not(string model) => Check(
        $$"""
        using ConvShape;
        using TestProject.Shapes;

        public static class Holder
        {
            public static FeatureMap<Shape6x24x24>? Last { get; set; }

            public static FeatureMap<Shape6x12x12> Make() => new();
        }

        {{model}}
        """);
}
