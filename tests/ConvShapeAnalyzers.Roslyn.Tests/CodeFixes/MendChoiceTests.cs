using ConvShape.CodeFixes;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.CodeFixes;

/// <summary>Mistakes that can be mended in several ways.</summary>
public sealed class MendChoiceTests
{
    [Theory]
    [InlineData(1, "Use CeilMode = true (gives 1×11×11)", "MaxPoolLayer(3, CeilMode = true)")]
    [InlineData(0, "Use p: 1 (gives 1×11×11)", "MaxPoolLayer(3, p: 1)")]
    [InlineData(2, "Use Remainder = Remainder.Drop", "MaxPoolLayer(3, Remainder = Remainder.Drop)")]
    [InlineData(3, "Insert [CropLayer([0, 0, 1, 1])]", "CropLayer([0, 0, 1, 1])] [MaxPoolLayer(3)")]
    public Task A_pool_that_loses_pixels_can_round_up_be_padded_say_that_it_is_meant_or_cut_them_off(int choice, string title, string after) =>
        Check("MaxPoolLayer({|CONV2001:3|})", choice, title, after);

    [Theory]
    [InlineData(0, "Use p: 2 (gives 1×11×11)", "ConvLayer(k: 5, s: 3, p: 2)")]
    [InlineData(1, "Use Remainder = Remainder.Drop", "ConvLayer(k: 5, s: 3, Remainder = Remainder.Drop)")]
    public Task A_convolution_that_loses_pixels_cannot_round_up(int choice, string title, string after) =>
        Check("ConvLayer(k: 5, {|CONV2001:s: 3|})", choice, title, after);

    [Theory]
    [InlineData("ConvLayer(k: 2, {|CONV2001:s: 2|})", "ConvLayer(k: 2, s: 2, Remainder = Remainder.Drop)")]
    [InlineData("ConvLayer(k: 3, {|CONV2001:s: 3|}, Padding = PaddingMode.Valid)", "ConvLayer(k: 3, s: 3, Padding = PaddingMode.Valid, Remainder = Remainder.Drop)")]
    public Task No_padding_is_offered_that_leaves_some_unread_or_reads_only_itself(string before, string after) =>
        Check(before, 0, "Use Remainder = Remainder.Drop", after);

    /// <summary>A stride larger than the window is another matter, silenced here.</summary>
    [Theory]
    [InlineData("MaxPoolLayer(k: 2, {|CONV2001:s: 4|}, CeilMode = true)", "MaxPoolLayer(k: 2, s: 4, CeilMode = true, Remainder = Remainder.Drop)")]
    [InlineData("ConvLayer(k: 2, {|CONV2001:s: 3|}, Padding = PaddingMode.Valid)", "ConvLayer(k: 2, s: 3, Padding = PaddingMode.Valid, Remainder = Remainder.Drop)")]
    [InlineData("ConvLayer(k: [2], {|CONV2001:s: [16]|}, p: [1, 1, 0, 0])", "ConvLayer(k: [2], s: [16], p: [1, 1, 0, 0], Remainder = Remainder.Drop)")]
    public Task No_padding_is_offered_that_does_not_reach_across_the_gaps(string before, string after) => FixTest<MendFix>.CheckChoice(
        "#pragma warning disable CONV2004\n" + Net($"[InputShape(1, 31, 31)] [{before}]"),
        0,
        "Use Remainder = Remainder.Drop",
        "#pragma warning disable CONV2004\n" + Net($"[InputShape(1, 31, 31)] [{after}]"));

    [Theory]
    [InlineData("[InputShape(1, 6, 9)] [ConvLayer(k: [4, 3], {|CONV2001:s: [4, 3]|})]", "p: [1, 0] (gives 1×2×3)", "[InputShape(1, 6, 9)] [ConvLayer(k: [4, 3], s: [4, 3], p: [1, 0])]")]
    [InlineData("[InputShape(1, 10, 10)] [ConvLayer(k: [4], {|CONV2001:s: [3]|}, p: [1, 1, 0, 0])]", "p: [3] (gives 1×5×5)", "[InputShape(1, 10, 10)] [ConvLayer(k: [4], s: [3], p: [3])]")]
    public Task A_padding_serves_both_axes(string before, string title, string after) =>
        FixTest<MendFix>.CheckChoice(Net(before), 0, $"Use {title}", Net(after));

    [Fact]
    public Task One_number_cannot_pad_two_axes_apart() => FixTest<MendFix>.CheckChoice(
        Net("[InputShape(1, 31, 30)] [ConvLayer(k: 3, {|CONV2001:s: 3|})]"),
        0,
        "Use Remainder = Remainder.Drop",
        Net("[InputShape(1, 31, 30)] [ConvLayer(k: 3, s: 3, Remainder = Remainder.Drop)]"));

    [Theory]
    [InlineData(1, "CeilMode = true", " (gives 1×11×11)")]
    [InlineData(0, "p: 1", " (gives 1×11×11)")]
    [InlineData(2, "Remainder = Remainder.Drop", "")]
    public Task A_way_can_be_gone_by_all(int choice, string mend, string effect) => FixTest<MendFix>.CheckChoice(
        TwoNets("{|CONV2001:3|}", "{|CONV2001:3|}"), choice, $"Use {mend}{effect}", TwoNets($"3, {mend}", $"3, {mend}"));

    [Fact]
    public Task An_enumeration_is_written_as_it_is_known() => FixTest<MendFix>.CheckChoice(
        "[ConvShape.InputShape(1, 31, 31)]\n[ConvShape.ConvLayer(k: 5, {|CONV2001:s: 3|})]\npublic partial class Net;",
        1,
        "Use Remainder = ConvShape.Remainder.Drop",
        "[ConvShape.InputShape(1, 31, 31)]\n[ConvShape.ConvLayer(k: 5, s: 3, Remainder = ConvShape.Remainder.Drop)]\npublic partial class Net;");

    [Theory]
    [InlineData(0, "Use g: 4", "ConvLayer(k: 1, g: 4, filters: 20)")]
    [InlineData(1, "Use filters: 18", "ConvLayer(k: 1, g: 6, filters: 18)")]
    [InlineData(2, "Use filters: 24", "ConvLayer(k: 1, g: 6, filters: 24)")]
    public Task Groups_or_filters_can_follow_the_other(int choice, string title, string after) => FixTest<MendFix>.CheckChoice(
        Net("[InputShape(12, 8, 8)] [ConvLayer(k: 1, {|CONV1003:g: 6|}, filters: 20)]"), choice, title, Net($"[InputShape(12, 8, 8)] [{after}]"));

    [Fact]
    public Task Groups_may_have_been_meant_as_channels() => Offers.Check(
        Net("[InputShape(48, 8, 8)] [ConvLayer(k: 3, p: 1, g: 32)]"), "Use g: 24", "Use g: 48");

    [Fact]
    public Task A_gate_gets_the_channels_of_the_map_that_it_scales() => FixTest<MendFix>.Check(
        Net("""[InputShape(8, 8, 8)] [GlobalAvgPoolLayer] [ConvLayer(k: 1, filters: 2, Name = "squeeze")] [SigmoidLayer] [MultiplyLayer({|CONV1005:"in"|})]"""),
        "Use filters: 8 on squeeze",
        Net("""[InputShape(8, 8, 8)] [GlobalAvgPoolLayer] [ConvLayer(k: 1, filters: 8, Name = "squeeze")] [SigmoidLayer] [MultiplyLayer("in")]"""));

    [Theory]
    [InlineData("ConvLayer(k: 3, p: 2, {|CONV1011:Padding = PaddingMode.Half|})", 0, "Padding = PaddingMode.Half (gives 1×33×33)", "ConvLayer(k: 3, p: 2)")]
    [InlineData("ConvLayer(k: 3, p: 2, {|CONV1011:Padding = PaddingMode.Half|})", 1, "p: 2 (keeps 31×31)", "ConvLayer(k: 3, Padding = PaddingMode.Half)")]
    [InlineData("ConvLayer(p: 2, k: 3, {|CONV1011:Padding = PaddingMode.Half|}, Bias = false)", 1, "p: 2 (keeps 31×31)", "ConvLayer(k: 3, Padding = PaddingMode.Half, Bias = false)")]
    [InlineData("ConvLayer(3, 1, 2, {|CONV1011:Padding = PaddingMode.Half|})", 1, "2 (keeps 31×31)", "ConvLayer(3, 1, Padding = PaddingMode.Half)")]
    [InlineData("MaxPoolLayer([3], [1], p: [1], {|CONV1011:Padding = PaddingMode.Half|})", 1, "p: [1] (keeps 31×31)", "MaxPoolLayer([3], [1], Padding = PaddingMode.Half)")]
    public Task Of_a_padding_and_a_mode_one_goes(string before, int choice, string title, string after) => Check(before, choice, $"Remove {title}", after);

    [Fact]
    public Task A_padding_by_position_stays_where_others_follow() => FixTest<MendFix>.Check(
        Net("[InputShape(1, 31, 31)] [ConvLayer(3, 1, 2, 1, {|CONV1011:Padding = PaddingMode.Half|})]"),
        "Remove Padding = PaddingMode.Half (gives 1×33×33)",
        Net("[InputShape(1, 31, 31)] [ConvLayer(3, 1, 2, 1)]"));

    [Theory]
    [InlineData(0, "Use InChannels = 6", 6, 6)]
    [InlineData(1, "Use filters: 8 on conv1", 8, 8)]
    public Task Channels_can_be_mended_where_they_are_made(int choice, string title, int filters, int channels) => FixTest<MendFix>.CheckChoice(
        Net("[InputShape(1, 8, 8)] [ConvLayer(k: 1, filters: 6)] [ReluLayer] [ConvLayer(k: 1, {|CONV1001:InChannels = 8|})]"),
        choice,
        title,
        Net($"[InputShape(1, 8, 8)] [ConvLayer(k: 1, filters: {filters})] [ReluLayer] [ConvLayer(k: 1, InChannels = {channels})]"));

    [Theory]
    [InlineData("TransposedConvLayer(2, s: 2)", "TransposedConvLayer(2, s: 2, outputPadding: 1)")]
    [InlineData("TransposedConvLayer([2], s: [2], Bias = false)", "TransposedConvLayer([2], s: [2], outputPadding: [1], Bias = false)")]
    public Task A_map_to_concatenate_grows_where_it_is_made(string before, string after) => FixTest<MendFix>.CheckChoice(
        Joined(before, "{|CONV1006:\"in\"|}"),
        0,
        $"Use outputPadding: {(after.Contains('[') ? "[1]" : "1")} on conv1 (gives 1×61×61)",
        Joined(after, "\"in\""));

    /// <summary>One number cannot pad one side alone: a crop or zeros can.</summary>
    [Theory]
    [InlineData(0, """Insert [CropLayer([0, 0, 1, 0], From = "in", Name = "in_crop")]""", """[CropLayer([0, 0, 1, 0], From = "in", Name = "in_crop")] [ConcatLayer("in_crop", From = "conv1")]""")]
    [InlineData(1, "Insert [ZeroPadLayer([0, 0, 1, 0])]", """[ZeroPadLayer([0, 0, 1, 0])] [ConcatLayer("in")]""")]
    public Task Of_maps_to_concatenate_the_larger_is_cropped_or_the_smaller_padded(int choice, string title, string after)
    {
        const string Above = "[InputShape(1, 61, 60)] [MaxPoolLayer(2, Remainder = Remainder.Drop)] [TransposedConvLayer(2, s: 2)]";
        return FixTest<MendFix>.CheckChoice(Net($$"""{{Above}} [ConcatLayer({|CONV1006:"in"|})]"""), choice, title, Net($"{Above} {after}"));
    }

    [Theory]
    [InlineData("""[AddLayer({|CONV1005:"a"|})]""", 1, """Insert [CropLayer(1, From = "a", Name = "a_crop")]""", """[CropLayer(1, From = "a", Name = "a_crop")] [AddLayer("a_crop", From = "b")]""")]
    [InlineData("""[AddLayer({|CONV1005:"b"|}, From = "a")]""", 1, "Insert [CropLayer(1, From = \"a\")]", """[CropLayer(1, From = "a")] [AddLayer("b")]""")]
    public Task Of_maps_to_add_the_larger_is_cropped_where_it_is_read(string before, int choice, string title, string after)
    {
        const string Above = """[InputShape(1, 9, 9)] [ConvLayer(1, Name = "a")] [ReluLayer] [ConvLayer(3, Name = "b")]""";
        return FixTest<MendFix>.CheckChoice(Net($"{Above} {before}"), choice, title, Net($"{Above} {after}"));
    }

    [Theory]
    [InlineData("""ConcatLayer({|CONV1006:"in"|})""", 0, "UpsampleLayer([2, 3])", """ConcatLayer("in")""")]
    [InlineData("""AddLayer({|CONV1005:"in"|})""", 1, "UpsampleLayer([2, 3])", """AddLayer("in")""")]
    public Task A_map_is_made_as_large_as_the_others(string before, int choice, string inserted, string after) => FixTest<MendFix>.CheckChoice(
        Net($"[InputShape(1, 8, 9)] [MaxPoolLayer([2, 3])] [{before}]"), choice, $"Insert [{inserted}]", Net($"[InputShape(1, 8, 9)] [MaxPoolLayer([2, 3])] [{inserted}] [{after}]"));

    [Fact]
    public Task A_window_that_lacks_its_padding_gets_it() => FixTest<MendFix>.CheckChoice(
        Net("""[InputShape(1, 9, 9)] [ConvLayer(3, d: 2, Name = "a")] [ReluLayer] [AddLayer({|CONV1005:"in"|})]"""),
        0,
        "Use p: 2 on a (keeps 9×9)",
        Net("""[InputShape(1, 9, 9)] [ConvLayer(3, d: 2, p: 2, Name = "a")] [ReluLayer] [AddLayer("in")]"""));

    [Theory]
    [InlineData(0, "Use Projection = true", 4, 6, ", Projection = true")]
    [InlineData(1, "Use filters: 4 on b", 4, 4, "")]
    [InlineData(2, "Use filters: 6 on a", 6, 6, "")]
    public Task Of_maps_to_add_one_takes_the_channels_of_the_other(int choice, string title, int a, int b, string projection)
    {
        return FixTest<MendFix>.CheckChoice(Of("{|CONV1005:\"a\"|}", 4, 6), choice, title, Of($"\"a\"{projection}", a, b));

        static string Of(string name, int a, int b) =>
            Net($"""[InputShape(1, 9, 9)] [ConvLayer(1, filters: {a}, Name = "a")] [ReluLayer] [ConvLayer(1, filters: {b}, Name = "b")] [AddLayer({name})]""");
    }

    [Theory]
    [InlineData(0, "Use p: 1 (keeps 2×2)", "[InputShape(1, 4, 4)] [MaxPoolLayer(2)] [ConvLayer(3, p: 1, Name = \"c\")] [ReluLayer]")]
    [InlineData(1, "Use height: 6 and width: 6 on the input", "[InputShape(1, 6, 6)] [MaxPoolLayer(2)] [ConvLayer(3, Name = \"c\")] [ReluLayer]")]
    [InlineData(2, "Remove c", "[InputShape(1, 4, 4)] [MaxPoolLayer(2)] [ReluLayer]")]
    public Task What_does_not_fit_is_padded_gets_a_larger_input_or_goes(int choice, string title, string after) => FixTest<MendFix>.CheckChoice(
        Net("[InputShape(1, 4, 4)] [MaxPoolLayer(2)] [ConvLayer({|CONV1002:3|}, Name = \"c\")] [ReluLayer]"), choice, title, Net(after));

    [Theory]
    [InlineData("""[ConvLayer(k: 5)]""")]
    [InlineData("""[ConvLayer(k: 5, Name = "c")] [ReluLayer] [AddLayer("c")]""")]
    [InlineData("""[ConvLayer(k: 5)] [ConvLayer(k: 1)] [ReluLayer] [AddLayer("conv2")]""")]
    public Task The_only_layer_does_not_go_nor_one_whose_name_is_read(string layers) =>
        Offers.Check(Net($"[InputShape(1, 4, 4)] {layers}"), "Use p: 2 (keeps 4×4)", "Use height: 5 and width: 5 on the input");

    /// <summary>A larger input is carried through what declares features of it.</summary>
    [Fact]
    public Task An_earlier_convolution_keeps_what_a_later_one_needs() => Offers.Check(
        Net("[InputShape(1, 8, 8)] [ConvLayer(3, filters: 4)] [MaxPoolLayer(2)] [ConvLayer(3)] [FlattenLayer(From = \"pool1\")] [LinearLayer(9, InFeatures = 36)] [OutputLayer(\"o\")] [MaxPoolLayer(2, From = \"conv2\")]"),
        "Use p: 1 (keeps 1×1)",
        "Use p: 1 on conv1 (keeps 8×8), and InFeatures = 64 on linear1",
        "Use height: 10 and width: 10 on the input, and InFeatures = 64 on linear1",
        "Remove pool2");

    [Theory]
    [InlineData("[InputShape(8, 2, 2)] [ConvLayer({|CONV2003:k: 7|}, p: 3)]", "Use k: 3 and p: 1 (keeps 2×2)", "[InputShape(8, 2, 2)] [ConvLayer(k: 3, p: 1)]")]
    [InlineData("[InputShape(8, 1, 1)] [ConvLayer({|CONV2003:3|}, 1, 1, filters: 4)]", "Use k: 1 and p: 0 (keeps 1×1)", "[InputShape(8, 1, 1)] [ConvLayer(1, 1, 0, filters: 4)]")]
    public Task A_kernel_and_its_padding_shrink_together(string before, string title, string after) =>
        FixTest<MendFix>.Check(Net(before), title, Net(after));

    [Theory]
    [InlineData("[ConvLayer(k: 1, {|CONV2010:d: 2|}, filters: 4)]", "Remove d: 2 (keeps 4×4)", "[ConvLayer(k: 1, filters: 4)]")]
    [InlineData("[ConvLayer(1, 1, 0, {|CONV2010:2|}, 1)]", "Use d: 1 (keeps 4×4)", "[ConvLayer(1, 1, 0, 1, 1)]")]
    [InlineData("[ReluLayer]\n[{|CONV2010:ReluLayer|}] // again\n[SigmoidLayer]", "Remove relu2", "[ReluLayer]\n[SigmoidLayer]")]
    [InlineData("[ReluLayer, {|CONV2010:ReluLayer|}, SigmoidLayer]", "Remove relu2", "[ReluLayer, SigmoidLayer]")]
    [InlineData("[SoftmaxLayer] [{|CONV2010:SoftmaxLayer|}]", "Remove softmax2", "[SoftmaxLayer]")]
    public Task What_has_no_effect_goes(string before, string title, string after) =>
        FixTest<MendFix>.Check(Net($"[InputShape(1, 4, 4)]\n{before}"), title, Net($"[InputShape(1, 4, 4)]\n{after}"));

    [Theory]
    [InlineData("[FlattenLayer]\n[LinearLayer(9)]\n[{|CONV2008:LinearLayer|}(9)]", "[FlattenLayer]\n[LinearLayer(9)]\n[ReluLayer]\n[LinearLayer(9)]")]
    [InlineData("[ConvLayer(3, filters: 4), {|CONV2008:ConvLayer|}(1)]", "[ConvLayer(3, filters: 4), ReluLayer, ConvLayer(1)]")]
    public Task Two_layers_that_are_one_get_something_between(string before, string after) =>
        FixTest<MendFix>.Check(Net($"[InputShape(1, 4, 4)]\n{before}"), "Insert [ReluLayer]", Net($"[InputShape(1, 4, 4)]\n{after}"));

    [Fact]
    public Task Of_several_names_the_wrong_one_is_mended() => FixTest<MendFix>.Check(
        Net("""[InputShape(1, 4, 4)] [ConvLayer(1, Name = "left")] [ReluLayer] [SigmoidLayer] [ConcatLayer("in", {|CONV3004:"lefd"|}, "relu1")]"""),
        "Read \"left\"",
        Net("""[InputShape(1, 4, 4)] [ConvLayer(1, Name = "left")] [ReluLayer] [SigmoidLayer] [ConcatLayer("in", "left", "relu1")]"""));


    private static string Joined(string up, string name) =>
        Net($"[InputShape(1, 61, 61)] [MaxPoolLayer(2, Remainder = Remainder.Drop)] [{up}] [ReluLayer] [ConcatLayer({name})]");

    private static string TwoNets(string first, string second) =>
        $"""
        using ConvShape;

        [InputShape(1, 31, 31)]
        [MaxPoolLayer({first})]
        public sealed partial class First;

        [InputShape(1, 31, 31)]
        [AvgPoolLayer({second})]
        public sealed partial class Second;
        """;

    private static Task Check(string before, int choice, string title, string after) => FixTest<MendFix>.CheckChoice(
        Net($"[InputShape(1, 31, 31)] [{before}]"), choice, title, Net($"[InputShape(1, 31, 31)] [{after}]"));
}
