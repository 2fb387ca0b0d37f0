using ConvShape.CodeFixes;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.CodeFixes;

/// <summary>Mistakes that can be mended in several ways.</summary>
public sealed class SetArgumentChoiceTests
{
    [Theory]
    [InlineData(0, "Use CeilMode = true", "MaxPoolLayer(3, CeilMode = true)")]
    [InlineData(1, "Use p: 1", "MaxPoolLayer(3, p: 1)")]
    [InlineData(2, "Use Remainder = Remainder.Drop", "MaxPoolLayer(3, Remainder = Remainder.Drop)")]
    public Task A_pool_that_loses_pixels_can_round_up_be_padded_or_say_that_it_is_meant(int choice, string title, string after) =>
        Check("MaxPoolLayer({|CONV2001:3|})", choice, title, after);

    [Theory]
    [InlineData(0, "Use p: 2", "ConvLayer(k: 5, s: 3, p: 2)")]
    [InlineData(1, "Use Remainder = Remainder.Drop", "ConvLayer(k: 5, s: 3, Remainder = Remainder.Drop)")]
    public Task A_convolution_that_loses_pixels_cannot_round_up(int choice, string title, string after) =>
        Check("ConvLayer(k: 5, {|CONV2001:s: 3|})", choice, title, after);

    [Theory]
    [InlineData("ConvLayer(k: 2, {|CONV2001:s: 2|})", "ConvLayer(k: 2, s: 2, Remainder = Remainder.Drop)")]
    [InlineData("ConvLayer(k: 3, {|CONV2001:s: 3|}, Padding = PaddingMode.Valid)", "ConvLayer(k: 3, s: 3, Padding = PaddingMode.Valid, Remainder = Remainder.Drop)")]
    public Task No_padding_is_offered_that_leaves_some_unread_or_reads_only_itself(string before, string after) =>
        Check(before, 0, "Use Remainder = Remainder.Drop", after);

    [Theory]
    [InlineData("[InputShape(1, 6, 9)] [ConvLayer(k: [4, 3], {|CONV2001:s: [4, 3]|})]", "p: [1, 0]", "[InputShape(1, 6, 9)] [ConvLayer(k: [4, 3], s: [4, 3], p: [1, 0])]")]
    [InlineData("[InputShape(1, 10, 10)] [ConvLayer(k: [4], {|CONV2001:s: [3]|}, p: [1, 1, 0, 0])]", "p: [3]", "[InputShape(1, 10, 10)] [ConvLayer(k: [4], s: [3], p: [3])]")]
    public Task A_padding_serves_both_axes(string before, string title, string after) =>
        FixTest<SetArgumentFix>.CheckChoice(Net(before), 0, $"Use {title}", Net(after));

    [Fact]
    public Task One_number_cannot_pad_two_axes_apart() => FixTest<SetArgumentFix>.CheckChoice(
        Net("[InputShape(1, 31, 30)] [ConvLayer(k: 3, {|CONV2001:s: 3|})]"),
        0,
        "Use Remainder = Remainder.Drop",
        Net("[InputShape(1, 31, 30)] [ConvLayer(k: 3, s: 3, Remainder = Remainder.Drop)]"));

    [Theory]
    [InlineData(0, "CeilMode = true")]
    [InlineData(1, "p: 1")]
    [InlineData(2, "Remainder = Remainder.Drop")]
    public Task A_way_can_be_gone_by_all(int choice, string mend) => FixTest<SetArgumentFix>.CheckChoice(
        TwoNets("{|CONV2001:3|}", "{|CONV2001:3|}"), choice, $"Use {mend}", TwoNets($"3, {mend}", $"3, {mend}"));

    [Fact]
    public Task An_enumeration_is_written_as_it_is_known() => FixTest<SetArgumentFix>.CheckChoice(
        "[ConvShape.InputShape(1, 31, 31)]\n[ConvShape.ConvLayer(k: 5, {|CONV2001:s: 3|})]\npublic partial class Net;",
        1,
        "Use Remainder = ConvShape.Remainder.Drop",
        "[ConvShape.InputShape(1, 31, 31)]\n[ConvShape.ConvLayer(k: 5, s: 3, Remainder = ConvShape.Remainder.Drop)]\npublic partial class Net;");

    [Theory]
    [InlineData(0, "Use g: 4", "ConvLayer(k: 1, g: 4, filters: 20)")]
    [InlineData(1, "Use filters: 18", "ConvLayer(k: 1, g: 6, filters: 18)")]
    [InlineData(2, "Use filters: 24", "ConvLayer(k: 1, g: 6, filters: 24)")]
    public Task Groups_or_filters_can_follow_the_other(int choice, string title, string after) => FixTest<SetArgumentFix>.CheckChoice(
        Net("[InputShape(12, 8, 8)] [ConvLayer(k: 1, {|CONV1003:g: 6|}, filters: 20)]"), choice, title, Net($"[InputShape(12, 8, 8)] [{after}]"));

    [Theory]
    [InlineData("ConvLayer(k: 3, p: 2, {|CONV1011:Padding = PaddingMode.Half|})", 0, "Padding = PaddingMode.Half", "ConvLayer(k: 3, p: 2)")]
    [InlineData("ConvLayer(k: 3, p: 2, {|CONV1011:Padding = PaddingMode.Half|})", 1, "p: 2", "ConvLayer(k: 3, Padding = PaddingMode.Half)")]
    [InlineData("ConvLayer(p: 2, k: 3, {|CONV1011:Padding = PaddingMode.Half|}, Bias = false)", 1, "p: 2", "ConvLayer(k: 3, Padding = PaddingMode.Half, Bias = false)")]
    [InlineData("ConvLayer(3, 1, 2, {|CONV1011:Padding = PaddingMode.Half|})", 1, "2", "ConvLayer(3, 1, Padding = PaddingMode.Half)")]
    [InlineData("MaxPoolLayer([3], [1], p: [1], {|CONV1011:Padding = PaddingMode.Half|})", 1, "p: [1]", "MaxPoolLayer([3], [1], Padding = PaddingMode.Half)")]
    public Task Of_a_padding_and_a_mode_one_goes(string before, int choice, string title, string after) => Check(before, choice, $"Remove {title}", after);

    [Fact]
    public Task A_padding_by_position_stays_where_others_follow() => FixTest<SetArgumentFix>.Check(
        Net("[InputShape(1, 31, 31)] [ConvLayer(3, 1, 2, 1, {|CONV1011:Padding = PaddingMode.Half|})]"),
        "Remove Padding = PaddingMode.Half",
        Net("[InputShape(1, 31, 31)] [ConvLayer(3, 1, 2, 1)]"));

    [Theory]
    [InlineData(0, "Use InChannels = 6", 6, 6)]
    [InlineData(1, "Use filters: 8", 8, 8)]
    public Task Channels_can_be_mended_where_they_are_made(int choice, string title, int filters, int channels) => FixTest<SetArgumentFix>.CheckChoice(
        Net("[InputShape(1, 8, 8)] [ConvLayer(k: 1, filters: 6)] [ReluLayer] [ConvLayer(k: 1, {|CONV1001:InChannels = 8|})]"),
        choice,
        title,
        Net($"[InputShape(1, 8, 8)] [ConvLayer(k: 1, filters: {filters})] [ReluLayer] [ConvLayer(k: 1, InChannels = {channels})]"));

    [Theory]
    [InlineData("TransposedConvLayer(2, s: 2)", "TransposedConvLayer(2, s: 2, outputPadding: 1)")]
    [InlineData("TransposedConvLayer([2], s: [2], Bias = false)", "TransposedConvLayer([2], s: [2], outputPadding: [1], Bias = false)")]
    public Task A_map_to_concatenate_grows_where_it_is_made(string before, string after) => FixTest<SetArgumentFix>.Check(
        Joined(before, "{|CONV1006:\"in\"|}"), after.Contains('[') ? "Use outputPadding: [1]" : "Use outputPadding: 1", Joined(after, "\"in\""));

    [Fact]
    public Task One_number_cannot_pad_one_side_alone()
    {
        string source = Net("""[InputShape(1, 61, 60)] [MaxPoolLayer(2, Remainder = Remainder.Drop)] [TransposedConvLayer(2, s: 2)] [ConcatLayer({|CONV1006:"in"|})]""");
        return FixTest<SetArgumentFix>.Check(source, source);
    }

    private static string Joined(string up, string name) =>
        Net($"[InputShape(1, 61, 61)] [MaxPoolLayer(2, Remainder = Remainder.Drop)] [{up}] [ReluLayer] [ConcatLayer({name})]");

    private static string TwoNets(string first, string second) =>
        $"""
        using ConvShape;

        [InputShape(1, 31, 31)]
        [MaxPoolLayer({first})]
        public sealed partial class First;

        [InputShape(1, 13, 13)]
        [AvgPoolLayer({second})]
        public sealed partial class Second;
        """;

    private static Task Check(string before, int choice, string title, string after) => FixTest<SetArgumentFix>.CheckChoice(
        Net($"[InputShape(1, 31, 31)] [{before}]"), choice, title, Net($"[InputShape(1, 31, 31)] [{after}]"));
}
