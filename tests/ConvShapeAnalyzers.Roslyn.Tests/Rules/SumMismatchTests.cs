using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class SumMismatchTests
{
    [Fact]
    public Task Maps_whose_sizes_parted_are_marked_with_the_layer_where_they_did() => CheckRules(
        Net("""
            [InputShape(3, 33, 33)]
            [{|#2:ConvLayer|}(3, p: 1, filters: 8, Name = "stem")]
            [{|#1:ConvLayer|}(3, s: 2, p: 1, filters: 16)]
            [{|#3:ConvLayer|}(3, p: 1)]
            [AddLayer({|#0:"stem"|})]
            """),
        Expect(
            "CONV1005",
            "add1 cannot add stem (8×33×33) and conv3 (16×17×17): their sizes parted at conv2 (33×33 → 17×17); " +
            "needs Projection = true (a 1×1 convolution from 8×33×33 to 16×17×17), or maps of one shape",
            0, 1, 2, 3));

    [Fact]
    public Task Maps_of_one_shape_are_not_marked() => CheckRules(
        Net("""[InputShape(3, 33, 33)] [ConvLayer(3, p: 1, Name = "stem")] [ConvLayer(3, p: 1)] [AddLayer("stem", "in")]"""));

    [Fact]
    public Task Maps_that_a_projection_brings_together_are_not_marked() => CheckRules(
        Net("""
            [InputShape(3, 33, 33)]
            [ConvLayer(3, p: 1, filters: 8, Name = "stem")] [ConvLayer(3, s: 2, p: 1, filters: 16)] [AddLayer("stem", Projection = true)]
            """));

    [Fact]
    public Task Channels_can_part_where_sizes_agree() => CheckRules(
        Net("""
            [InputShape(3, 8, 8)]
            [{|#2:ConvLayer|}(3, p: 1, filters: 8, Name = "stem")]
            [{|#1:ConvLayer|}(3, p: 1, filters: 16)]
            [AddLayer({|#0:"stem"|})]
            """),
        Expect(
            "CONV1005",
            "add1 cannot add stem (8×8×8) and conv2 (16×8×8): their channels parted at conv2 (8 → 16); " +
            "needs Projection = true (a 1×1 convolution from 8×8×8 to 16×8×8), or maps of one shape",
            0, 1, 2));

    [Fact]
    public Task A_size_that_no_stride_reaches_is_cropped() => CheckRules(
        Net("""[InputShape(3, 32, 32)] [{|#1:ConvLayer|}(3)] [{|#2:ConvLayer|}(3)] [AddLayer({|#0:"in"|})]"""),
        Expect(
            "CONV1005",
            "add1 cannot add the input (3×32×32) and conv2 (3×28×28): their sizes parted at conv1 (32×32 → 30×30); " +
            """needs the input cropped by [CropLayer(2, From = "in")]""",
            0, 1, 2));

    /// <summary>p = (k̂ − 1)/2 keeps the size: of one window that lacks it this is said, where it alone makes the difference.</summary>
    [Theory]
    [InlineData("[ConvLayer(3)] [ReluLayer]", "needs p: 1 on conv1")]
    [InlineData("[ConvLayer(3, p: 1)] [ConvLayer(3, p: 1, d: 4)] [ConvLayer(5, p: 2)]", "needs p: 4 on conv2")]
    [InlineData("[ConvLayer(k: [3, 5], p: [1, 0])] [BatchNormLayer]", "needs p: [1, 2] on conv1")]
    [InlineData("[MaxPoolLayer(3, s: 1)]", "needs p: 1 on pool1")]
    [InlineData("[ConvLayer(2)]", """needs the input cropped by [CropLayer([0, 0, 1, 1], From = "in")]""")]
    [InlineData("[ConvLayer(3, Padding = PaddingMode.Valid)]", """needs the input cropped by [CropLayer(1, From = "in")]""")]
    [InlineData("""[ConvLayer(3)] [OutputLayer("o")] [ConvLayer(3, p: 1)] [AddLayer("o")]""", """needs the input cropped by [CropLayer(1, From = "in")]""")]
    public async Task A_window_that_lacks_its_padding_is_named(string layers, string remedy) => Assert.Contains(
        await Build.Diagnose(Net($"""[InputShape(3, 32, 32)] {layers} [AddLayer("in")]""")),
        diagnostic => diagnostic.Id == "CONV1005" && diagnostic.GetMessage().EndsWith("; " + remedy, StringComparison.Ordinal));

    [Fact]
    public Task A_projection_that_reaches_no_size_is_not_there() => CheckRules(
        Net("""[InputShape(3, 32, 32)] [{|#1:ConvLayer|}(3, filters: 6)] [AddLayer({|#0:"in"|}, Projection = true)]"""),
        Expect(
            "CONV1005",
            "add1 cannot add the input (3×32×32) and conv1 (6×30×30): their sizes parted at conv1 (32×32 → 30×30); needs maps of one shape",
            0, 1));

    [Fact]
    public Task A_projection_does_not_help_where_another_map_differs_too() => CheckRules(
        Net("""
            [InputShape(3, 9, 9)]
            [{|#2:ConvLayer|}(3, p: 1, filters: 8, Name = "a")]
            [{|#1:ConvLayer|}(3, s: 2, p: 1, filters: 16, Name = "b")]
            [{|#3:ConvLayer|}(3, p: 1, filters: 8)]
            [AddLayer({|#0:"a"|}, "b")]
            """),
        Expect(
            "CONV1005",
            "add1 cannot add a (8×9×9) and conv3 (8×5×5): their sizes parted at b (9×9 → 5×5); needs maps of one shape",
            0, 1, 2, 3));

    [Fact]
    public Task A_map_and_a_vector_are_of_two_shapes() => CheckRules(
        Net("""[InputShape(3, 4, 4)] [{|#2:ReluLayer|}] [{|#1:FlattenLayer|}] [AddLayer({|#0:"relu1"|})]"""),
        Expect(
            "CONV1005",
            "add1 cannot add relu1 (3×4×4) and flatten1 (a vector of 48 features): their sizes parted at flatten1 (3×4×4 → 48); needs maps of one shape",
            0, 1, 2));

    [Fact]
    public Task A_gate_with_other_channels_is_marked() => CheckRules(
        Net("""
            [InputShape(8, 4, 4)]
            [{|#2:ReluLayer|}(Name = "x")] [GlobalAvgPoolLayer] [FlattenLayer] [{|#1:LinearLayer|}(4)]
            [MultiplyLayer({|#0:"x"|})]
            """),
        Expect(
            "CONV1005",
            "multiply1 cannot multiply linear1 (a vector of 4 features) and x (8×4×4): their channels parted at linear1 (8 → 4); needs features: 8 on linear1",
            0, 1, 2));

    [Fact]
    public Task A_factor_that_is_no_gate_is_marked() => CheckRules(
        Net("""[InputShape(8, 4, 4)] [{|#1:AvgPoolLayer|}(2)] [MultiplyLayer({|#0:"in"|})]"""),
        Expect(
            "CONV1005",
            "multiply1 cannot multiply pool1 (8×2×2) and the input (8×4×4): their sizes parted at pool1 (4×4 → 2×2); " +
            "needs maps of one shape, or a factor with 1 channel, row or column where it differs",
            0, 1));

    [Theory]
    [InlineData("[GlobalAvgPoolLayer]")]
    [InlineData("[GlobalAvgPoolLayer] [FlattenLayer] [LinearLayer(8)]")]
    [InlineData("[ConvLayer(1, filters: 1)]")]
    [InlineData("[AdaptiveAvgPoolLayer(4, 1)]")]
    [InlineData("[SigmoidLayer]")]
    public Task A_factor_that_serves_all_is_not_marked(string factor) => CheckRules(
        Net($"""[InputShape(8, 4, 4)] [ReluLayer(Name = "x")] {factor} [MultiplyLayer("x")]"""));

    [Fact]
    public Task Below_maps_that_differ_shapes_are_guesses() => CheckRules(
        Net("""[InputShape(3, 32, 32)] [ConvLayer(3)] [AddLayer({|CONV1005:"in"|})] [ConvLayer(99, InChannels = 7)] [AddLayer("in")]"""));

    [Fact]
    public Task The_message_can_be_silenced() => CheckRules(
        $"""
        #pragma warning disable CONV1005
        {Net("""[InputShape(3, 32, 32)] [ConvLayer(3)] [AddLayer("in")]""")}
        """);

    [Fact]
    public Task In_a_block_the_use_is_marked_and_the_block_shown() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 33, 33)]
        [{|#4:ConvLayer|}(3, p: 1, filters: 8)]
        [{|#0:Residual|}(16, 2)]
        public sealed partial class Net;

        [{|#2:ConvLayer|}(3, s: Stride, p: 1, filters: Width)]
        [{|#3:ReluLayer|}]
        [AddLayer({|#1:"in"|})]
        public sealed partial class Residual(int width, int stride) : BlockAttribute
        {
            const int Width = Argument, Stride = Argument;
        }
        """,
        Expect(
            "CONV1005",
            "residual1.add1 cannot add conv1 (8×33×33) and residual1.relu1 (16×17×17): their sizes parted at residual1.conv1 (33×33 → 17×17); " +
            "needs Projection = true (a 1×1 convolution from 8×33×33 to 16×17×17), or maps of one shape",
            0, 1, 2, 4, 3));
}
