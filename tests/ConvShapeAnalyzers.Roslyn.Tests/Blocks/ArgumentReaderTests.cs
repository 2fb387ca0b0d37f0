using ConvShape.Roslyn.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Tests.Blocks;

public sealed class ArgumentReaderTests
{
    private readonly List<DeclarationProblem> _problems = [];

    [Theory]
    [InlineData("2.5", 2.5)]
    [InlineData("1", 1d)]
    [InlineData("1.5f", 1.5)]
    [InlineData("-1e300", -1e300)]
    public async Task A_finite_number_is_as_written(string written, double number)
    {
        Assert.Equal(number, (await Read($"Test({written})")).Real("real", missing: 0.01));
        Assert.Empty(_problems);
    }

    [Theory]
    [InlineData("double.NaN", "NaN")]
    [InlineData("1 / 0.0", "Infinity")]
    [InlineData("double.NegativeInfinity", "-Infinity")]
    [InlineData("float.NaN", "NaN")]
    public async Task A_number_that_is_not_finite_is_noted(string written, string found)
    {
        Assert.Equal(0.01, (await Read($"Test({written})")).Real("real", missing: 0.01));
        Assert.Equal([new InvalidArgument(3, "test", "real", found, "a finite number", "0.01")], _problems);
    }

    [Theory]
    [InlineData("Test", new string[0])]
    [InlineData("Test(1)", new string[0])]
    [InlineData("Test(1, \"a\")", new[] { "a" })]
    [InlineData("Test(1, \"a\", \"b\" + \"c\")", new[] { "a", "bc" })]
    [InlineData("Test(1, [\"a\", \"b\"])", new[] { "a", "b" })]
    [InlineData("Test(1, new[] { \"a\", \"b\" })", new[] { "a", "b" })]
    [InlineData("Test(names: new string[] { })", new string[0])]
    [InlineData("Test(1, \"a\", null)", new[] { "a", "" })]
    [InlineData("Test(1, null)", new string[0])]
    public async Task Names_are_read_one_by_one_or_as_an_array(string attribute, string[] names) => Assert.Equal(names, (await Read(attribute)).Texts("names"));

    [Fact]
    public async Task Names_stand_where_the_first_does()
    {
        ArgumentReader arguments = await Read("Test(1, \"a\", \"b\", Name = \"n\")");
        Assert.Equal(["1", "\"a\"", "Name = \"n\""], arguments.Places.Values.Select(place => place.ToString()));
        Assert.False((await Read("Test(1)")).IsWritten("names"));
    }

    [Fact]
    public async Task Null_is_not_nothing()
    {
        ArgumentReader arguments = await Read("Test(1, null, Name = null)");
        Assert.True(arguments.IsNull("names") && arguments.IsWritten("names"));
        Assert.True(arguments.IsNull("Name") && arguments.IsWritten("Name"));
        Assert.False(arguments.IsNull("real"));
        Assert.False(arguments.IsNull("Repeat") || arguments.IsWritten("Repeat"));
    }

    [Fact]
    public void Values_of_a_block_are_read_as_those_of_an_attribute()
    {
        Dictionary<string, object?> values = new(StringComparer.Ordinal)
        {
            ["k"] = (int[])[3, 5],
            ["s"] = 0,
            ["p"] = null,
            ["filters"] = 8,
            ["slope"] = 2f,
            ["Bias"] = false,
            ["Name"] = "a",
            ["names"] = (string?[])["x", null],
        };
        ArgumentReader arguments = Of(values);
        Assert.Equal((3, 5), arguments.Axes("k", 1));
        Assert.Equal(8, arguments.Number("filters", 1));
        Assert.False(arguments.Flag("Bias", missing: true));
        Assert.Equal("a", arguments.Text("Name"));
        Assert.Equal(2, arguments.Real("slope", missing: 1));
        Assert.Equal(["x", ""], arguments.Texts("names"));
        Assert.Empty(_problems);
        Assert.Equal((1, 1), arguments.Axes("s", 1));
        Assert.Equal((0, 0, 0, 0), arguments.Padding("p"));
        Assert.Equal(["0", "null"], _problems.Cast<InvalidArgument>().Select(problem => problem.Found));
    }

    [Theory]
    [InlineData("flag")]
    [InlineData("real")]
    [InlineData("text")]
    [InlineData("texts")]
    public void A_value_of_another_type_counts_as_not_written(string kind)
    {
        object value = kind switch { "flag" => true, "real" => 1.5, "texts" => (string[])["a"], _ => kind };
        ArgumentReader arguments = Of(new(StringComparer.Ordinal) { ["x"] = value });
        Assert.Null(arguments.Number("x", 1));
        Assert.Null(arguments.Axes("x", 1));
        Assert.Equal((0, 0, 0, 0), arguments.Padding("x"));
        Assert.Equal(0, arguments.Choice("x", 2, ""));
        Assert.Equal(value is bool, arguments.Flag("x", missing: false));
        Assert.Equal(value as string, arguments.Text("x"));
        Assert.Equal(value as string[] ?? [], arguments.Texts("x"));
        Assert.Equal(value as double? ?? 7, arguments.Real("x", missing: 7));
        Assert.Empty(_problems);
    }

    private ArgumentReader Of(Dictionary<string, object?> values) =>
        ArgumentReader.Create(values, new Dictionary<string, SyntaxNode>(StringComparer.Ordinal), layer: 3, _problems);

    private async Task<ArgumentReader> Read(string attribute)
    {
        CSharpCompilation compilation = await BlockTest.Compile(
            [
                $$"""
                [{{attribute}}] public class C;
                public class TestAttribute(double real = 0, params string?[]? names) : BlockAttribute { public string?[]? Names => names; public double Real => real; }
                """,
            ]);
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        AttributeSyntax syntax = (await tree.GetRootAsync(TestContext.Current.CancellationToken)).DescendantNodes().OfType<AttributeSyntax>().First();
        IOperation? operation = compilation.GetSemanticModel(tree).GetOperation(syntax, TestContext.Current.CancellationToken);
        ArgumentReader reader = Assert.IsType<ArgumentReader>(ArgumentReader.Create(operation, layer: 3, _problems));
        reader.At(3, "test");
        return reader;
    }
}
