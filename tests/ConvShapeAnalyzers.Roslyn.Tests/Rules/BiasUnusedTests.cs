using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class BiasUnusedTests
{
    [Theory]
    [InlineData("[InputShape(3, 8, 8)] [{|#0:ConvLayer|}(k: 3, filters: 16)] [BatchNormLayer] [ReluLayer]", "conv1", "16 values")]
    [InlineData("[InputShape(3, 8, 8)] [{|#0:TransposedConvLayer|}(k: 1, filters: 1)] [BatchNormLayer]", "conv1", "1 value")]
    [InlineData("[InputShape(3, 8, 8)] [ConvLayer(k: 1, {|#0:Bias = true|}, Name = \"stem\")] [BatchNormLayer]", "stem", "3 values")]
    public Task A_bias_that_a_normalisation_takes_away_is_marked(string attributes, string layer, string values) => Check(
        Net(attributes), Expect("CONV2007", $"{layer} learns a bias of {values} that bn1 subtracts again with the mean; needs Bias = false"));

    [Fact]
    public Task A_linear_layer_has_one_too() => Check(
        Net("[InputShape(3, 2, 2)] [FlattenLayer] [{|CONV2007:LinearLayer|}(8)] [BatchNormLayer] [ReluLayer]"));

    [Theory]
    [InlineData("[ConvLayer(k: 3, Bias = false)] [BatchNormLayer]")]
    [InlineData("[ConvLayer(k: 3)] [ReluLayer] [BatchNormLayer]")]
    [InlineData("[BatchNormLayer] [ConvLayer(k: 3)]")]
    [InlineData("""[ConvLayer(k: 3, Name = "c")] [BatchNormLayer] [AddLayer("c")]""")]
    [InlineData("""[ConvLayer(k: 3, Name = "c")] [BatchNormLayer] [OutputLayer("early", From = "c")] [AddLayer("bn1")]""")]
    public Task A_bias_that_something_reads_is_not_marked(string layers) => Check(Net($"[InputShape(3, 8, 8)] {layers}"));

    [Fact]
    public Task A_layer_that_an_unknown_name_may_have_meant_is_not_marked() => CheckRules(
        Net("""[InputShape(3, 8, 8)] [ConvLayer(k: 3)] [BatchNormLayer] [AddLayer({|CONV3004:"cnov1"|})]"""));

    [Fact]
    public Task In_a_block_that_repeats_it_is_said_once() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 8, 8)]
        [{|#0:Normed|}(Repeat = 3)]
        public sealed partial class Net;

        [{|#1:ConvLayer|}(k: 3, p: 1)]
        [BatchNormLayer]
        [ReluLayer]
        public sealed partial class Normed : BlockAttribute;
        """,
        Expect("CONV2007", "normed1.conv1 learns a bias of 3 values that normed1.bn1 subtracts again with the mean; needs Bias = false", 0, 1));
}
