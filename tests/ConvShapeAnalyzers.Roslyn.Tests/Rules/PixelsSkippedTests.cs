using Microsoft.CodeAnalysis;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class PixelsSkippedTests
{
    [Fact]
    public Task Gaps_between_windows_are_marked() => Check(
        Net("[InputShape(1, 14, 14)] [ConvLayer(k: 2, {|#0:s: 4|})]"),
        Expect(
            "CONV2004",
            "conv1 never reads 6 rows and 6 columns inside its 14×14 input: a 2×2 kernel at stride 4 leaves gaps; needs s: 2, or a larger kernel"));

    [Fact]
    public Task One_axis_alone_can_have_gaps() => Check(
        Net("[InputShape(1, 9, 5)] [MaxPoolLayer(k: [3, 2], {|#0:s: [6, 1]|})]"),
        Expect(
            "CONV2004",
            "pool1 never reads 3 rows inside its 9×5 input: a 3×2 window at stride 6×1 leaves gaps; needs s: [3, 1], or a larger kernel"));

    [Fact]
    public Task A_1x1_window_at_a_stride_is_an_info_as_on_the_shortcuts_of_residual_networks() => Check(
        Net("[InputShape(64, 56, 56)] [ConvLayer(k: 1, {|#0:s: 2|}, filters: 128)]"),
        Expect(
            "CONV2004",
            "conv1 never reads 28 rows and 28 columns inside its 56×56 input: a 1×1 kernel at stride 2 leaves gaps; needs s: 1, or a larger kernel")
            .WithSeverity(DiagnosticSeverity.Info));

    /// <summary>The windows of k 1, s 3 on 5 lie at 0 and 3: 1, 2 and 4 are skipped. Padded by 1 they lie at −1 and 2 and 5.</summary>
    [Theory]
    [InlineData("k: 1, {|#0:s: 3|}", 3)]
    [InlineData("k: 1, {|#0:s: 3|}, p: 1", 4)]
    public async Task What_lies_behind_the_last_point_is_skipped_and_padding_is_not(string layer, int skipped) => await Check(
        Net($"[InputShape(1, 5, 5)] [ConvLayer({layer})]"),
        Expect(
            "CONV2004",
            $"conv1 never reads {skipped} rows and {skipped} columns inside its 5×5 input: a 1×1 kernel at stride 3 leaves gaps; needs s: 1, or a larger kernel")
            .WithSeverity(DiagnosticSeverity.Info));

    /// <summary>The effective kernel of k 2, d 3 is 4: from its first tap to its last no pixel is called skipped.</summary>
    [Theory]
    [InlineData("[InputShape(1, 12, 12)] [ConvLayer(k: 2, s: 4, d: 3)]")]
    [InlineData("[InputShape(1, 2, 2)] [ConvLayer(k: 2, s: 4)]")]
    [InlineData("[InputShape(1, 1, 1)] [ConvLayer(k: 1, s: 2)]")]
    [InlineData("[InputShape(1, 4, 4)] [MaxPoolLayer(k: 2, s: 2)]")]
    public Task Where_no_pixel_lies_between_windows_nothing_is_marked(string attributes) => Check(Net(attributes));

    [Fact]
    public Task A_projection_takes_its_stride_from_the_maps() => Check(
        Net("""[InputShape(4, 8, 8)] [ReluLayer(Name = "skip")] [ConvLayer(k: 2, s: 2, filters: 8)] [AddLayer("skip", Projection = true)]"""));
}
