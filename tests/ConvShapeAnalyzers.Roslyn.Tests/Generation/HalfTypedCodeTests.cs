using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>Code that the compiler cannot read: it says so, and nothing of ours comes on top.</summary>
public sealed class HalfTypedCodeTests
{
    [Theory]
    [InlineData("[InputShape(1, 8, 8)] [ConvLaye(k: 3)] [ReluLayer]", "CS0246")]
    [InlineData("[InputShape(1, 8, 8)] [ConvLayer(k: )]", "CS1525")]
    [InlineData("[InputShape(1, 8, 8)] [ConvLayer(k: missing)]", "CS0103")]
    [InlineData("[InputShape(1, 8, 8)] [ConvLayer(k: 3, Name = )]", "CS1525")]
    [InlineData("[InputShape(1, 8, 8)] [ConvLayer(\"3\")]", "CS1503")]
    [InlineData("[InputShape(1, 8, 8)] [ConvLayer(k: 3, Missing = 1)]", "CS0246")]
    [InlineData("[InputShape(1, 8, 8)] [ConvLayer(s: 2)]", "CS1729")]
    [InlineData("[InputShape(1, 8, 8)] [ConvLayer(k: 1 / 0)]", "CS0020")]
    [InlineData("[InputShape(1, 8, 8)] [ConvLayer(k: [1, missing])]", "CS0103")]
    [InlineData("[InputShape(1, 8, 8)] [ConvLayer(k: new int[2])]", "CS0182")]
    [InlineData("[InputShape(1, 8, 8)] [ConvLayer(k: 3, Name = 4)]", "CS0029")]
    [InlineData("[InputShape(1, 8, 8)] [DropoutLayer(\"0.5\")]", "CS1503")]
    [InlineData("[InputShape(1, 8)] [ReluLayer]", "CS7036")]
    [InlineData("[InputShape] [ReluLayer]", "CS7036")]
    [InlineData("[InputShape(1, missing, 8)] [ReluLayer]", "CS0103")]
    public void A_model_that_the_compiler_cannot_read_can_be_used_but_does_not_run(string attributes, string expectedError)
    {
        string source =
            $$"""
            using ConvShape;

            {{attributes}}
            internal sealed partial class Net;

            internal static class Uses
            {
                internal static string Text => Net.Summary + Net.Load("net.safetensors").GetType();
            }
            """;
        Generated generated = new Consumer(source).Generate();
        Assert.Contains(expectedError, generated.DiagnosticIds);
        Assert.All(generated.Diagnostics, diagnostic => Assert.Equal("/app/Source0.cs", diagnostic.Location.SourceTree?.FilePath));
        Assert.DoesNotContain(generated.DiagnosticIds, id => id is "CS0117" or "CS0535");
        Assert.Contains("could not read", generated.Files["Net.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>Its parameters count as read, so that nothing is said of them while a layer is typed.</summary>
    [Theory]
    [InlineData("[ConvLayer(k: 3, filters: )]", "CS1525")]
    [InlineData("[ConvLayer(k: 3, filters: Widt)]", "CS0103")]
    [InlineData("[ConvLaye(k: 3)]", "CS0246")]
    public void A_block_that_the_compiler_cannot_read_says_nothing_of_its_parameters(string layer, string expectedError)
    {
        Generated generated = new Consumer($"using ConvShape; {layer} internal sealed partial class Unit(int width) : BlockAttribute {{ const int Width = Argument; }}").Generate();
        Assert.Equal([expectedError], generated.DiagnosticIds.Distinct());
        Assert.DoesNotContain("BlockDefinition", generated.Files["Unit.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>A constant of another name has its own value, in silence where it is <c>default</c>. That the parameter is unread tells.</summary>
    [Theory]
    [InlineData("const string Tag = default!;")]
    [InlineData("const string tag = default!;")]
    [InlineData("const string Tga = default!;", "CS9113")]
    [InlineData("string Tag => \"\";", "CS9113")]
    public void A_parameter_that_no_constant_stands_for_is_unread(string member, params string[] expected) => Assert.Equal(
        expected,
        new Consumer($"using ConvShape; [ReluLayer] internal sealed partial class Unit(string tag) : BlockAttribute {{ {member} }}").Generate().DiagnosticIds);

    [Theory]
    [InlineData("[InputShape(1, 8, 8)] [ReluLayer] [InputShape(1, 9, 9)] partial class Net;")]
    [InlineData("[InputShape(1, 8, 8)] [ReluLayer] partial class Net; [InputShape(1, 8, 8)] [ReluLayer] partial class Net;")]
    public void A_second_input_shape_is_the_compilers_to_refuse(string source) =>
        Assert.Equal(["CS0579"], new Consumer("using ConvShape; " + source).Generate().DiagnosticIds);

    [Theory]
    [InlineData("[InputShape(1, 8, 8)] [ReluLayer] partial class")]
    [InlineData("[InputShape(1, 8, 8)] [ReluLayer] partial")]
    [InlineData("[InputShape(1, 8, 8)] [ReluLayer")]
    [InlineData("[InputShape(")]
    [InlineData("namespace { [InputShape(1, 8, 8)] [ReluLayer] partial class Net; }")]
    [InlineData("partial class Outer { [InputShape(1, 8, 8)] [ReluLayer] partial class Net")]
    [InlineData("partial class<T> { [InputShape(1, 8, 8)] [ReluLayer] partial class Net<> {} }")]
    [InlineData("[InputShape(1, 8, 8)] [ReluLayer] partial class Net {} [InputShape(1, 8, 8)] [ReluLayer] class Net {}")]
    public void Text_that_is_no_class_yet_does_not_stop_the_generator(string source)
    {
        // Run as an editor runs it, letter by letter.
        Consumer consumer = new("using ConvShape; ");
        CSharpCompilation compilation = consumer.Compile();
        GeneratorDriver driver = consumer.CreateDriver();
        foreach (char letter in source)
        {
            SyntaxTree tree = compilation.SyntaxTrees.Single();
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(tree.GetText().ToString() + letter)));
            driver = Generated.Run(driver, compilation).Driver;
        }
    }

    [Fact]
    public void Where_the_library_is_not_referenced_nothing_is_generated()
    {
        Generated generated = new Consumer("namespace ConvShape { [InputShape] class InputShapeAttribute : System.Attribute; }")
        {
            LibraryIsReferenced = false,
        }.Generate();
        Assert.Empty(generated.AssertClean().Files);
    }

    [Fact]
    public void The_message_names_the_class()
    {
        Generated generated = new Consumer("using ConvShape; [InputShape(1, 8, 8)] [ConvLayer(k: missing)] partial class Net;").Generate();
        Assert.Contains("__error = \"Net has attributes that the compiler could not read.\";", generated.Files["Net.g.cs"], StringComparison.Ordinal);
    }
}
