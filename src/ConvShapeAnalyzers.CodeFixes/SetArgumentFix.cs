using System.Collections.Immutable;
using System.Composition;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes;

/// <summary>Writes what a diagnostic worked out for an argument of a layer: the real channels, a padding that fits, …</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SetArgumentFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.ChannelMismatch.Id,
        Descriptors.WindowDoesNotFit.Id,
        Descriptors.GroupMismatch.Id,
        Descriptors.FeatureMismatch.Id,
        Descriptors.SumMismatch.Id,
        Descriptors.ConcatMismatch.Id,
        Descriptors.OutputPadding.Id,
        Descriptors.PoolPadding.Id,
        Descriptors.NormalisationMismatch.Id,
        Descriptors.ArgumentOutOfRange.Id,
        Descriptors.NothingLeft.Id,
        Descriptors.PixelsLost.Id,
        Descriptors.TapsWasted.Id,
        Descriptors.PixelsSkipped.Id,
        Descriptors.BiasUnused.Id,
        Descriptors.DepthwiseMissed.Id,
        Descriptors.SourceUnknown.Id,
        Descriptors.LayerName.Id,
    ];

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
            foreach (Mend mend in Mend.Read(diagnostic.Properties))
            {
                Location place = mend.At is { } at ? diagnostic.AdditionalLocations[at] : diagnostic.Location;
                if (place.SourceTree == root?.SyntaxTree &&
                    root?.FindNode(place.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute &&
                    semanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is IMethodSymbol constructor &&
                    new LayerArgument(text, attribute, constructor, mend.Argument, Known(mend.Value, semanticModel, attribute.SpanStart)) is { CanBeWritten: true } target)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            target.Title,
                            _ => Task.FromResult(context.Document.WithText(text.WithChanges(target.Write()))),
                            string.Join(".", new[] { nameof(SetArgumentFix), diagnostic.Id, mend.Way }.Where(part => part.Length > 0))),
                        diagnostic);
                }
            }
        }
    }

    /// <summary>A value with the name of its enumeration as it is known at a place: without the library's namespace only where that is imported.</summary>
    private static string? Known(string? value, SemanticModel? semanticModel, int position)
    {
        int dot = value?.IndexOf('.') ?? -1;
        return dot > 0 && semanticModel?.Compilation.GetTypeByMetadataName($"{nameof(ConvShape)}.{value!.Substring(0, dot)}") is { TypeKind: TypeKind.Enum } type
            ? type.ToMinimalDisplayString(semanticModel, position) + value.Substring(dot)
            : value;
    }
}
