using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class PartialMissingTests
{
    [Fact]
    public Task A_model_class_that_is_not_partial_is_marked_at_its_name() => Check(
        """
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5)]
        public sealed class {|#0:Net|};
        """,
        Expect("CONV3001", "Net must be partial: its layers, weights and Forward are generated in another part of the class"));

    [Fact]
    public Task A_partial_model_class_is_not_marked() => Check(Net("[InputShape(1, 28, 28)] [ConvLayer(k: 5)]"));

    [Fact]
    public Task Its_layers_are_checked_all_the_same() => Check(
        """
        using ConvShape;

        [InputShape(1, 4, 4)]
        [ConvLayer({|CONV1002:k: 5|})]
        internal class {|CONV3001:Net|}
        {
        }
        """);

    [Fact]
    public Task A_class_without_layers_is_no_model() => Check("public class Net;");
}
