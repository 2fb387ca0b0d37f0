using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class LayerNameTests
{
    [Theory]
    [InlineData("two words", "is no property: names have letters, digits and underscores, in parts divided by dots")]
    [InlineData("", "is no property: names have letters, digits and underscores, in parts divided by dots")]
    [InlineData("...", "is no property: names have letters, digits and underscores, in parts divided by dots")]
    [InlineData("layer/1", "is no property: names have letters, digits and underscores, in parts divided by dots")]
    [InlineData("net", "becomes the property Net, which is the name of the class")]
    [InlineData("load", "becomes the property Load, which every model has")]
    [InlineData("forward", "becomes the property Forward, which every model has")]
    [InlineData("to_string", "becomes the property ToString, which is a member of Object")]
    [InlineData("mine", "becomes the property Mine, which is a member of Net")]
    [InlineData("TOne", "becomes the property TOne, which is a type parameter of Net")]
    public Task A_name_that_cannot_be_a_property_beside_the_others_is_marked(string name, string reason) => Check(
        $$"""
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5, {|#0:Name = "{{name}}"|})]
        public partial class Net<TOne>
        {
            public int Mine => 3;
        }
        """,
        Expect("CONV3005", $"The layer name '{name}' {reason}; needs another Name"));

    [Fact]
    public Task A_name_of_an_earlier_layer_is_marked() => Check(
        Net("""[InputShape(1, 28, 28)] [ConvLayer(k: 5, Name = "stem")] [ReluLayer({|#0:Name = "stem"|})]"""),
        Expect("CONV3005", "The layer name 'stem' is the name of an earlier layer; needs another Name"));

    [Fact]
    public Task Two_names_of_one_property_are_marked() => Check(
        Net("""[InputShape(1, 28, 28)] [ConvLayer(k: 5, Name = "stem.conv")] [ReluLayer({|#0:Name = "stem_conv"|})]"""),
        Expect("CONV3005", "The layer name 'stem_conv' becomes the property StemConv, as does 'stem.conv'; needs another Name"));

    [Fact]
    public Task A_counted_name_that_is_taken_is_marked_at_its_layer() => Check(
        Net("""[InputShape(1, 28, 28)] [ConvLayer(k: 5, Name = "conv2")] [{|#0:ConvLayer|}(k: 5)]"""),
        Expect("CONV3005", "The layer name 'conv2' is the name of an earlier layer; needs another Name"));

    [Fact]
    public Task A_member_that_has_a_counted_name_is_marked_at_the_layer() => Check(
        """
        using ConvShape;

        [InputShape(1, 28, 28)]
        [{|CONV3005:ConvLayer|}(k: 5)]
        public partial class Net
        {
            private readonly int Conv1 = 1;

            public override string ToString() => Conv1.ToString();
        }
        """);

    [Theory]
    [InlineData("features.0", "Features0")]
    [InlineData("layer1.0.conv1", "Layer1_0Conv1")]
    [InlineData("0", "Layer0")]
    [InlineData("class", "Class")]
    [InlineData("größe", "Größe")]
    public Task A_usable_name_becomes_a_property(string name, string property) => Check(
        $$"""
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5, Name = "{{name}}")]
        public sealed partial class Net
        {
            public static object Look(Net net) => net.{{property}};
        }
        """);

    [Fact]
    public Task A_name_left_null_is_counted() => Check(
        """
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5, Name = null)]
        public sealed partial class Net
        {
            public static object Look(Net net) => net.Conv1;
        }
        """);
}
