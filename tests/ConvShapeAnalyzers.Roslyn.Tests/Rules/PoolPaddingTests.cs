using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class PoolPaddingTests
{
    [Fact]
    public Task Padding_by_more_than_half_the_window_is_marked() => Check(
        Net("[InputShape(1, 8, 8)] [MaxPoolLayer(k: 2, {|#0:p: 2|})]"),
        Expect("CONV1008", "pool1 pads by 2, more than half of its 2×2 window: some windows would hold nothing but padding; needs p ≤ 1"));

    [Theory]
    [InlineData("[MaxPoolLayer(k: 2, p: 1)]")]
    [InlineData("[AvgPoolLayer(k: 3, s: 1, p: 1)]")]
    [InlineData("[AvgPoolLayer(k: [5, 3], s: [1], p: [2, 1])]")]
    [InlineData("[MaxPoolLayer(k: 3, s: 1, Padding = PaddingMode.Same)]")]
    [InlineData("[MaxPoolLayer(k: 3, s: 1, Padding = PaddingMode.Half)]")]
    public Task Half_the_window_is_not_marked(string pool) => Check(Net($"[InputShape(1, 8, 8)] {pool}"));

    [Fact]
    public Task A_convolution_may_pad_as_it_likes() => Check(Net("[InputShape(1, 8, 8)] [ConvLayer(k: 3, p: 5)]"));

    [Fact]
    public Task The_axes_of_a_window_that_is_not_square_have_limits_of_their_own() => Check(
        Net("[InputShape(1, 8, 8)] [AvgPoolLayer([5, 2], [1], {|#0:[2, 2]|})]"),
        Expect("CONV1008", "pool1 pads by 2, more than half of its 5×2 window: some windows would hold nothing but padding; needs p ≤ [2, 1]"));

    [Fact]
    public Task One_side_is_enough() => Check(
        Net("[InputShape(1, 8, 8)] [MaxPoolLayer(k: [3], s: [1], {|#0:p: [0, 0, 2, 1]|})]"),
        Expect("CONV1008", "pool1 pads by 2×1, more than half of its 3×3 window: some windows would hold nothing but padding; needs p ≤ 1"));

    [Fact]
    public Task Dilation_widens_the_window() => Check(
        Net("[InputShape(1, 8, 8)] [MaxPoolLayer(k: 2, s: 1, {|#0:p: 2|}, d: 2)]"),
        Expect("CONV1008", "pool1 pads by 2, more than half of its 2×2 window (3×3 at dilation 2): some windows would hold nothing but padding; needs p ≤ 1"));

    [Fact]
    public Task Full_padding_is_marked_at_the_mode() => Check(
        Net("[InputShape(1, 8, 8)] [MaxPoolLayer(k: 3, s: 1, {|#0:Padding = PaddingMode.Full|})]"),
        Expect("CONV1008", "pool1 pads by 2, more than half of its 3×3 window: some windows would hold nothing but padding; needs p ≤ 1"));
}
