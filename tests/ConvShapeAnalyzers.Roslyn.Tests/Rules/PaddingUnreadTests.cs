using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class PaddingUnreadTests
{
    [Fact]
    public Task Padding_that_no_window_reads_is_an_info() => Check(
        Net("[InputShape(3, 224, 224)] [ConvLayer(k: 7, {|#0:s: 2|}, p: 3, filters: 64)]"),
        Expect(
            "CONV2002",
            "conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 224×224 input is lost"));

    [Fact]
    public Task A_stride_that_divides_is_not_marked() => Check(Net("[InputShape(3, 225, 225)] [ConvLayer(k: 7, s: 2, p: 3)]"));

    [Fact]
    public Task Rows_and_columns_count_apart() => Check(
        Net("[InputShape(1, 9, 12)] [ConvLayer(k: [3, 5], {|#0:s: [2, 3]|}, p: [1, 2])]"),
        Expect(
            "CONV2002",
            "conv1 never reads the last 2 columns of its padding, since stride 2×3 does not divide evenly; no pixel of its 9×12 input is lost"));

    [Fact]
    public Task Where_pixels_are_lost_too_that_is_all_that_is_said() => Check(
        Net("[InputShape(1, 10, 10)] [ConvLayer(k: [3], {|CONV2001:s: [2]|}, p: [0, 1])]"));

    [Theory]
    [InlineData("ConvLayer(k: 3, s: 2, p: 1, Remainder = Remainder.Drop)")]
    [InlineData("MaxPoolLayer(k: 3, s: 2, p: 1, CeilMode = true)")]
    [InlineData("ConvLayer(k: 3, s: 2, {|CONV2005:Padding = PaddingMode.Same|})")]
    public Task What_is_meant_read_or_another_matter_is_not_marked(string layer) => Check(Net($"[InputShape(1, 10, 10)] [{layer}]"));
}
