using System.Collections.Immutable;
using System.Composition;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes;

/// <summary>Inserts what is missing above a layer: the flattening, or the input shape.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class InsertLayerFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.FlattenPlacement.Id, Descriptors.InputMissing.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? semanticModel = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Insertion.Read(diagnostic.Properties) is { } insertion &&
                root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } layer &&
                !ReadsElsewhere(layer) &&
                semanticModel?.Compilation.GetTypeByMetadataName(insertion.Type) is { } type)
            {
                string name = type.ToMinimalDisplayString(semanticModel, layer.SpanStart);
                string words = name.Substring(0, name.Length - nameof(Attribute).Length) + insertion.Arguments;
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Insert [{words}]",
                        _ => Task.FromResult(context.Document.WithText(text.WithChanges(Above(layer, words, text)))),
                        $"{nameof(InsertLayerFix)}.{diagnostic.Id}"),
                    diagnostic);
            }
        }
    }

    /// <summary>A layer that names what it reads would not read what is inserted above it.</summary>
    private static bool ReadsElsewhere(AttributeSyntax layer) =>
        layer.ArgumentList?.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == "From") == true;

    /// <summary>In the same list where the layer shares one, else in a list of its own; on a line of its own where the layer begins one.</summary>
    private static TextChange Above(AttributeSyntax layer, string words, SourceText text)
    {
        AttributeListSyntax list = (AttributeListSyntax)layer.Parent!;
        bool isShared = list.Attributes.Count > 1;
        int start = isShared ? layer.SpanStart : list.SpanStart;
        TextLine line = text.Lines.GetLineFromPosition(start);
        string before = text.ToString(TextSpan.FromBounds(line.Start, start));
        string gap = before.Trim().Length > 0 ? " " : text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + before;
        return new(new TextSpan(start, 0), (isShared ? $"{words}," : $"[{words}]") + gap);
    }
}
