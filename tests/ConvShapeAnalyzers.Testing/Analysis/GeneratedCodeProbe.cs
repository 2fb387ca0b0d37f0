using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Finds out whether an analyzer says how it treats generated code, by listening to its initialisation.</summary>
internal sealed class GeneratedCodeProbe : AnalysisContext
{
    private bool _isConfigured;

    public static bool Configures(DiagnosticAnalyzer analyzer)
    {
        GeneratedCodeProbe probe = new();
        analyzer.Initialize(probe);
        return probe._isConfigured;
    }

    public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => _isConfigured = true;

    // Everything else an analyzer may say goes unheard.
    public override void EnableConcurrentExecution() { }

    public override void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) { }

    public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) { }

    public override void RegisterCodeBlockStartAction<TKind>(Action<CodeBlockStartAnalysisContext<TKind>> action) { }

    public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) { }

    public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) { }

    public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) { }

    public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) { }

    public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action) { }

    public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) { }

    public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) { }

    public override void RegisterSymbolStartAction(Action<SymbolStartAnalysisContext> action, SymbolKind symbolKind) { }

    public override void RegisterSyntaxNodeAction<TKind>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TKind> syntaxKinds) { }

    public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) { }
}
