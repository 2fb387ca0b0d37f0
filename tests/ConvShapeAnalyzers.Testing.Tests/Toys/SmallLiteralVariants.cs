using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShapeAnalyzers.Testing.Tests.Toys;

/// <summary>Says nothing about generated code, so that the compiler runs it there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CarelessAnalyzer : SmallLiteralAnalyzer
{
    protected override void ConfigureGeneratedCode(AnalysisContext context)
    {
    }
}

/// <summary>Reports in generated code, and says so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedCodeAnalyzer : SmallLiteralAnalyzer
{
    protected override void ConfigureGeneratedCode(AnalysisContext context)
        => context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
}

/// <summary>Points at the variable and its type as well.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PointingAnalyzer : SmallLiteralAnalyzer
{
    protected override Diagnostic NewDiagnostic(LiteralExpressionSyntax literal, int minimum)
    {
        VariableDeclarationSyntax declaration = literal.FirstAncestorOrSelf<VariableDeclarationSyntax>()!;
        return Diagnostic.Create(
            Rule,
            literal.GetLocation(),
            [declaration.Type.GetLocation(), declaration.Variables[0].Identifier.GetLocation()],
            literal.Token.Text,
            minimum);
    }
}

/// <summary>Reports each literal against 10 and against 20.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwiceReportingAnalyzer : SmallLiteralAnalyzer
{
    protected override void Report(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax literal, int minimum)
    {
        base.Report(context, literal, minimum);
        base.Report(context, literal, 2 * minimum);
    }
}

/// <summary>Cannot be silenced.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InsistentAnalyzer : SmallLiteralAnalyzer
{
    private static readonly DiagnosticDescriptor Insistent = NewRule(Id, isEnabledByDefault: true, WellKnownDiagnosticTags.NotConfigurable);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Insistent];
}

/// <summary>Is off unless asked for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShyAnalyzer : SmallLiteralAnalyzer
{
    private static readonly DiagnosticDescriptor Shy = NewRule(Id, isEnabledByDefault: false);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Shy];
}

/// <summary>Has a second rule that it never uses, and with it two rules of one ID.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwoRulesAnalyzer : SmallLiteralAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [Rule, NewRule("TOY2", isEnabledByDefault: true), NewRule("TOY2", isEnabledByDefault: true)];
}

/// <summary>Takes the minimum from the project.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfiguredAnalyzer : SmallLiteralAnalyzer
{
    protected override int Minimum(AnalyzerOptions options)
        => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.Minimum", out string? minimum)
            ? int.Parse(minimum)
            : 0;
}
