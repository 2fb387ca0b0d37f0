using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class LayersSpreadTests
{
    [Fact]
    public Task Layers_on_another_part_of_the_class_are_marked() => Check(
        """
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5)]
        public partial class Net;

        [{|#0:ReluLayer|}]
        [MaxPoolLayer(k: 2)]
        public partial class Net;
        """,
        Expect("CONV3003", "Net has layers apart from its [InputShape]: parts of a class have no order among them; needs all layers on the part that has [InputShape]"));

    [Fact]
    public Task Every_part_that_has_layers_is_marked() => Check(
        """
        using ConvShape;

        [{|CONV3003:ReluLayer|}]
        public partial class Net;

        [InputShape(1, 28, 28)]
        public partial class Net;

        [{|CONV3003:ReluLayer|}]
        public partial class Net;
        """);

    [Fact]
    public Task A_part_without_layers_is_not_marked() => Check(
        """
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5)]
        public partial class Net;

        [System.Obsolete]
        public partial class Net
        {
            public string Comment => "";
        }
        """);

    [Fact]
    public Task A_second_input_shape_on_another_part_opens_no_second_model() => Check(
        """
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5)]
        public partial class Net;

        [{|CS0579:InputShape|}(3, 28, 28)]
        [{|CONV3003:ConvLayer|}(k: 7)]
        public partial class Net;
        """);
}
