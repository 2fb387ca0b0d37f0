using Microsoft.CodeAnalysis;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class PixelsLostTests
{
    [Fact]
    public Task A_pool_that_never_reads_the_last_row_and_column_is_marked() => Check(
        Net("[InputShape(1, 13, 13)] [MaxPoolLayer({|#0:k: 2|})]"),
        Expect(
            "CONV2001",
            "pool1 never reads the last row and column of its 13×13 input: 6 windows of 2 at stride 2 end at row 12 of 13; "
            + "needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant"));

    [Fact]
    public Task A_stride_that_divides_is_not_marked() => Check(Net("[InputShape(1, 12, 12)] [MaxPoolLayer(k: 2)]"));

    [Fact]
    public Task A_convolution_has_no_CeilMode_to_suggest_and_is_marked_at_its_stride() => Check(
        Net("[InputShape(1, 31, 31)] [ConvLayer(k: 5, {|#0:s: 3|})]"),
        Expect(
            "CONV2001",
            "conv1 never reads the last 2 rows and 2 columns of its 31×31 input: 9 windows of 5 at stride 3 end at row 29 of 31; "
            + "needs more padding, or Remainder = Remainder.Drop if that is meant"));

    [Fact]
    public Task Rows_alone_can_be_lost() => Check(
        Net("[InputShape(1, 6, 9)] [AvgPoolLayer(k: [4, 3], {|#0:s: [4, 3]|})]"),
        Expect(
            "CONV2001",
            "pool1 never reads the last 2 rows of its 6×9 input: 1 window of 4 at stride 4 ends at row 4 of 6; "
            + "needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant"));

    [Fact]
    public Task Columns_alone_can_be_lost() => Check(
        Net("[InputShape(1, 9, 10)] [ConvLayer(3, {|#0:2|})]"),
        Expect(
            "CONV2001",
            "conv1 never reads the last column of its 9×10 input: 4 windows of 3 at stride 2 end at column 9 of 10; "
            + "needs more padding, or Remainder = Remainder.Drop if that is meant"));

    [Fact]
    public Task Padding_at_the_start_does_not_help_the_end() => Check(
        Net("[InputShape(1, 9, 9)] [ConvLayer(k: [3], {|CONV2001:s: [2]|}, p: [1, 1, 0, 0])]"));

    [Fact]
    public Task Padding_at_the_end_does() => Check(Net("[InputShape(1, 10, 10)] [ConvLayer(k: [3], s: [2], p: [0, 0, 1, 1])]"));

    [Fact]
    public Task A_dilated_window_counts_with_its_effective_size() => Check(
        Net("[InputShape(1, 8, 8)] [ConvLayer(k: 3, {|#0:s: 2|}, d: 2)]"),
        Expect(
            "CONV2001",
            "conv1 never reads the last row and column of its 8×8 input: 2 windows of 5 at stride 2 end at row 7 of 8; "
            + "needs more padding, or Remainder = Remainder.Drop if that is meant"));

    [Fact]
    public Task One_row_of_224_is_an_info() => Check(
        Net("[InputShape(3, 224, 224)] [ConvLayer(k: 7, {|#0:s: 2|})]"),
        Expect(
            "CONV2001",
            "conv1 never reads the last row and column of its 224×224 input: 109 windows of 7 at stride 2 end at row 223 of 224; "
            + "needs more padding, or Remainder = Remainder.Drop if that is meant").WithSeverity(DiagnosticSeverity.Info));

    [Fact]
    public Task One_row_of_100_is_a_warning() => Check(
        Net("[InputShape(3, 100, 100)] [ConvLayer(k: 3, {|#0:s: 2|})]"),
        Expect("CONV2001").WithLocation(0).WithMessage(null).WithSeverity(DiagnosticSeverity.Warning));

    [Fact]
    public Task A_tall_map_may_lose_much_of_its_few_columns() => Check(
        Net("[InputShape(3, 224, 8)] [ConvLayer(k: 7, {|#0:s: 2|})]"),
        Expect("CONV2001").WithLocation(0).WithMessage(null).WithSeverity(DiagnosticSeverity.Warning));

    [Theory]
    [InlineData("MaxPoolLayer(k: 2, CeilMode = true)")]
    [InlineData("MaxPoolLayer(k: 2, Remainder = Remainder.Drop)")]
    [InlineData("ConvLayer(k: 2, s: 2, Remainder = Remainder.Drop)")]
    [InlineData("ConvLayer(k: 2, s: 2, {|CONV2005:Padding = PaddingMode.Same|})")]
    public Task What_is_meant_covered_or_another_matter_is_not_marked(string layer) => Check(Net($"[InputShape(1, 13, 13)] [{layer}]"));

    [Fact]
    public Task Remainder_Warn_is_what_holds_without_it() => Check(
        Net("[InputShape(1, 13, 13)] [MaxPoolLayer({|CONV2001:2|}, Remainder = Remainder.Warn)]"));

    [Theory]
    [InlineData("MaxPoolLayer(k: 2, {|CONV2004:{|#0:s: 4|}|}, p: 1)", "9 windows of 2 at stride 4 end at row 33 of 35", "last 2 rows and 2 columns")]
    [InlineData("MaxPoolLayer(k: 2, {|CONV2004:{|#0:s: 4|}|}, CeilMode = true)", "9 windows of 2 at stride 4 end at row 34 of 35", "last row and column")]
    public Task Nothing_is_advised_that_does_not_help(string layer, string windows, string lost) => Check(
        Net($"[InputShape(3, 35, 35)] [{layer}]"),
        Expect("CONV2001", $"pool1 never reads the {lost} of its 35×35 input: {windows}; needs "
            + (layer.Contains("CeilMode", StringComparison.Ordinal) ? "more padding, or " : "") + "Remainder = Remainder.Drop if that is meant"));
}
