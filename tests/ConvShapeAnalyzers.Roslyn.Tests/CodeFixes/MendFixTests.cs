using ConvShape.CodeFixes;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.CodeFixes;

public sealed class MendFixTests
{
    [Theory]
    [InlineData("ConvLayer(k: 3, {|CONV1001:InChannels = 3|})", "InChannels = 4", "ConvLayer(k: 3, InChannels = 4)")]
    [InlineData("ConvLayer({|CONV1002:k: 9|})", "p: 4 (keeps 4×4)", "ConvLayer(k: 9, p: 4)")]
    [InlineData("ConvLayer(k: 1, {|CONV1003:g: 3|})", "g: 2", "ConvLayer(k: 1, g: 2)")]
    [InlineData("AvgPoolLayer(k: 2, s: 1, {|CONV1008:p: 2|})", "p: 1 (gives 4×5×5)", "AvgPoolLayer(k: 2, s: 1, p: 1)")]
    [InlineData("TransposedConvLayer(k: 4, s: 2, {|CONV1007:outputPadding: 2|})", "outputPadding: 1 (gives 4×11×11)", "TransposedConvLayer(k: 4, s: 2, outputPadding: 1)")]
    [InlineData("BatchNormLayer({|CONV1009:Features = 3|})", "Features = 4", "BatchNormLayer(Features = 4)")]
    [InlineData("ConvLayer({|CONV1011:k: 0|})", "k: 1 (keeps 4×4)", "ConvLayer(k: 1)")]
    [InlineData("ConvLayer(k: 1, {|CONV1011:filters: 0|})", "filters: 1", "ConvLayer(k: 1, filters: 1)")]
    [InlineData("ConvLayer(k: 1, {|CONV1011:p: -2|})", "p: 0 (keeps 4×4)", "ConvLayer(k: 1, p: 0)")]
    [InlineData("{|CONV2007:ConvLayer|}(k: 3)] [BatchNormLayer", "Bias = false", "ConvLayer(k: 3, Bias = false)] [BatchNormLayer")]
    [InlineData("ConvLayer(k: 3, {|CONV2007:Bias = true|})] [BatchNormLayer", "Bias = false", "ConvLayer(k: 3, Bias = false)] [BatchNormLayer")]
    [InlineData("ConvLayer(k: 1, p: 1, filters: 4)] [MaxPoolLayer(k: 2, {|CONV2004:s: 4|})", "s: 2 (gives 4×3×3)", "ConvLayer(k: 1, p: 1, filters: 4)] [MaxPoolLayer(k: 2, s: 2)")]
    [InlineData("ConvLayer({|CONV2003:k: 99|}, Padding = PaddingMode.Same)", "k: 7 (keeps 4×4)", "ConvLayer(k: 7, Padding = PaddingMode.Same)")]
    [InlineData("ConvLayer(k: 1, filters: 16)] [ReluLayer] [ConvLayer(k: 3, {|CONV2011:g: 4|})", "g: 16", "ConvLayer(k: 1, filters: 16)] [ReluLayer] [ConvLayer(k: 3, g: 16)")]
    [InlineData("DropoutLayer({|CONV1011:p: 1.5|})", "p: 1", "DropoutLayer(p: 1)")]
    [InlineData("DropoutLayer({|CONV1011:p: 50|})", "p: 0.5", "DropoutLayer(p: 0.5)")]
    public Task The_value_that_works_is_written(string before, string title, string after) => CheckLayer(before, title, after);

    [Theory]
    [InlineData("ConvLayer({|CONV1002:9|}, 1, 0)", "p: 4 (keeps 4×4)", "ConvLayer(9, 1, 4)")]
    [InlineData("ConvLayer({|CONV1002:9|})", "p: 4 (keeps 4×4)", "ConvLayer(9, p: 4)")]
    [InlineData("ConvLayer(1, 1, 0, 1, {|CONV1003:3|})", "g: 2", "ConvLayer(1, 1, 0, 1, 2)")]
    [InlineData("ConvLayer(1, {|CONV1011:0|})", "s: 1 (keeps 4×4)", "ConvLayer(1, 1)")]
    [InlineData("DropoutLayer({|CONV1011:-0.5|})", "p: 0", "DropoutLayer(0)")]
    public Task An_argument_by_position_keeps_its_position(string before, string title, string after) => CheckLayer(before, title, after);

    [Theory]
    [InlineData("ConvLayer({|CONV1002:k: [9, 1]|})", "p: [4, 0] (keeps 4×4)", "ConvLayer(k: [9, 1], p: [4, 0])")]
    [InlineData("ConvLayer({|CONV1002:k: [9]|})", "p: [4] (keeps 4×4)", "ConvLayer(k: [9], p: [4])")]
    [InlineData("ConvLayer({|CONV1002:new[] { 9, 9 }|}, p: new[] { 1, 0 })", "p: [4] (keeps 4×4)", "ConvLayer(new[] { 9, 9 }, p: [4])")]
    [InlineData("MaxPoolLayer([3], [1], {|CONV1008:[0, 0, 2, 1]|})", "p: [0, 0, 1, 1] (gives 4×3×3)", "MaxPoolLayer([3], [1], [0, 0, 1, 1])")]
    [InlineData("MaxPoolLayer([3, 2], [1], {|CONV1008:p: [2]|})", "p: [1] (gives 4×4×5)", "MaxPoolLayer([3, 2], [1], p: [1])")]
    [InlineData("ConvLayer({|CONV1011:k: [0, 3]|})", "k: [1, 3] (gives 4×4×2)", "ConvLayer(k: [1, 3])")]
    [InlineData("ConvLayer([1], {|CONV1011:[0]|})", "s: [1] (keeps 4×4)", "ConvLayer([1], [1])")]
    public Task The_array_constructor_gets_an_array(string before, string title, string after) => CheckLayer(before, title, after);

    [Theory]
    [InlineData("ConvLayer({|CONV1002:k: 9|}, Name = \"stem\")", "p: 4 (keeps 4×4)", "ConvLayer(k: 9, p: 4, Name = \"stem\")")]
    [InlineData("ConvLayer({|CONV1002:9|}, Padding = PaddingMode.Valid)", "p: 4 (keeps 4×4)", "ConvLayer(9, p: 4)")]
    [InlineData("ConvLayer({|CONV1002:9|}, Bias = false, Padding = PaddingMode.Valid)", "p: 4 (keeps 4×4)", "ConvLayer(9, p: 4, Bias = false)")]
    [InlineData("AvgPoolLayer(3, 1, {|CONV1008:Padding = PaddingMode.Full|})", "p: 1 (keeps 4×4)", "AvgPoolLayer(3, 1, p: 1)")]
    public Task A_padding_stands_before_properties_and_in_place_of_a_mode(string before, string title, string after) => CheckLayer(before, title, after);

    [Fact]
    public Task Features_are_mended_where_they_are_claimed() => FixTest<MendFix>.Check(
        Net("[InputShape(4, 5, 5)] [FlattenLayer] [LinearLayer(10, {|CONV1004:InFeatures = 7|}, Bias = false)]"),
        "Use InFeatures = 100",
        Net("[InputShape(4, 5, 5)] [FlattenLayer] [LinearLayer(10, InFeatures = 100, Bias = false)]"));

    [Fact]
    public Task A_sum_gets_the_projection_that_it_needs() => FixTest<MendFix>.Check(
        Net("[InputShape(4, 8, 8)] [ReluLayer(Name = \"skip\")] [ConvLayer(k: 3, s: 2, p: 1, filters: 8, Remainder = Remainder.Drop)] [AddLayer({|CONV1005:\"skip\"|})]"),
        "Use Projection = true",
        Net("[InputShape(4, 8, 8)] [ReluLayer(Name = \"skip\")] [ConvLayer(k: 3, s: 2, p: 1, filters: 8, Remainder = Remainder.Drop)] [AddLayer(\"skip\", Projection = true)]"));

    [Fact]
    public Task A_misspelt_name_is_mended_where_it_is_written() => FixTest<MendFix>.Check(
        Net("[InputShape(4, 8, 8)] [ReluLayer(Name = \"skip\")] [ConvLayer(k: 1)] [AddLayer({|CONV3004:\"skop\"|})] [SigmoidLayer({|CONV3004:From = \"skipp\"|})] [AddLayer(\"conv1\")] [AddLayer(\"add1\")]"),
        Net("[InputShape(4, 8, 8)] [ReluLayer(Name = \"skip\")] [ConvLayer(k: 1)] [AddLayer(\"skip\")] [SigmoidLayer(From = \"skip\")] [AddLayer(\"conv1\")] [AddLayer(\"add1\")]"));

    [Theory]
    [InlineData("[ConvLayer(1, Name = \"a2\")] [SigmoidLayer({|CONV3005:Name = \"a2\"|})] [SigmoidLayer(Name = \"a3\")]", "a4", "[ConvLayer(1, Name = \"a2\")] [SigmoidLayer(Name = \"a4\")] [SigmoidLayer(Name = \"a3\")]")]
    [InlineData("[ConvLayer(3, p: 1, Name = \"conv2\")] [{|CONV3005:ConvLayer|}(3, p: 1)]", "conv3", "[ConvLayer(3, p: 1, Name = \"conv2\")] [ConvLayer(3, p: 1, Name = \"conv3\")]")]
    [InlineData("[ConvLayer(1, Name = \"a.b\")] [ReluLayer({|CONV3005:Name = \"a_b\"|})]", "a_b2", "[ConvLayer(1, Name = \"a.b\")] [ReluLayer(Name = \"a_b2\")]")]
    [InlineData("[ReluLayer({|CONV3005:Name = \"load\"|})]", "load2", "[ReluLayer(Name = \"load2\")]")]
    public Task A_name_that_is_taken_becomes_the_next_that_is_free(string before, string name, string after) => FixTest<MendFix>.Check(
        Net($"[InputShape(4, 8, 8)] {before}"), $"Use Name = \"{name}\"", Net($"[InputShape(4, 8, 8)] {after}"));

    [Fact]
    public Task Several_layers_of_one_name_get_different_ones() => FixTest<MendFix>.Check(
        Net("[InputShape(4, 8, 8)] [SigmoidLayer(Name = \"a\")] [SigmoidLayer({|CONV3005:Name = \"a\"|})] [SigmoidLayer({|CONV3005:Name = \"a\"|})]"),
        Net("[InputShape(4, 8, 8)] [SigmoidLayer(Name = \"a\")] [SigmoidLayer(Name = \"a2\")] [SigmoidLayer(Name = \"a3\")]"));

    [Theory]
    [InlineData("two words")]
    [InlineData("in")]
    public Task A_name_that_never_can_be_one_is_not_numbered(string name)
    {
        string source = Net($"[InputShape(4, 8, 8)] [ReluLayer({{|CONV3005:Name = \"{name}\"|}})]");
        return FixTest<MendFix>.Check(source, source);
    }

    [Fact]
    public Task A_crop_is_cut_down_to_what_leaves_something() => FixTest<MendFix>.Check(
        Net("[InputShape(4, 8, 8)] [CropLayer({|CONV1014:p: 4|})]"), "Use p: 3 (gives 4×2×2)", Net("[InputShape(4, 8, 8)] [CropLayer(p: 3)]"));

    [Fact]
    public Task A_limit_of_the_budget_is_mended() => FixTest<MendFix>.Check(
        Net("[InputShape(4, 5, 5)] [Budget(Macs = 9, {|CONV1011:PeakBytes = -1|})] [ReluLayer]"),
        "Use PeakBytes = 0",
        Net("[InputShape(4, 5, 5)] [Budget(Macs = 9, PeakBytes = 0)] [ReluLayer]"));

    [Fact]
    public Task A_dimension_of_the_input_is_mended() => FixTest<MendFix>.Check(
        Net("[InputShape(4, {|CONV1011:0|}, 5)] [ReluLayer]"),
        "Use height: 1",
        Net("[InputShape(4, 1, 5)] [ReluLayer]"));

    [Fact]
    public Task All_are_mended_at_once() => FixTest<MendFix>.Check(
        Net("""
            [InputShape(3, 8, 8)]
            [ConvLayer({|CONV1011:k: 0|}, {|CONV1011:s: 0|}, {|CONV1011:p: -1|}, filters: 4)]
            [ReluLayer]
            [ConvLayer(3, {|CONV1011:0|}, filters: 4)] [DropoutLayer({|CONV1011:2|})]
            """),
        Net("""
            [InputShape(3, 8, 8)]
            [ConvLayer(k: 1, s: 1, p: 0, filters: 4)]
            [ReluLayer]
            [ConvLayer(3, 1, filters: 4)] [DropoutLayer(0.02)]
            """));

    [Fact]
    public Task All_are_mended_in_all_models() => FixTest<MendFix>.Check(
        """
        using ConvShape;

        [InputShape(3, 8, 8)]
        [ConvLayer(k: 3, filters: 4, {|CONV1001:InChannels = 1|})]
        [ConvLayer(k: 3, {|CONV1001:InChannels = 3|})]
        public partial class First;

        [InputShape(1, 8, 8)]
        [ConvLayer(k: 3, {|CONV1001:InChannels = 3|})]
        public partial class Second;
        """,
        """
        using ConvShape;

        [InputShape(3, 8, 8)]
        [ConvLayer(k: 3, filters: 4, InChannels = 3)]
        [ConvLayer(k: 3, InChannels = 4)]
        public partial class First;

        [InputShape(1, 8, 8)]
        [ConvLayer(k: 3, InChannels = 1)]
        public partial class Second;
        """);

    [Fact]
    public Task Lines_and_comments_stay_where_they_are() => FixTest<MendFix>.Check(
        """
        using ConvShape;

        [InputShape(1, 4, 4)] // small
        [ConvLayer(
            {|CONV1002:k: 9|}, // the kernel
            d: 1)] /* one */
        public partial class Net;
        """,
        """
        using ConvShape;

        [InputShape(1, 4, 4)] // small
        [ConvLayer(
            k: 9, // the kernel
            d: 1,
            p: 4)] /* one */
        public partial class Net;
        """);

    [Fact]
    public Task The_likeliest_of_all_rules_are_of_one_kind() => FixTest<MendFix>.CheckKinds(
        """
        using ConvShape;

        [InputShape(3, 8, 8)]
        [ConvLayer(k: 3, filters: 4, {|CONV1001:InChannels = 1|})]
        [AvgPoolLayer(k: 2, s: 1, {|CONV1008:p: 2|})]
        public partial class First;

        [InputShape(1, 8, 8)]
        [ConvLayer({|CONV1011:k: 0|}, {|CONV1011:s: 0|})]
        public partial class Second;

        [InputShape(1, 8, 8)]
        [ConvLayer(k: 3, {|CONV1001:InChannels = 3|})]
        public partial class Third;
        """,
        """
        using ConvShape;

        [InputShape(3, 8, 8)]
        [ConvLayer(k: 3, filters: 4, InChannels = 3)]
        [AvgPoolLayer(k: 2, s: 1, p: 1)]
        public partial class First;

        [InputShape(1, 8, 8)]
        [ConvLayer(k: 1, s: 1)]
        public partial class Second;

        [InputShape(1, 8, 8)]
        [ConvLayer(k: 3, InChannels = 1)]
        public partial class Third;
        """,
        rounds: 1);

    [Theory]
    [InlineData("ConvLayer({|CONV1002:k: int.MaxValue|})")]
    [InlineData("ConvLayer({|CONV1011:k: [1, 2, 3]|})")]
    [InlineData("ConvLayer({|CONV1011:k: null|})")]
    [InlineData("ConvLayer(3, {|CONV1011:Padding = (PaddingMode)9|})")]
    public Task Where_no_one_value_works_nothing_is_offered(string layer)
    {
        string source = Net($"[InputShape(4, 4, 4)] [{layer}]");
        return FixTest<MendFix>.Check(source, source);
    }

    private static Task CheckLayer(string before, string title, string after) => FixTest<MendFix>.Check(
        Net($"[InputShape(4, 4, 4)] [{before}]"), $"Use {title}", Net($"[InputShape(4, 4, 4)] [{after}]"));
}
