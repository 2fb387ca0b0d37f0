using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class InputMissingTests
{
    [Fact]
    public Task The_first_layer_without_an_input_shape_is_marked() => Check(
        Net("[{|#0:ConvLayer|}(k: 5)] [ReluLayer]"),
        Expect("CONV3002", "Net has layers but no input shape; needs [InputShape(channels, height, width)] above the first, or BlockAttribute as its base"));

    [Fact]
    public Task An_input_shape_may_stand_anywhere_on_the_class() => Check(Net("[ConvLayer(k: 5)] [InputShape(1, 28, 28)] [ReluLayer]"));

    [Fact]
    public Task Of_several_parts_the_first_layer_is_marked() => Check(
        """
        using ConvShape;

        [{|CONV3002:ReluLayer|}]
        public partial class Net;

        [ConvLayer(k: 5)]
        public partial class Net;
        """);

    [Fact]
    public Task A_misspelt_attribute_may_be_the_input_shape() => Check(Net("[{|CS0246:{|CS0246:InputShap|}|}(1, 28, 28)] [ConvLayer(k: 5)]"));
}
