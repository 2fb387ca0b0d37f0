using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShapeAnalyzers.Testing.Tests.Toys;

/// <summary>Fails on every class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [SmallLiteralAnalyzer.Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(_ => throw new NotSupportedException("Not on my watch."), SymbolKind.NamedType);
    }
}

/// <summary>Reports the first small literal when the compilation ends, and the compilation itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WholeCompilationAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Placeless = NewRule("TOY3", "A compilation");

    public static readonly DiagnosticDescriptor Late = NewRule("TOY1", "A late finding");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Placeless, Late];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(Analyze);
    }

    private static DiagnosticDescriptor NewRule(string id, string message)
        => new(id, message, message, "Toys", DiagnosticSeverity.Warning, true, customTags: WellKnownDiagnosticTags.CompilationEnd);

    private static void Analyze(CompilationAnalysisContext context)
    {
        context.ReportDiagnostic(Diagnostic.Create(Placeless, Location.None));
        LiteralExpressionSyntax? literal = context.Compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot(context.CancellationToken).DescendantNodes())
            .OfType<LiteralExpressionSyntax>()
            .FirstOrDefault(literal => literal.IsKind(SyntaxKind.NumericLiteralExpression) && literal.Token.Value is < 10);
        if (literal is not null)
            context.ReportDiagnostic(Diagnostic.Create(Late, literal.GetLocation()));
    }
}

/// <summary>Suppresses small literals in variables whose names begin with "small".</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmallNameSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Meant = new("SUP1", SmallLiteralAnalyzer.Id, "The name says that it is small");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [Meant];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            SyntaxNode root = diagnostic.Location.SourceTree!.GetRoot(context.CancellationToken);
            var variable = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<VariableDeclaratorSyntax>();
            if (variable?.Identifier.Text.StartsWith("small", StringComparison.Ordinal) == true)
                context.ReportSuppression(Suppression.Create(Meant, diagnostic));
        }
    }
}
