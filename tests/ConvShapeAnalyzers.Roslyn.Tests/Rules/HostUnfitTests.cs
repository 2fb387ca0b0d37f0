using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class HostUnfitTests
{
    [Theory]
    [InlineData("static partial class {|#0:Net|};", "is static; remove 'static': a model is an object that holds weights")]
    [InlineData("abstract partial class {|#0:Net|};", "is abstract; remove 'abstract': loading a model makes an object of this class")]
    [InlineData("file partial class {|#0:Net|};", "is local to its file; remove 'file': the generated part stands in another file")]
    [InlineData("partial record {|#0:Net|};", "is a record; declare a class, which its weights can belong to")]
    [InlineData("partial class {|#0:Net|}(int x) { public int X => x; }", "has a primary constructor; remove it: the generated constructor needs its place")]
    [InlineData("partial class {|#0:Net|} { Net() { } }", "declares a constructor; remove it: models are made by Load and CreateRandom, which give them weights")]
    [InlineData("partial class {|#0:Net|} { } partial class Net { Net(int x) { } }", "declares a constructor; remove it: models are made by Load and CreateRandom, which give them weights")]
    [InlineData("partial class {|#0:Net|} { } partial class Net(int x) { public int X => x; }", "has a primary constructor; remove it: the generated constructor needs its place")]
    [InlineData("partial class {|#0:Net|} { public int Layers => 3; }", "declares Layers, which every model has; rename that member")]
    [InlineData("partial class {|#0:Net|} { public void Save(string path) { } }", "declares Save, which every model has; rename that member")]
    [InlineData("partial class {|#0:Net|} { public static Net CreateRandom(int s = 0) => null; }", "declares CreateRandom, which every model has; rename that member")]
    [InlineData("partial class {|#0:Net|}<Load>;", "declares Load, which every model has; rename that member")]
    [InlineData("partial class {|#0:Net|} { public Net(ConvShape.Weights.StateDict w) { } }", "declares a constructor; remove it: models are made by Load and CreateRandom, which give them weights")]
    [InlineData("partial class {|#0:Net|} { public required int X { get; init; } }", "has required members; remove 'required': models are made by Load and CreateRandom, which cannot set them")]
    [InlineData("partial class {|#0:Net|} { public int Load => 3; }", "declares Load, which every model has; rename that member")]
    public Task A_class_that_cannot_carry_a_model_is_marked_at_its_name(string host, string reason) => Check(
        $"""
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5)]
        {host}
        """,
        Expect("CONV3006", $"Net cannot carry a model: it {reason}"));

    [Theory]
    [InlineData("struct")]
    [InlineData("interface")]
    [InlineData("record struct")]
    public Task What_is_no_class_is_marked_at_its_name(string kind) => Check(
        $$"""
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5)]
        partial {{kind}} {|#0:Net|};
        """,
        Expect("CONV3006", $"Net cannot carry a model: it is {(kind == "interface" ? "an" : "a")} {kind}; declare a class, which its weights can belong to"));

    [Fact]
    public Task A_class_above_that_needs_arguments_is_refused_by_the_compiler_as_well() => Check(
        """
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5)]
        public partial class {|CS7036:{|#0:Net|}|} : Parent;

        public class Parent(int x)
        {
            public int X => x;
        }
        """,
        Expect("CONV3006", "Net cannot carry a model: it derives from Parent, which has no constructor without parameters; derive from a class that has one"));

    [Fact]
    public Task A_class_that_derives_from_a_model_is_refused_by_the_compiler_as_well() => Check(
        """
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5)]
        public partial class Parent;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 3)]
        public partial class {|CS1729:{|#0:Net|}|} : Parent;
        """,
        Expect("CONV3006", "Net cannot carry a model: it derives from Parent, which is a model itself; declare all layers on one class"));

    [Fact]
    public Task A_class_with_the_name_of_a_generated_member_is_marked() => Check(
        """
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5)]
        public sealed partial class {|#0:Forward|};
        """,
        Expect("CONV3006", "Forward cannot carry a model: it has the name of a member that every model has; rename it"));

    [Theory]
    [InlineData("class Outer", "stands inside a type that is not partial; add 'partial' to every type around it")]
    [InlineData("file partial class Outer", "is local to its file; remove 'file': the generated part stands in another file")]
    public Task A_class_around_a_model_can_be_at_fault(string container, string reason) => Check(
        $$"""
        using ConvShape;

        {{container}}
        {
            [InputShape(1, 28, 28)]
            [ConvLayer(k: 5)]
            partial class {|#0:Net|};
        }
        """,
        Expect("CONV3006", $"Net cannot carry a model: it {reason}"));

    [Theory]
    [InlineData("partial class Net;")]
    [InlineData("public unsafe partial class Net { static Net() { } public static Net Best => Load(\"best.safetensors\"); }")]
    [InlineData("partial class Net : Parent; abstract class Parent { protected Parent() { } }")]
    [InlineData("partial class Net { public string Save() => \"\"; }")]
    public Task A_class_that_can_is_not_marked(string host) => Check(
        $"""
        using ConvShape;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5)]
        {host}
        """);

    [Theory]
    [InlineData("partial struct")]
    [InlineData("partial interface")]
    [InlineData("partial record")]
    [InlineData("partial record struct")]
    [InlineData("static partial class")]
    public Task Any_partial_type_may_stand_around_a_model(string kind) => Check(
        $$"""
        using ConvShape;

        public {{kind}} Outer<T>
        {
            [InputShape(1, 28, 28)]
            [ConvLayer(k: 5)]
            private partial class Net;
        }
        """);
}
