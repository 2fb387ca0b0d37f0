using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

/// <summary>What can be wrong with the class of a block, whether it is used or not.</summary>
public sealed class BlockDeclarationTests
{
    [Fact]
    public Task A_block_must_be_partial() => CheckRules(
        "using ConvShape; [ReluLayer] public sealed class {|#0:Unit|} : BlockAttribute;",
        Expect("CONV3001", "Unit must be partial: what other assemblies read of it is generated in another part of the class"));

    [Fact]
    public Task Layers_of_a_block_stand_on_one_part() => CheckRules(
        "using ConvShape; [ReluLayer] public sealed partial class Unit : BlockAttribute; [{|#0:TanhLayer|}] public sealed partial class Unit;",
        Expect(
            "CONV3003",
            "Unit has layers apart from its other layers: parts of a class have no order among them; needs all layers on the part that has its first"));

    [Theory]
    [InlineData(
        "[ReluLayer] public abstract partial class {|#0:Unit|} : BlockAttribute;",
        "is abstract, and layers are not inherited; remove 'abstract', or put the layers on the blocks that derive from it")]
    [InlineData(
        "[ReluLayer] public sealed partial class {|#0:Unit|} : BlockAttribute { public Unit() { } public Unit(int width) { } }",
        "has several constructors; keep one, with default values for what may be left out")]
    [InlineData(
        "class Outer { [ReluLayer] internal sealed partial class {|#0:Unit|} : BlockAttribute; }",
        "stands inside a type that is not partial; add 'partial' to every type around it")]
    public Task A_class_that_cannot_be_a_block_is_marked_at_its_name(string block, string reason) => CheckRules(
        $"using ConvShape; {block}", Expect("CONV3006", $"Unit cannot be a block: it {reason}"));

    [Fact]
    public Task A_block_has_no_input_of_its_own() => CheckRules(
        "using ConvShape; [InputShape(1, 4, 4)] [ReluLayer] public sealed partial class {|#0:Unit|} : BlockAttribute;",
        Expect("CONV3006", "Unit cannot carry a model: it is a block; remove its [InputShape]: what it reads comes from where it is used"));

    [Theory]
    [InlineData("public abstract partial class Unit : BlockAttribute { protected const int Two = 2; }")]
    [InlineData("[ReluLayer] public sealed partial class Unit : BlockAttribute { public Unit(int width, params int[] more) { } }")]
    [InlineData("partial class Outer { [ReluLayer] private sealed partial class Unit : BlockAttribute; }")]
    [InlineData("[System.Obsolete] public sealed class Unit : BlockAttribute;")]
    [InlineData("[ReluLayer] public sealed partial class Unit<T> : BlockAttribute;")]
    [InlineData("[Missing] [ReluLayer] public sealed partial class Unit : BlockAttribute;")]
    public Task A_class_that_can_is_not_marked(string block) =>
        CheckRules($"using ConvShape; {block.Replace("[Missing]", "[{|CS0246:{|CS0246:Missing|}|}]", StringComparison.Ordinal)}");

    [Fact]
    public Task An_abstract_attribute_is_refused_by_the_compiler() => CheckRules(
        Net("[InputShape(1, 4, 4)] [{|CS0653:BlockAttribute|}] [ConvLayer(9)]"));

    [Fact]
    public Task What_a_use_does_wrong_is_marked_on_its_argument() => CheckRules(
        """
        using ConvShape;

        [InputShape(1, 4, 4)]
        [Unit({|#0:Repeat = 0|})]
        [Unit({|#1:Name = "unit1"|})]
        [Unit({|#2:Name = "two words"|}, Repeat = 3)]
        public sealed partial class Net;

        [ReluLayer]
        public sealed partial class Unit : BlockAttribute;
        """,
        Expect("CONV1011", "unit1: Repeat is 0; needs at least 1", 0),
        Expect("CONV3005", "The layer name 'unit1' is the name of an earlier layer; needs another Name", 1),
        Expect("CONV3005", "The layer name 'two words.0' is no property: names have letters, digits and underscores, in parts divided by dots; needs another Name", 2));

    [Fact]
    public Task An_argument_without_a_value_is_marked_where_it_comes_from() => CheckRules(
        """
        using ConvShape;

        [InputShape(1, 4, 4)]
        [Outer(3, {|#0:width: 1 << 30|})]
        public sealed partial class Net;

        [Inner({|#1:4 * Width|})]
        public sealed partial class Outer(int depth, int width) : BlockAttribute
        {
            const int Width = Argument;
        }

        [ConvLayer(1, filters: Size)]
        public sealed partial class Inner(int size) : BlockAttribute
        {
            const int Size = Argument;
        }
        """,
        Expect(
            "CONV1011",
            "outer1.inner1: size is unknown, since 4 * width overflows int at width = 1073741824; needs arguments with which it can be worked out",
            0, 1));

    [Fact]
    public Task The_same_mistake_of_two_uses_is_said_of_both() => CheckRules(
        """
        using ConvShape;

        [InputShape(1, 4, 4)]
        [Unit({|#0:9|})]
        [ReluLayer]
        [FlattenLayer]
        [LinearLayer(4)]
        public sealed partial class Net;

        [InputShape(1, 4, 4)]
        [Unit({|#2:8|})]
        public sealed partial class Other;

        [ConvLayer({|#1:K|})]
        public sealed partial class Unit(int k) : BlockAttribute
        {
            const int K = Argument;
        }
        """,
        Expect("CONV1002", "unit1.conv1 cannot fit: a 9×9 kernel on a 4×4 feature map; needs p ≥ 3 or an input of at least 9×9", 0, 1),
        Expect("CONV1002", "unit1.conv1 cannot fit: an 8×8 kernel on a 4×4 feature map; needs p ≥ 2 or an input of at least 8×8", 2, 1));
}
