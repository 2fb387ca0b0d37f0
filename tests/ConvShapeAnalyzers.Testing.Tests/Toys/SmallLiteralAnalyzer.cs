using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShapeAnalyzers.Testing.Tests.Toys;

/// <summary>Reports number literals below 10. The other toys vary how.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class SmallLiteralAnalyzer : DiagnosticAnalyzer
{
    public const string Id = "TOY1";

    public static readonly DiagnosticDescriptor Rule = NewRule(Id, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        ConfigureGeneratedCode(context);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.NumericLiteralExpression);
    }

    protected static DiagnosticDescriptor NewRule(string id, bool isEnabledByDefault, params string[] tags)
        => new(
            id, "Small literal", "The literal {0} is below {1}", "Toys", DiagnosticSeverity.Warning, isEnabledByDefault, customTags: tags);

    protected virtual void ConfigureGeneratedCode(AnalysisContext context)
        => context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);

    protected virtual int Minimum(AnalyzerOptions options) => 10;

    protected virtual Diagnostic NewDiagnostic(LiteralExpressionSyntax literal, int minimum)
        => Diagnostic.Create(SupportedDiagnostics[0], literal.GetLocation(), literal.Token.Text, minimum);

    protected virtual void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax literal, int minimum)
        => context.ReportDiagnostic(NewDiagnostic(literal, minimum));

    private void Analyze(SyntaxNodeAnalysisContext context)
    {
        LiteralExpressionSyntax literal = (LiteralExpressionSyntax)context.Node;
        int minimum = Minimum(context.Options);
        if (literal.Token.Value is int value && value < minimum)
            Report(context, literal, minimum);
    }
}
