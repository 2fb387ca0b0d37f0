using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class SizeBeyondArraysTests
{
    [Fact]
    public Task A_feature_map_beyond_an_array_is_marked() => Check(
        Net("[InputShape(100_000, 28, 28)] [ConvLayer(k: 3, {|#0:filters: int.MaxValue|})]"),
        Expect("CONV1012", "conv1 is too large: its feature map would have 1,451,698,945,372 elements; needs at most 2,147,483,575"));

    [Fact]
    public Task Weights_beyond_an_array_are_marked() => Check(
        Net("[InputShape(100_000, 3, 3)] [ConvLayer(k: 3, {|#0:filters: 100_000|})]"),
        Expect("CONV1012", "conv1 is too large: its weights would have 90,000,000,000 elements; needs at most 2,147,483,575"));

    [Fact]
    public Task The_weights_of_a_linear_layer_beyond_an_array_are_marked() => Check(
        Net("[InputShape(64, 224, 224)] [FlattenLayer] [LinearLayer({|#0:4096|})]"),
        Expect("CONV1012", "linear1 is too large: its weights would have 13,153,337,344 elements; needs at most 2,147,483,575"));

    [Fact]
    public Task An_image_beyond_an_array_is_marked_at_the_input() => Check(
        Net("[InputShape({|#0:3|}, 65536, 65536)] [ConvLayer(k: 3)]"),
        Expect("CONV1012", "the input is too large: one image would have 12,884,901,888 elements; needs at most 2,147,483,575"));

    [Fact]
    public Task A_size_beyond_64_bits_is_named_not_wrapped() => Check(
        Net("[InputShape({|#0:int.MaxValue|}, int.MaxValue, int.MaxValue)] [ConvLayer(k: 3)]"),
        Expect("CONV1012", "the input is too large: one image would have 2⁶³ or more elements; needs at most 2,147,483,575"));

    [Fact]
    public Task Padding_can_be_what_makes_a_map_too_large() => Check(
        Net("[InputShape(1, 8, 8)] [ConvLayer(k: 3, {|CONV1012:p: int.MaxValue|})]"));

    [Fact]
    public Task The_largest_array_is_not_marked() => Check(Net("[InputShape(1, 1, 2_147_483_575)] [ReluLayer]"));

    [Theory]
    [InlineData("ConvLayer(k: 3, d: 30000, {|#0:p: 30000|})", "conv1", "3,600,960,064")]
    [InlineData("ConvLayer(k: 3, d: int.MaxValue, {|#0:p: int.MaxValue|}, filters: 1)", "conv1", "2⁶³ or more")]
    public Task A_padded_input_beyond_every_array_is_marked_at_its_padding(string layer, string name, string elements) => Check(
        Net($"[InputShape(1, 8, 8)] [{layer}]"),
        Expect("CONV1012", $"{name} is too large: its padded input would have {elements} elements; needs at most 2,147,483,575"));

    /// <summary>A pool clips its windows, and a transposed convolution makes no value that its padding cuts off: neither has such a map in memory.</summary>
    [Theory]
    [InlineData("MaxPoolLayer(k: 60001, s: 1, Padding = PaddingMode.Half)")]
    [InlineData("TransposedConvLayer(10000, s: 10000, p: 39999)")]
    public Task What_no_memory_holds_is_not_marked_where_none_needs_it(string layer) => Check(Net($"[InputShape(1, 8, 8)] [{layer}]"));
}
