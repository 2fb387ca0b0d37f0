using System.Collections.Immutable;
using System.Composition;
using ConvShape.CodeFixes.Mending;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes;

/// <summary>
/// Offers what a rule knows to mend a mistake: the real channels, a padding that fits, a missing flattening, … Each way is tried on the model first: what
/// would not take the mistake away, or would make another, is not offered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MendFix : CodeFixProvider
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
        Descriptors.FlattenPlacement.Id,
        Descriptors.ArgumentOutOfRange.Id,
        Descriptors.NothingLeft.Id,
        Descriptors.PixelsLost.Id,
        Descriptors.TapsWasted.Id,
        Descriptors.PixelsSkipped.Id,
        Descriptors.BiasUnused.Id,
        Descriptors.NothingBetween.Id,
        Descriptors.NoEffect.Id,
        Descriptors.DepthwiseMissed.Id,
        Descriptors.ShapeCommentStale.Id,
        Descriptors.InputMissing.Id,
        Descriptors.SourceUnknown.Id,
        Descriptors.LayerName.Id,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new LikeliestFixAll(nameof(MendFix));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? semanticModel = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (semanticModel is null ||
                root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration ||
                Draft.Read(declaration, semanticModel, context.CancellationToken) is not { } draft)
            {
                continue;
            }

            // The likeliest has one key in all rules: Fix All writes the likeliest of each.
            string? key = nameof(MendFix);
            foreach (Trial trial in Trials(draft, diagnostic, context.CancellationToken))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(trial.Title, _ => Task.FromResult(context.Document.WithText(trial.Text)), key ?? $"{nameof(MendFix)}.{trial.Way}"), diagnostic);
                key = null;
            }
        }
    }

    /// <summary>The ways to mend a diagnostic that work, the likeliest first.</summary>
    private static IEnumerable<Trial> Trials(Draft draft, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.Properties.TryGetValue(ShapeCommentStale.Needed, out string? shape) && shape is not null)
        {
            SourceText text = draft.Declaration.SyntaxTree.GetText(cancellationToken);
            yield return new Trial("", $"Write {shape}", text.WithChanges(new TextChange(diagnostic.Location.SourceSpan, shape)));
        }

        HashSet<string> ways = [];
        foreach (Mend mend in draft.Find(diagnostic)?.Mends ?? [])
        {
            if (!ways.Contains(mend.Way) && Trial.Of(draft, draft.Find(diagnostic)!, mend, cancellationToken) is { } trial)
            {
                ways.Add(mend.Way);
                yield return trial;
            }
        }
    }
}
