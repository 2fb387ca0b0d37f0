using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>An analyzer test that also applies code fixes, one by one and by Fix All, and compares the code they leave.</summary>
public abstract class CodeFixTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>Adds a source as it is after the fixes.</summary>
    public string FixedCode { set => FixedState.Sources.Add(value); }

    public SolutionState FixedState => field ??= CreateState();

    /// <summary>Adds a source as it is after Fix All, where that is another.</summary>
    public string BatchFixedCode { set => BatchFixedState.Sources.Add(value); }

    public SolutionState BatchFixedState => field ??= CreateState();

    /// <summary>How often a fix is applied: exactly, or at most where negative. By default at most once for each diagnostic.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>The same for Fix All in each scope. By default once.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>The same for Fix All in a document. By default at most once for each document.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>The same for Fix All in a project. By default once.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>The index of the action to apply. Where a key is given as well, both must mean one action.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>The key of the action to apply.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>A further check of each action that is applied.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }

    public CodeActionValidationMode CodeActionValidationMode { get; set; } = CodeActionValidationMode.SemanticStructure;

    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    /// <summary>What a fix is for takes part in its test, whatever the severity.</summary>
    protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics)
        => base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics) || FixableIds().Contains(diagnostic.Id);

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        await base.RunImplAsync(cancellationToken);
        if (!FixedState.IsSpecified && !BatchFixedState.IsSpecified)
            return;

        ImmutableArray<string> fixableIds = FixableIds();
        SolutionState fixedState = FixedState.InheritingFrom(TestState, fixableIds);
        EvaluatedState before = Evaluate(TestState, fixableIds);
        EvaluatedState after = Evaluate(fixedState, fixableIds);
        EvaluatedState afterFixAll = Evaluate(BatchFixedState.InheritingFrom(fixedState, fixableIds), fixableIds);

        await VerifyFixesAsync(before, after, cancellationToken);
        await VerifyFixAllAsync(before, afterFixAll, cancellationToken);
        await VerifyStateAsync(after, "The fixed code");
        if (BatchFixedState.IsSpecified && !CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllCheck))
            await VerifyStateAsync(afterFixAll, "The code after Fix All");

        async Task VerifyStateAsync(EvaluatedState state, string context)
        {
            IVerifier verifier = Verify.PushContext(context);
            await VerifyGeneratedSourcesAsync(state, verifier, cancellationToken);
            await VerifyDiagnosticsAsync(state, verifier, cancellationToken);
        }
    }

    private ImmutableArray<string> FixableIds() => [.. GetCodeFixProviders().SelectMany(provider => provider.FixableDiagnosticIds)];

    private Task VerifyFixesAsync(EvaluatedState before, EvaluatedState after, CancellationToken cancellationToken)
        => VerifyFixesAsync(
            before,
            after,
            scope: null,
            FixIterations.Of(NumberOfIncrementalIterations, !before.HasSameFilesAs(after), Fixable(before).Count()),
            Verify.PushContext("Fixing one by one"),
            cancellationToken);

    private async Task VerifyFixAllAsync(EvaluatedState before, EvaluatedState after, CancellationToken cancellationToken)
    {
        if (GetCodeFixProviders().All(provider => provider.GetFixAllProvider() is null))
            return;

        int documents = Fixable(before).Select(diagnostic => diagnostic.Spans.FirstOrDefault().Span.Path).Distinct().Count();
        await InAsync(FixAllScope.Document, CodeFixTestBehaviors.SkipFixAllInDocumentCheck, NumberOfFixAllInDocumentIterations, documents);
        await InAsync(FixAllScope.Project, CodeFixTestBehaviors.SkipFixAllInProjectCheck, NumberOfFixAllInProjectIterations, atMost: 1);
        await InAsync(FixAllScope.Solution, CodeFixTestBehaviors.SkipFixAllInSolutionCheck, specified: null, atMost: 1);

        async Task InAsync(FixAllScope scope, CodeFixTestBehaviors skip, int? specified, int atMost)
        {
            if (CodeFixTestBehaviors.HasFlag(skip))
                return;

            FixIterations iterations = FixIterations.Of(specified ?? NumberOfFixAllIterations, !before.HasSameFilesAs(after), atMost);
            await VerifyFixesAsync(before, after, scope, iterations, Verify.PushContext($"Fix All in the {scope}"), cancellationToken);
        }
    }

    private IEnumerable<DiagnosticResult> Fixable(EvaluatedState state)
        => state.ExpectedDiagnostics.Where(diagnostic => FixableIds().Contains(diagnostic.Id));

    private async Task VerifyFixesAsync(
        EvaluatedState before,
        EvaluatedState after,
        FixAllScope? scope,
        FixIterations iterations,
        IVerifier verifier,
        CancellationToken cancellationToken)
    {
        FixApplication fixes = new(
            [.. GetCodeFixProviders()],
            new(CodeActionIndex, CodeActionEquivalenceKey, CodeActionVerifier),
            CodeFixTestBehaviors,
            CodeActionValidationMode,
            (project, context) => GetDiagnosticsAsync(project, context, cancellationToken));
        (Project project, int actual) = await fixes.RunAsync(CreateProject(before), scope, iterations.Limit, verifier, cancellationToken);
        await ProjectFiles.VerifyAsync(project, after, DefaultFilePathPrefix, verifier, cancellationToken);
        iterations.Verify(actual, verifier);
    }
}
