using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class BudgetTests
{
    /// <summary>Krizhevsky 2014, as torchvision has it: 61,100,840 parameters.</summary>
    private static string AlexNet(string budget, string linear = "LinearLayer") => Net($"""
        [InputShape(3, 224, 224)] [Budget({budget})]
        [ConvLayer(k: 11, {"{|CONV2002:s: 4|}"}, p: 2, filters: 64)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2)]
        [ConvLayer(k: 5, p: 2, filters: 192)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2)]
        [ConvLayer(k: 3, p: 1, filters: 384)] [ReluLayer]
        [ConvLayer(k: 3, p: 1, filters: 256)] [ReluLayer]
        [ConvLayer(k: 3, p: 1)] [ReluLayer] [MaxPoolLayer(k: 3, s: 2)]
        [FlattenLayer]
        [{linear}(4096)] [ReluLayer] [LinearLayer(4096)] [ReluLayer] [LinearLayer(1000)]
        """);

    private static string Small(string budget, string layers) => Net($"[InputShape(1, 8, 8)] [Budget({budget})] {layers}");

    [Fact]
    public Task Too_many_parameters_are_marked_at_the_layer_that_has_most() => Check(
        AlexNet("Parameters = 10_000_000", "{|#0:LinearLayer|}"),
        Expect(
            "CONV5001",
            "Net has 61,100,840 parameters, more than its budget of 10,000,000: linear1 alone has 37,752,832 (62 %); " +
            "needs fewer features there, or Parameters = 61100840"));

    [Theory]
    [InlineData("[{|#0:ConvLayer|}(3, filters: 4, Bias = false)] [BatchNormLayer]", "44", "conv1 alone has 36 (82 %); needs fewer filters or a smaller kernel")]
    [InlineData("[ConvLayer(1, Bias = false)] [{|#0:BatchNormLayer|}]", "3", "bn1 alone has 2 (67 %); needs fewer channels")]
    [InlineData("[{|#0:ConvLayer|}(1)] [SigmoidLayer] [ConvLayer(1)]", "4", "conv1 alone has 2 (50 %); needs fewer filters or a smaller kernel")]
    public Task What_has_most_parameters_tells_what_helps(string layers, string parameters, string words) => Check(
        Small("Parameters = 1", layers),
        Expect("CONV5001", $"Net has {parameters} parameters, more than its budget of 1: {words} there, or Parameters = {parameters}"));

    [Fact]
    public Task Too_many_MACs_are_marked_at_the_layer_that_takes_most() => Check(
        Small("Macs = 1_000", "[{|#0:ConvLayer|}(3, p: 1, filters: 4)] [FlattenLayer] [LinearLayer(2)]"),
        Expect(
            "CONV5002",
            "Net takes 2,816 MACs for one image, more than its budget of 1,000: conv1 alone takes 2,304 (82 %); " +
            "needs fewer filters, a smaller kernel or a smaller map there, or Macs = 2816"));

    [Fact]
    public Task A_linear_layer_that_takes_most_MACs_needs_fewer_features() => Check(
        Small("Macs = 511", "[FlattenLayer] [{|#0:LinearLayer|}(8)]"),
        Expect(
            "CONV5002",
            "Net takes 512 MACs for one image, more than its budget of 511: linear1 alone takes 512 (100 %); needs fewer features there, or Macs = 512"));

    /// <summary>4 · (64 + 256 + 64) bytes: the input, the map between the convolutions, which the activation leaves where it is, and the result.</summary>
    [Fact]
    public Task Too_many_bytes_are_marked_at_the_layer_with_the_largest_map() => Check(
        Small("PeakBytes = 1_535", "[{|#0:ConvLayer|}(3, p: 1, filters: 4)] [ReluLayer] [ConvLayer(3, p: 1, filters: 1)]"),
        Expect(
            "CONV5003",
            "Net takes 1,536 bytes for the maps of one image, more than its budget of 1,535: the 4×8×8 map of conv1 alone takes 1,024 (67 %); " +
            "needs fewer channels or a smaller map there, or PeakBytes = 1536"));

    [Fact]
    public Task The_input_can_be_what_takes_most_bytes() => Check(
        Net("[{|#0:InputShape|}(1, 8, 8)] [Budget(PeakBytes = 1)] [MaxPoolLayer(2)]"),
        Expect(
            "CONV5003",
            "Net takes 320 bytes for the maps of one image, more than its budget of 1: the 1×8×8 input alone takes 256 (80 %); " +
            "needs fewer channels or a smaller map there, or PeakBytes = 320"));

    /// <summary>A pool counts as a layer of its own, though the engine runs it within the convolution above.</summary>
    [Fact]
    public Task A_pool_can_be_what_takes_most_bytes() => Check(
        Small("PeakBytes = 1", "[ConvLayer(1)] [{|#0:MaxPoolLayer|}(2, s: 1, p: 1)]"),
        Expect(
            "CONV5003",
            "Net takes 836 bytes for the maps of one image, more than its budget of 1: the 1×9×9 map of pool1 alone takes 324 (39 %); " +
            "needs fewer channels or a smaller map there, or PeakBytes = 836"));

    [Fact]
    public Task A_vector_can_be_what_takes_most_bytes() => Check(
        Small("PeakBytes = 1", "[FlattenLayer] [{|#0:LinearLayer|}(100)]"),
        Expect(
            "CONV5003",
            "Net takes 656 bytes for the maps of one image, more than its budget of 1: the vector of 100 features of linear1 alone takes 400 (61 %); " +
            "needs fewer features there, or PeakBytes = 656"));

    /// <summary>4 · (64 + 64 + 64): every result is counted, and where one needs no place in between, there is none.</summary>
    [Fact]
    public Task Every_result_takes_its_bytes() => Check(
        Small("PeakBytes = 767", """[ConvLayer(3, p: 1)] [OutputLayer("first")] [ConvLayer(3, p: 1)]""").Replace("[InputShape", "[{|CONV5003:InputShape|}", StringComparison.Ordinal));

    [Theory]
    [InlineData("ConvLayer(3)] [ConvLayer(3)", "conv2", "5×5", 6)]
    [InlineData("ConvLayer([3, 7])", "conv1", "3×7", 7)]
    [InlineData("ConvLayer([7, 3])", "conv1", "7×3", 7)]
    [InlineData("""ConvLayer(7)] [OutputLayer("wide")] [ReluLayer(From = "in")""", "relu1", "1×1", 2)]
    public Task A_receptive_field_that_is_too_small_is_marked_at_what_asks_for_more(string layers, string output, string field, int asked) => Check(
        Small($"{{|#0:MinReceptiveField = {asked}|}}", $"[{layers}]"),
        Expect(
            "CONV5004",
            $"Net sees too little: the receptive field of its output, {output}, is {field}; needs at least {asked}×{asked}, " +
            "by larger kernels, strides or dilation, or by more layers"));

    [Fact]
    public Task A_layer_of_a_block_is_marked_where_the_block_is_used() => Check(
        """
        using ConvShape;

        [InputShape(1, 8, 8)]
        [Budget(Parameters = 50)]
        [ConvLayer(1)]
        [{|#0:Pair|}(2, Repeat = 2, Name = "pair")]
        public sealed partial class Net;

        [{|#1:ConvLayer|}(3, p: 1, filters: Width), ReluLayer]
        public sealed partial class Pair(int width) : BlockAttribute
        {
            private const int Width = Argument;
        }
        """,
        Expect(
            "CONV5001",
            "Net has 60 parameters, more than its budget of 50: pair.1.conv1 alone has 38 (63 %); " +
            "needs fewer filters or a smaller kernel there, or Parameters = 60",
            0, 1));

    [Fact]
    public Task Every_limit_that_is_exceeded_is_reported() => Check(
        Small("Parameters = 1, Macs = 1, PeakBytes = 1, {|CONV5004:MinReceptiveField = 9|}", "[{|CONV5001:{|CONV5002:{|CONV5003:ConvLayer|}|}|}(3, p: 1, filters: 4)]"));

    /// <summary>Each is met exactly.</summary>
    [Theory]
    [InlineData("Parameters = 40")]
    [InlineData("Macs = 2_304")]
    [InlineData("PeakBytes = 1_280")]
    [InlineData("MinReceptiveField = 3")]
    [InlineData("Parameters = 0, Macs = 0, PeakBytes = 0, MinReceptiveField = 0")]
    [InlineData("Parameters = long.MaxValue")]
    public Task A_budget_that_is_kept_is_silent(string budget) => Check(Small(budget, "[ConvLayer(3, p: 1, filters: 4)]"));

    [Fact]
    public Task A_share_below_one_in_a_hundred_is_no_zero() => Check(
        """
        using ConvShape;

        [InputShape(1, 1, 1)]
        [Budget(Parameters = 1)]
        [{|#0:One|}(Repeat = 300)]
        public sealed partial class Net;

        [{|#1:ConvLayer|}(1)] [SigmoidLayer]
        public sealed partial class One : BlockAttribute;
        """,
        Expect(
            "CONV5001",
            "Net has 600 parameters, more than its budget of 1: one1.conv1 alone has 2 (less than 1 %); " +
            "needs fewer filters or a smaller kernel there, or Parameters = 600",
            0, 1));

    [Theory]
    [InlineData("Parameters", "-1")]
    [InlineData("Macs", "-5")]
    [InlineData("PeakBytes", "-9223372036854775808")]
    [InlineData("MinReceptiveField", "-1")]
    public Task A_number_below_zero_is_marked(string name, string number) => Check(
        Small($"{{|#0:{name} = {number}|}}", "[ConvLayer(3)]"),
        Expect("CONV1011", $"the budget: {name} is {number}; needs at least 0, which sets no limit"));

    [Fact]
    public Task A_budget_on_another_part_counts() => Check(
        """
        using ConvShape;

        [InputShape(1, 8, 8)]
        [{|CONV5001:ConvLayer|}(3)]
        public sealed partial class {|CONV5004:Net|};

        [Budget(Parameters = 1, MinReceptiveField = 9)]
        public sealed partial class Net;
        """);

    [Fact]
    public Task Where_there_is_no_model_a_budget_says_nothing() => Check(
        """
        using ConvShape;

        [Budget(Parameters = -1, Macs = 1)]
        public sealed class Other;

        [Budget(Parameters = 1, Macs = -1)]
        [ConvLayer(3, filters: 4)]
        public sealed partial class Unit : BlockAttribute;

        [InputShape(1, 8, 8)]
        [Unit]
        public sealed partial class Net;
        """);

    [Theory]
    [InlineData("[ConvLayer({|CONV1002:k: 9|}, filters: 4)]")]
    [InlineData("[ConvLayer({|CONV1011:k: 0|}, filters: 4)]")]
    [InlineData("[ConvLayer({|CS0103:missing|}, filters: 4)]")]
    [InlineData("[ConvLayer(3, filters: 4)] [{|CS0246:{|CS0246:Half|}|}]")]
    [InlineData("[ConvLayer(3, filters: 4, {|CONV3004:From = \"nothing\"|})]")]
    public Task After_another_mistake_nothing_is_said(string layers) => CheckRules(
        Small("Parameters = 1, Macs = 1, PeakBytes = 1, MinReceptiveField = 100", layers));

    [Fact]
    public Task An_editorconfig_silences_a_budget() => CheckConfigured(
        "dotnet_diagnostic.CONV5001.severity = none", Small("Parameters = 1", "[ConvLayer(3)]"));
}
