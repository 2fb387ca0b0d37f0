using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class WindowDoesNotFitTests
{
    [Fact]
    public Task A_kernel_larger_than_the_padded_input_is_marked() => Check(
        """
        using ConvShape;

        [InputShape(channels: 3, height: 32, width: 32)]
        [ConvLayer({|#0:k: 40|}, s: 2, p: 1)]
        public sealed partial class Net;
        """,
        Expect("CONV1002").WithLocation(0).WithArguments(
            "conv1", "a 40×40 kernel", "a 32×32 feature map padded to 34×34", "p ≥ 4 or an input of at least 38×38"));

    [Fact]
    public Task The_largest_kernel_that_fits_is_not_marked() => Check(
        """
        using ConvShape;

        [InputShape(channels: 3, height: 32, width: 32)]
        [ConvLayer(k: 34, s: 2, p: 1)]
        public sealed partial class Net;
        """);

    [Fact]
    public Task The_message_shows_the_chain_of_sizes_and_points_at_the_layers_that_shrank_the_map() => Check(
        Net("""
            [InputShape(1, 28, 28)]
            [{|#4:ConvLayer|}(k: 5)]
            [ReluLayer]
            [{|#3:MaxPoolLayer|}(k: 2)]
            [{|#2:ConvLayer|}(k: 5)]
            [{|#1:MaxPoolLayer|}(k: 2)]
            [ConvLayer({|#0:k: 5|})]
            """),
        Expect(
            "CONV1002",
            "conv3 cannot fit: a 5×5 kernel on a 4×4 feature map (28 → 24 → 12 → 8 → 4); needs p ≥ 1 or an input of at least 32×32",
            0, 1, 2, 3, 4));

    [Fact]
    public Task A_map_that_is_not_square_is_shown_with_both_sizes() => Check(
        Net("""
            [InputShape(1, 28, 20)]
            [{|#1:ConvLayer|}(k: 5)]
            [MaxPoolLayer({|#0:17|})]
            """),
        Expect(
            "CONV1002",
            "pool1 cannot fit: a 17×17 window on a 24×16 feature map (28×20 → 24×16); needs p ≥ 1 or an input of at least 28×21",
            0, 1));

    [Fact]
    public Task Rows_alone_can_be_too_few() => Check(
        Net("[InputShape(1, 4, 40)] [ConvLayer({|#0:k: 5|})]"),
        Expect("CONV1002", "conv1 cannot fit: a 5×5 kernel on a 4×40 feature map; needs p ≥ 1 or an input of at least 5×40"));

    [Fact]
    public Task Columns_alone_can_be_too_few_and_are_padded_alone() => Check(
        Net("[InputShape(1, 40, 4)] [ConvLayer({|#0:k: [3, 7]|})]"),
        Expect("CONV1002", "conv1 cannot fit: a 3×7 kernel on a 40×4 feature map; needs p ≥ [0, 2] or an input of at least 40×7"));

    [Fact]
    public Task Asymmetric_padding_counts_on_the_side_where_it_is() => Check(
        Net("[InputShape(1, 4, 4)] [ConvLayer({|#0:k: [6]|}, p: [1, 2, 0, 1])]"),
        Expect("CONV1002", "conv1 cannot fit: a 6×6 kernel on a 4×4 feature map padded to 5×7; needs p ≥ 1 or an input of at least 5×4"));

    [Fact]
    public Task A_dilated_kernel_is_shown_with_its_effective_size() => Check(
        Net("[InputShape(1, 8, 8)] [ConvLayer({|#0:k: 5|}, d: 2)]"),
        Expect("CONV1002", "conv1 cannot fit: a 5×5 kernel (9×9 at dilation 2) on an 8×8 feature map; needs p ≥ 1 or an input of at least 9×9"));

    [Fact]
    public Task A_kernel_of_eleven_takes_the_article_that_is_spoken() => Check(
        Net("[InputShape(1, 10, 10)] [ConvLayer({|#0:k: 11|})]"),
        Expect("CONV1002", "conv1 cannot fit: an 11×11 kernel on a 10×10 feature map; needs p ≥ 1 or an input of at least 11×11"));

    [Fact]
    public Task Valid_padding_means_none() => Check(
        Net("[InputShape(1, 4, 4)] [ConvLayer({|#0:5|}, Padding = PaddingMode.Valid)]"),
        Expect("CONV1002", "conv1 cannot fit: a 5×5 kernel on a 4×4 feature map; needs p ≥ 1 in place of Padding or an input of at least 5×5"));

    [Theory]
    [InlineData("Same")]
    [InlineData("Half")]
    [InlineData("Full")]
    public Task The_other_padding_modes_make_any_kernel_fit(string mode) => Check(
        Net($"[InputShape(1, 4, 4)] [ConvLayer(9, Padding = PaddingMode.{mode})]"));

    [Fact]
    public Task A_partial_window_is_enough_under_CeilMode() => Check(
        Net("[InputShape(1, 2, 2)] [AvgPoolLayer(k: 3, s: 2, CeilMode = true)]"));

    [Fact]
    public Task CeilMode_does_not_make_a_window_fit_that_is_a_stride_too_large() => Check(
        Net("[InputShape(1, 2, 2)] [AvgPoolLayer({|#0:k: 6|}, s: 3, CeilMode = true)]"),
        Expect("CONV1002", "pool1 cannot fit: a 6×6 window on a 2×2 feature map; needs p ≥ 1 or an input of at least 4×4"));

    [Fact]
    public Task No_input_helps_below_a_global_pool() => Check(
        Net("[InputShape(1, 8, 8)] [{|#1:GlobalAvgPoolLayer|}] [ConvLayer({|#0:k: 3|})]"),
        Expect("CONV1002", "conv1 cannot fit: a 3×3 kernel on a 1×1 feature map (8 → 1); needs p ≥ 1", 0, 1));

    [Fact]
    public Task Where_neither_padding_nor_input_helps_a_smaller_kernel_does() => Check(
        Net("[InputShape(1, 8, 8)] [ConvLayer({|#0:k: int.MaxValue|})]"),
        Expect("CONV1002", "conv1 cannot fit: a 2147483647×2147483647 kernel on an 8×8 feature map; needs a smaller kernel"));

    [Fact]
    public Task A_model_may_be_nested_and_generic() => Check(
        """
        using ConvShape;

        namespace Demo;

        public partial class Outer<T>
        {
            [InputShape(1, 4, 4)]
            [ConvLayer({|CONV1002:k: 5|})]
            public sealed partial class Net<TWeight>;
        }
        """);

    [Theory]
    [InlineData("[ConvLayer(k: 5)] [MaxPoolLayer(k: 2)] [ConvLayer(k: 5)] [MaxPoolLayer(k: 2)] [ConvLayer(k: 5)]", 32)]
    [InlineData("[ConvLayer(k: 7, s: 2, p: 3)] [MaxPoolLayer(k: 3, s: 2, p: 1)] [ConvLayer(k: 7)]", 25)]
    [InlineData("[MaxPoolLayer(k: 3, s: 2, CeilMode = true)] [MaxPoolLayer(k: 3, s: 2, CeilMode = true)] [ConvLayer(k: 3)]", 12)]
    [InlineData("[ConvLayer(k: 3, s: 3, Padding = PaddingMode.Same)] [ConvLayer(k: 3, d: 4)]", 25)]
    [InlineData("[ConvLayer(k: [3], p: [2, 1, 0, 1])] [AvgPoolLayer(k: 4)] [ConvLayer(k: 2)]", 8)]
    public async Task The_smallest_input_of_the_message_fits_and_one_less_does_not(string layers, int smallest)
    {
        Assert.DoesNotContain("CONV1002", await With(smallest));
        Assert.Contains("CONV1002", await With(smallest - 1));
        Assert.Contains(
            await Build.Diagnose(Input(1, smallest)),
            diagnostic => diagnostic.GetMessage().EndsWith($"an input of at least {smallest}×{smallest}", StringComparison.Ordinal));

        async Task<string[]> With(int rows) => Build.Rules(await Build.Diagnose(Input(rows, smallest)));

        string Input(int rows, int columns) => Net($"[InputShape(1, {rows}, {columns})] {layers}");
    }
}
