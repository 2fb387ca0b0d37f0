using System.Collections.Immutable;
using ConvShape.Roslyn.Parsing;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Tests.CodeFixes;

/// <summary>A source as the compiler and the analyzers judge it.</summary>
internal sealed class Judged
{
    private readonly HashSet<int> _exact = [];

    private Judged(SyntaxTree tree, CSharpCompilation compilation, ImmutableArray<Diagnostic> diagnostics)
    {
        Text = tree.GetText();
        Root = tree.GetRoot();
        Diagnostics = diagnostics;
        CompilerErrors = [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id)];
        SemanticModel semanticModel = compilation.GetSemanticModel(tree);
        foreach (TypeDeclarationSyntax declaration in Root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            if (ModelParser.Parse(declaration, semanticModel.GetDeclaredSymbol(declaration)!, semanticModel, CancellationToken.None) is { } model)
            {
                CheckedModel check = RuleBook.Check(model.Declaration).Model;
                _exact.UnionWith(Enumerable.Range(0, model.Layers.Count).GroupBy(place => model.Layers[place].Attribute.SpanStart)
                    .Where(layers => layers.All(layer => check.Network.IsExact[layer])).Select(layers => layers.Key));
            }
        }
    }

    public SourceText Text { get; }

    public SyntaxNode Root { get; }

    /// <summary>What the analyzers say.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public ImmutableArray<string> CompilerErrors { get; }

    public IEnumerable<AttributeSyntax> Attributes => Root.DescendantNodes().OfType<AttributeSyntax>();

    public IEnumerable<SyntaxTrivia> Comments => Root.DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));

    public static async Task<Judged> Of(string source)
    {
        CSharpCompilation compilation = await Build.Compile(source);
        return new(compilation.SyntaxTrees.Single(), compilation, await Build.Analyze(compilation));
    }

    /// <summary>Whether the shape that an attribute gives out is no guess behind a mistake.</summary>
    public bool IsExact(AttributeSyntax attribute) => _exact.Contains(attribute.SpanStart);

    /// <summary>What is said of an attribute.</summary>
    public IEnumerable<Diagnostic> Of(AttributeSyntax? attribute) =>
        Diagnostics.Where(diagnostic => attribute is not null && attribute.Span.Contains(diagnostic.Location.SourceSpan));
}
