using System.Globalization;
using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Tests.Parsing;

/// <summary>The model <c>Net</c> of a source, as parser and rules see it.</summary>
internal sealed class Parsed
{
    private Parsed(ParsedModel model)
    {
        Model = model.Declaration;
        (Checked, System.Collections.Immutable.ImmutableArray<Finding> findings) = RuleBook.Check(Model);
        Problems = [.. findings.Select(finding => finding.Text)];
    }

    public ModelDeclaration Model { get; }

    public CheckedModel Checked { get; }

    /// <summary>What the rules say, each with its ID.</summary>
    public string[] Problems { get; }

    public string[] Names => [.. Checked.Network.Layers.Select<LayerInfo, string>(layer => layer.Name)];

    /// <summary>As in "conv1(in) 8×4×4": each layer with what it reads and gives out, and a question mark where that is a guess.</summary>
    public string[] Layers =>
    [
        .. Enumerable.Range(0, Checked.Network.Layers.Length).Select(i =>
        {
            LayerInfo layer = Checked.Network.Layers[i];
            string sources = string.Join(", ", layer.Sources.Select<int, string>(source => ModelText.Name(Checked.Network, source).Replace("the input", "in", StringComparison.Ordinal)));
            return $"{layer.Name}({sources}) {layer.Output}{(Checked.Network.IsExact[i] ? "" : "?")}";
        }),
    ];

    /// <summary>As in "layer1.0 = Layer1_0: 0..4 of -1 reads -1".</summary>
    public string[] Blocks =>
    [
        .. Model.Blocks.Select<DeclaredBlock, string>(block => string.Create(
            CultureInfo.InvariantCulture,
            $"{block.Name} = {block.PropertyName}: {block.First}..{block.End} of {block.Parent} reads {string.Join(", ", block.Inputs.Select<int, int>(input => input))}")),
    ];

    /// <summary>Parses a model of these attributes, above the declarations of blocks.</summary>
    public static async Task<Parsed> Of(string attributes, string blocks = "", bool compiles = true)
    {
        CSharpCompilation compilation = await Build.Compile($"using ConvShape;\n{attributes}\npublic sealed partial class Net;\n{blocks}");
        if (compiles)
        {
            Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        }

        return Of(compilation);
    }

    public static Parsed Of(CSharpCompilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        TypeDeclarationSyntax declaration = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>().First(type => type.Identifier.Text == "Net");
        SemanticModel semanticModel = compilation.GetSemanticModel(tree);
        return new Parsed(ModelParser.Parse(declaration, semanticModel.GetDeclaredSymbol(declaration)!, semanticModel, TestContext.Current.CancellationToken)!);
    }
}
