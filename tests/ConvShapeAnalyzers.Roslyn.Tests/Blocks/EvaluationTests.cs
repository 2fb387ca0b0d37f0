using ConvShape.Roslyn.Parsing.Blocks;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Tests.Blocks;

public sealed class EvaluationTests
{
    /// <summary>Each expression becomes a constant of a class of its own, beside constants with the values of the parameters.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Evaluation_is_the_compiler_s(int seed)
    {
        const int InputChannels = 48;
        var cases = (from typed in RandomExpressions.Typed from arguments in RandomExpressions.Arguments select (typed.Type, typed.Expression, Arguments: arguments))
            .Sample(1500, new Rnd((ulong)seed * 0x2545F4914F6CDD1D, 0x9E3779B97F4A7C15), 50);
        IEnumerable<string> classes = cases.Select((test, i) =>
            $$"""
            class C{{i}}
            {
                const int InputChannels = {{InputChannels}};
                {{string.Concat(RandomExpressions.Parameters.Select(parameter =>
                    $"const {parameter.Type} {parameter.Name} = {ExpressionText.Value(test.Arguments[parameter.Name])};\n"))}}
                const {{test.Type}} Value = {{test.Expression}};
            }
            """);
        CSharpCompilation compilation = await BlockTest.CompileAnyway([string.Join('\n', classes)]);
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        SyntaxNode root = await tree.GetRootAsync(TestContext.Current.CancellationToken);
        ILookup<string, Diagnostic> errors = compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToLookup(diagnostic => root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ClassDeclarationSyntax>()!.Identifier.Text);
        int values = 0, failures = 0;
        for (int i = 0; i < cases.Length; i++)
        {
            (string type, Expression expression, Dictionary<string, object?> arguments) = cases[i];
            string report = $"{type}: {expression}\n{string.Join(", ", arguments.Select(argument => $"{argument.Key} = {ExpressionText.Value(argument.Value)}"))}";
            Evaluation evaluation = expression.Evaluate(arguments, InputChannels);

            // The compiler refuses a branch that cannot be evaluated even where it is not taken.
            Evaluation[] all = [.. WithParts(expression).Select(part => part.Evaluate(arguments, InputChannels))];
            Assert.True(errors.Contains($"C{i}") == all.Any(part => !part.IsValue), $"{report}\n{evaluation}\n{string.Join('\n', errors[$"C{i}"])}");
            Assert.All(errors[$"C{i}"], error => Assert.Contains(error.Id, (string[])["CS0020", "CS0220", "CS0221"]));
            if (errors.Contains($"C{i}"))
            {
                failures++;
                continue;
            }

            IFieldSymbol constant = (IFieldSymbol)compilation.GetTypeByMetadataName($"C{i}")!.GetMembers("Value").Single();
            object? promoted = type == "double" && evaluation.Value is float single ? (double)single
                : type is "float" or "double" && evaluation.Value is int number ? Convert.ChangeType(number, constant.ConstantValue!.GetType()) : evaluation.Value;
            Assert.True(Equals(constant.ConstantValue, promoted), $"{report}\n{constant.ConstantValue} is {evaluation}");
            Assert.Equal(ExpressionText.Value(constant.ConstantValue), ExpressionText.Value(promoted));
            values++;
        }

        Assert.True(values > 1000 && failures > 50, $"{values} values, {failures} failures");
    }

    [Theory]
    [InlineData("4 * width", "4 * width overflows int at width = 1073741824")]
    [InlineData("1 + (4 * width)", "4 * width overflows int at width = 1073741824")]
    [InlineData("-(width * -2)", "-(width * -2) overflows int at width = 1073741824")]
    [InlineData("64 / zero", "64 / zero divides by zero at zero = 0")]
    [InlineData("(width + InputChannels) % zero", "(width + InputChannels) % zero divides by zero at width = 1073741824, zero = 0, InputChannels = 3")]
    [InlineData("(int)(4.0 * width)", "(int)(4d * width) overflows int at width = 1073741824")]
    [InlineData("(int)(0.0 / zero)", "(int)(0d / zero) overflows int at zero = 0")]
    [InlineData("1 / 0", "1 / 0 divides by zero")]
    [InlineData("[1, 2 / zero]", "2 / zero divides by zero at zero = 0")]
    [InlineData("missing", "missing is not given")]
    [InlineData("width + text", "width + text means nothing at width = 1073741824, text = \"a\\\"\"")]
    [InlineData("!width", "!width means nothing at width = 1073741824")]
    [InlineData("text ? 1 : 2", "text ? 1 : 2 means nothing at text = \"a\\\"\"")]
    [InlineData("null + width", "null + width means nothing at width = 1073741824")]
    [InlineData("true && width", "true && width means nothing at width = 1073741824")]
    [InlineData("[text]", "[text] means nothing at text = \"a\\\"\"")]
    [InlineData("[null]", "[null] means nothing")]
    [InlineData("(int)text", "(int)text means nothing at text = \"a\\\"\"")]
    [InlineData("kernel * 2", "kernel * 2 means nothing at kernel = [3, 5]")]
    public void What_has_no_value_says_why(string text, string error) => Assert.Equal(new Evaluation(null, error), Evaluate(text));

    [Theory]
    [InlineData("zero == 0 ? 0 : 64 / zero", 0)]
    [InlineData("zero != 0 && 64 / zero > 1", false)]
    [InlineData("zero == 0 || 64 / zero > 1", true)]
    [InlineData("null == null", true)]
    [InlineData("text != null", true)]
    [InlineData("kernel == null", false)]
    [InlineData("null + null", "")]
    [InlineData("null + text", "a\"")]
    [InlineData("-2147483648 % -1", 0)]
    [InlineData("(int)-1.9", -1)]
    [InlineData("(int)2147483647.9", int.MaxValue)]
    [InlineData("1 << 33", 2)]
    public void Only_what_is_needed_is_evaluated(string text, object value) => Assert.Equal(new Evaluation(value), Evaluate(text));

    [Fact]
    public void Arrays_are_arrays_of_their_type()
    {
        Assert.Equal([3, 1073741824], Assert.IsType<int[]>(Evaluate("[3, width]").Value));
        Assert.Equal((string?[])["a\"", null], Assert.IsType<string?[]>(Evaluate("new string[] { text, null }").Value));
        Assert.Empty(Assert.IsType<string?[]>(Evaluate("new string[] { }").Value));
        Assert.Equal([3, 5], Assert.IsType<int[]>(Evaluate("kernel").Value));
    }

    [Fact]
    public void An_expression_knows_what_it_depends_on()
    {
        Expression expression = Parse("b ? [InputChannels, a + 1] : (a * c)");
        Assert.Equal(["b", "a", "c"], expression.Parameters);
        Assert.True(expression.ReadsInputChannels);
        Assert.Empty(Parse("[]").Parameters);
        Assert.False(Parse("1 + 2").ReadsInputChannels);
    }

    private static Evaluation Evaluate(string text) => Parse(text).Evaluate(
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["width"] = 1 << 30, ["zero"] = 0, ["text"] = "a\"", ["kernel"] = (int[])[3, 5] }, inputChannels: 3);

    private static Expression Parse(string text) => Assert.IsType<Expression>(ExpressionText.Parse(SyntaxFactory.ParseExpression(text)), exactMatch: false);

    private static IEnumerable<Expression> WithParts(Expression expression) => expression.Parts.SelectMany(WithParts).Prepend(expression);
}
