using System.Collections.Immutable;
using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2012: a comment beside a layer that says another shape. Comments are no part of a declaration, so this is no <see cref="Rule"/>.</summary>
internal static class ShapeCommentStale
{
    /// <summary>The property of a diagnostic that holds what the comment is to say.</summary>
    public const string Needed = nameof(Needed);

    public static void Analyze(SyntaxNodeAnalysisContext context, ParsedModel model, InferredNetwork network)
    {
        LineShapes? shapes = null;
        foreach (AttributeLine line in AttributeLine.Of(model.Syntax, context.CancellationToken).Where(line => line.HasComment))
        {
            shapes ??= new(model, network, context.SemanticModel, context.CancellationToken);
            foreach (StaleShape stale in shapes.Stale(line))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.ShapeCommentStale,
                    Location.Create(model.Syntax.SyntaxTree, stale.Stated.Span),
                    ImmutableDictionary<string, string?>.Empty.Add(Needed, stale.Needed),
                    stale.Stated.Text,
                    stale.Layer,
                    stale.Verb,
                    stale.Needed));
            }
        }
    }
}
