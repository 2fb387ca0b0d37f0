using Microsoft.CodeAnalysis;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class TapsWastedTests
{
    [Fact]
    public Task A_padded_kernel_on_a_single_pixel_is_marked() => Check(
        Net("[InputShape(8, 1, 1)] [ConvLayer({|#0:k: 3|}, p: 1)]"),
        Expect("CONV2003", "conv1 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1 and p: 0").WithSeverity(DiagnosticSeverity.Info));

    [Fact]
    public Task A_large_kernel_on_a_small_map_keeps_the_taps_that_count() => Check(
        Net("[InputShape(8, 2, 2)] [ConvLayer({|#0:k: 7|}, p: 3)]"),
        Expect("CONV2003", "conv1 mostly sees padding: only 3×3 of its 7×7 taps ever meet a pixel of its 2×2 input; needs k: 3 and p: 1").WithSeverity(DiagnosticSeverity.Info));

    /// <summary>As in the pyramids of DeepLab, when the map is smaller than the dilation.</summary>
    [Fact]
    public Task A_dilation_beyond_the_map_leaves_the_middle_tap() => Check(
        Net("[InputShape(8, 7, 7)] [ConvLayer({|#0:k: 3|}, p: 12, d: 12)]"),
        Expect("CONV2003", "conv1 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 7×7 input; needs k: 1 and p: 0"));

    [Fact]
    public Task A_padding_that_follows_the_kernel_needs_no_mending() => Check(
        Net("[InputShape(8, 1, 1)] [ConvLayer({|#0:k: 3|}, Padding = PaddingMode.Same)]"),
        Expect("CONV2003", "conv1 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1").WithSeverity(DiagnosticSeverity.Info));

    /// <summary>A network for larger images: its last layers run on padding. One such layer alone, as above, is in published networks.</summary>
    [Fact]
    public Task A_stretch_of_them_is_a_warning() => Check(
        Net("[InputShape(8, 1, 1)] [ConvLayer({|#0:k: 3|}, p: 1)] [BatchNormLayer(Name = \"n\", From = \"in\")] [OutputLayer(\"o\")] [ReluLayer(From = \"conv1\")] [ConvLayer({|#1:k: 3|}, p: 1)] [ReluLayer] [ConvLayer(k: 1)] [ReluLayer] [ConvLayer({|#2:k: 3|}, p: 1)]"),
        Expect("CONV2003", "conv1 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1 and p: 0", 0),
        Expect("CONV2003", "conv2 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1 and p: 0", 1),
        Expect("CONV2003", "conv4 mostly sees padding: only 1×1 of its 3×3 taps ever meet a pixel of its 1×1 input; needs k: 1 and p: 0", 2).WithSeverity(DiagnosticSeverity.Info));

    /// <summary>Of 3×3 on 2×2 every tap meets a pixel in some window. Pools have no taps to learn.</summary>
    [Theory]
    [InlineData("[InputShape(8, 2, 2)] [ConvLayer(k: 3, p: 1)]")]
    [InlineData("[InputShape(8, 3, 3)] [ConvLayer(k: 5, p: 2)]")]
    [InlineData("[InputShape(8, 1, 4)] [ConvLayer(k: [1, 3], p: [0, 1])]")]
    [InlineData("[InputShape(8, 1, 1)] [MaxPoolLayer(k: 3, s: 1, p: 1)]")]
    [InlineData("[InputShape(8, 1, 1)] [TransposedConvLayer(k: 4, s: 1)]")]
    public Task A_kernel_that_the_map_fills_is_not_marked(string attributes) => Check(Net(attributes));
}
