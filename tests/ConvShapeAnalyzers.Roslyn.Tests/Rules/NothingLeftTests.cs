using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class NothingLeftTests
{
    [Fact]
    public Task A_transposed_convolution_that_cuts_all_away_is_marked_with_its_arithmetic() => Check(
        Net("[InputShape(3, 2, 2)] [TransposedConvLayer(2, {|#0:p: 3|})]"),
        Expect(
            "CONV1014",
            "conv1 leaves nothing: a 2×2 kernel at stride 1 makes 3 rows of 2, and its padding cuts 6; needs p ≤ 1 or an input of at least 6×6"));

    [Fact]
    public Task The_message_shows_the_chain_of_sizes_and_points_at_the_layers_that_made_it() => Check(
        Net("[InputShape(3, 32, 32)] [{|#2:ConvLayer|}(5)] [ReluLayer] [{|#1:MaxPoolLayer|}(7)] [TransposedConvLayer(2, {|#0:p: 3|})]"),
        Expect(
            "CONV1014",
            "conv2 leaves nothing: a 2×2 kernel at stride 1 makes 5 rows of 4 (32 → 28 → 4), and its padding cuts 6; needs p ≤ 2 or an input of at least 46×46",
            0, 1, 2));

    [Theory]
    [InlineData("[TransposedConvLayer(2, s: 2, p: 1)]", 2, 2)]
    [InlineData("[TransposedConvLayer(2, p: 2)]", 4, 4)]
    [InlineData("[CropLayer(2)]", 5, 5)]
    [InlineData("[CropLayer([3, 0, 1, 2])]", 5, 3)]
    public Task What_leaves_a_row_is_not_marked(string layer, int height, int width) => Check(Net($"[InputShape(3, {height}, {width})] {layer}"));

    [Theory]
    [InlineData("[CropLayer({|#0:2|})]", 4, 4, "it cuts 4 of 4 rows; needs p ≤ 1 or an input of at least 5×5")]
    [InlineData("[CropLayer({|#0:1|})]", 1, 4, "it cuts 2 of 1 row; needs p: 0 or an input of at least 3×4")]
    [InlineData("[CropLayer({|#0:[1, 2]|})]", 4, 4, "it cuts 4 of 4 columns; needs p ≤ 1 or an input of at least 4×5")]
    [InlineData("[CropLayer({|#0:[3, 0, 1, 0]|})]", 4, 1, "it cuts 4 of 4 rows; needs p ≤ [1, 0] or an input of at least 5×1")]
    public Task A_crop_that_leaves_nothing_is_marked(string layer, int height, int width, string message) => Check(
        Net($"[InputShape(3, {height}, {width})] {layer}"),
        Expect("CONV1014", $"crop1 leaves nothing: {message}"));

    [Theory]
    [InlineData("[TransposedConvLayer([2, 2], {|#0:p: [0, 1]|})]", 4, 1, "a 2×2 kernel at stride 1 makes 2 columns of 1, and its padding cuts 2; needs p ≤ [2, 0] or an input of at least 4×2")]
    [InlineData("[TransposedConvLayer(2, {|#0:p: 1|})]", 4, 1, "a 2×2 kernel at stride 1 makes 2 columns of 1, and its padding cuts 2; needs p: 0 or an input of at least 4×2")]
    [InlineData("[TransposedConvLayer(3, {|#0:Padding = PaddingMode.Full|})]", 4, 1, "a 3×3 kernel at stride 1 makes 3 columns of 1, and its padding cuts 4; needs p ≤ 1 or an input of at least 4×3")]
    [InlineData("[TransposedConvLayer(3, d: 2, {|#0:p: 3|})]", 1, 1, "a 3×3 kernel (5×5 at dilation 2) at stride 1 makes 5 rows of 1, and its padding cuts 6; needs p ≤ 2 or an input of at least 3×3")]
    [InlineData("[TransposedConvLayer(1, {|#0:p: int.MaxValue|})]", 8, 8, "a 1×1 kernel at stride 1 makes 8 rows of 8, and its padding cuts 4294967294; needs p ≤ 3")]
    public Task Columns_alone_dilations_modes_and_absurd_numbers_are_told(string layer, int height, int width, string message) => Check(
        Net($"[InputShape(3, {height}, {width})] {layer}"),
        Expect("CONV1014", $"conv1 leaves nothing: {message}"));

    [Fact]
    public Task No_input_helps_below_a_global_pool() => Check(
        Net("[InputShape(3, 7, 7)] [{|#1:GlobalAvgPoolLayer|}] [TransposedConvLayer(3, {|#0:p: 4|})]"),
        Expect("CONV1014", "conv1 leaves nothing: a 3×3 kernel at stride 1 makes 3 rows of 1 (7 → 1), and its padding cuts 8; needs p ≤ 1", 0, 1));

    [Fact]
    public Task Below_it_shapes_are_guesses() => Check(
        Net("[InputShape(3, 4, 4)] [CropLayer({|CONV1014:2|})] [ConvLayer(9)] [MaxPoolLayer(2)]"));

    [Fact]
    public Task The_message_can_be_silenced() => Check(
        $"""
        #pragma warning disable CONV1014
        {Net("[InputShape(3, 4, 4)] [CropLayer(2)]")}
        """);

    [Fact]
    public Task In_nested_blocks_each_level_is_shown() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 4, 4)]
        [Outer({|#0:2|})]
        public sealed partial class Net;

        [ReluLayer]
        [Inner({|#1:margin: Size|})]
        public sealed partial class Outer(int size) : BlockAttribute
        {
            const int Size = Argument;
        }

        [CropLayer({|#2:Margin|})]
        public sealed partial class Inner(int margin) : BlockAttribute
        {
            const int Margin = Argument;
        }
        """,
        Expect("CONV1014", "outer1.inner1.crop1 leaves nothing: it cuts 4 of 4 rows; needs p ≤ 1 or an input of at least 5×5", 0, 1, 2));
}
