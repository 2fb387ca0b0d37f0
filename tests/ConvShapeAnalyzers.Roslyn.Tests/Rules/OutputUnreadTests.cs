using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class OutputUnreadTests
{
    [Fact]
    public Task A_layer_that_nothing_reads_is_marked() => CheckRules(
        Net("""[InputShape(3, 4, 4)] [{|#0:ConvLayer|}(3, p: 1, filters: 8, Name = "left")] [ConvLayer(3, p: 1, From = "in")]"""),
        Expect("CONV2009", "left is read by nothing: its 8×4×4 map goes nowhere; needs a layer that names it, or an [OutputLayer(name)] below it"));

    [Fact]
    public Task A_vector_that_nothing_reads_is_marked() => CheckRules(
        Net("""[InputShape(3, 4, 4)] [FlattenLayer] [{|#0:LinearLayer|}(1)] [LinearLayer(2, From = "flatten1")]"""),
        Expect("CONV2009", "linear1 is read by nothing: its vector of 1 feature goes nowhere; needs a layer that names it, or an [OutputLayer(name)] below it"));

    [Theory]
    [InlineData("""[ConvLayer(3, p: 1, Name = "left")] [ConvLayer(3, p: 1, From = "in")] [AddLayer("left")]""")]
    [InlineData("""[ConvLayer(3, p: 1)] [OutputLayer("left")] [ConvLayer(3, p: 1, From = "in")]""")]
    [InlineData("""[ConvLayer(3, p: 1)]""")]
    [InlineData("""[OutputLayer("all")]""")]
    public Task What_is_named_or_a_result_is_not_marked(string layers) => CheckRules(Net($"[InputShape(3, 4, 4)] {layers}"));

    [Fact]
    public Task A_layer_whose_reader_cannot_be_read_is_not_marked() => CheckRules(
        Net("""[InputShape(3, 4, 4)] [ConvLayer(3, Name = "left")] [ConvLayer(3, From = {|CS0103:missing|})] [ConvLayer(1)]"""));

    [Fact]
    public Task A_layer_that_an_unknown_name_may_have_meant_is_not_marked() => CheckRules(
        Net("""[InputShape(3, 4, 4)] [ConvLayer(3, Name = "left")] [ConvLayer(3, {|CONV3004:From = "light"|})] [ConvLayer(1, From = "conv2")]"""));

    [Fact]
    public Task The_message_can_be_silenced() => CheckRules(
        $"""
        #pragma warning disable CONV2009
        {Net("""[InputShape(3, 4, 4)] [ConvLayer(3)] [ConvLayer(3, p: 1, From = "in")]""")}
        """);

    [Fact]
    public Task In_a_block_the_use_is_marked_once() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 4, 4)]
        [{|#0:Branches|}(Repeat = 3)]
        public sealed partial class Net;

        [{|#1:ConvLayer|}(3, p: 1)]
        [ConvLayer(1, From = "in")]
        public sealed partial class Branches : BlockAttribute;
        """,
        Expect("CONV2009", "branches1.conv1 is read by nothing: its 3×4×4 map goes nowhere; needs a layer that names it, or an [OutputLayer(name)] below it", 0, 1));
}
