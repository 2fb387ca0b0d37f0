using System.Collections.Immutable;
using System.Composition;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes;

/// <summary>CONV2012: writes the layer's shape into the comment beside it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ShapeCommentFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.ShapeCommentStale.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ShapeCommentStale.Needed, out string? shape) && shape is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Write {shape}",
                        _ => Task.FromResult(context.Document.WithText(text.WithChanges(new TextChange(diagnostic.Location.SourceSpan, shape)))),
                        nameof(ShapeCommentFix)),
                    diagnostic);
            }
        }
    }
}
