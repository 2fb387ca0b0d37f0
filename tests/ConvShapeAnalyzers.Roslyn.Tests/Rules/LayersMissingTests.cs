using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class LayersMissingTests
{
    [Fact]
    public Task An_input_shape_without_a_layer_is_marked() => Check(
        Net("[{|#0:InputShape|}(1, 28, 28)]"),
        Expect(
            "CONV3007",
            "Net has an input shape but no layer; needs at least one layer below it, such as [ConvLayer(k: 3, p: 1, filters: 16)]"));

    [Fact]
    public Task One_layer_is_enough() => Check(Net("[InputShape(1, 28, 28)] [ReluLayer]"));

    [Fact]
    public Task An_attribute_that_the_compiler_does_not_know_may_be_a_layer() => Check(
        Net("[InputShape(1, 28, 28)] [{|CS0246:{|CS0246:ConvLaye|}|}(k: 5)]"));

    [Fact]
    public Task An_attribute_of_something_else_is_no_layer() => Check(
        Net("[{|CONV3007:InputShape|}(1, 28, 28)] [System.Obsolete]"));
}
