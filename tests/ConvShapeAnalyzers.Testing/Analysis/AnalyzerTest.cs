using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// A test that compiles sources, runs generators and analyzers, and compares what they write and report with what is expected.
/// </summary>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>What projects and fixes need. By default it is all that lies beside the tests, and not all of that can be loaded.</summary>
    private static readonly MefHostServices Services = MefHostServices.Create([typeof(Workspace).Assembly, typeof(CSharpFormattingOptions).Assembly]);

    private readonly List<Workspace> _workspaces = [];

    public abstract string Language { get; }

    /// <summary>Adds a source.</summary>
    public string TestCode { set => TestState.Sources.Add(value); }

    public SolutionState TestState => field ??= CreateState();

    /// <summary>The diagnostics expected beside those that markup names.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>Which of the compiler's own diagnostics take part, in sources and generated code alike.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    public MarkupOptions MarkupOptions { get; set; }

    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>IDs that are turned off in the compilation.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Default;

    /// <summary>A further check of each diagnostic that was reported as expected.</summary>
    public Action<Diagnostic, DiagnosticResult, IVerifier>? DiagnosticVerifier { get; set; }

    /// <summary>Changes to the solution before it is compiled.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    protected static TVerifier Verify { get; } = new();

    protected virtual string DefaultFilePathPrefix => "/0/Test";

    protected virtual string DefaultTestProjectName => "TestProject";

    protected virtual string DefaultFilePath => $"{DefaultFilePathPrefix}0.{DefaultFileExt}";

    protected abstract string DefaultFileExt { get; }

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await RunImplAsync(cancellationToken);
        }
        finally
        {
            _workspaces.ForEach(workspace => workspace.Dispose());
            _workspaces.Clear();
        }
    }

    protected virtual async Task RunImplAsync(CancellationToken cancellationToken)
    {
        if (TestState.GeneratedSources.Count == 0)
            Verify.NotEmpty($"{nameof(TestState)}.{nameof(SolutionState.Sources)}", TestState.Sources);

        EvaluatedState state = Evaluate(TestState, []);
        await VerifyGeneratedSourcesAsync(state, Verify, cancellationToken);
        await VerifyDiagnosticsAsync(state, Verify, cancellationToken);
    }

    protected abstract CompilationOptions CreateCompilationOptions();

    protected abstract ParseOptions CreateParseOptions();

    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    /// <summary>The types of the source generators that run before the analyzers.</summary>
    protected virtual IEnumerable<Type> GetSourceGenerators() => [];

    /// <summary>What <c>[|…|]</c> means: the only diagnostic of the first analyzer.</summary>
    protected internal virtual DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers)
    {
        if (MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor))
            return analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).FirstOrDefault();

        return analyzers is [{ SupportedDiagnostics: [DiagnosticDescriptor only] }, ..] ? only : null;
    }

    protected virtual AnalyzerOptions GetAnalyzerOptions(Project project) => project.AnalyzerOptions;

    protected virtual bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics)
        => compilerDiagnostics switch
        {
            CompilerDiagnostics.None => false,
            CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
            CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
            CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
            _ => true,
        };

    /// <summary>The compilation of a project with its generated code, and what the generators reported.</summary>
    protected virtual async Task<(Compilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics)> GetProjectCompilationAsync(
        Project project, IVerifier verifier, CancellationToken cancellationToken)
    {
        GeneratorRun run = await GeneratorRun.OfAsync(GetSourceGenerators(), project, GetAnalyzerOptions(project), cancellationToken);
        return ((await run.Project.GetCompilationAsync(cancellationToken))!, run.Diagnostics);
    }

    private protected SolutionState CreateState() => new(DefaultFilePathPrefix, DefaultFileExt);

    private protected EvaluatedState Evaluate(SolutionState state, ImmutableArray<string> fixableIds)
    {
        DiagnosticAnalyzer[] analyzers = [.. GetDiagnosticAnalyzers()];
        MarkupEvaluator markup = new(
            MarkupOptions,
            state.MarkupHandling ?? MarkupMode.Allow,
            GetDefaultDiagnostic(analyzers),
            [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)],
            fixableIds);
        return new(
            markup.WithoutMarkup(state.Sources),
            markup.WithoutMarkup(state.GeneratedSources),
            markup.WithoutMarkup(state.AdditionalFiles),
            markup.WithoutMarkup(state.AnalyzerConfigFiles),
            [.. (state.ReferenceAssemblies ?? ReferenceAssemblies).Resolve(), .. state.AdditionalReferences],
            state.OutputKind ?? OutputKind.DynamicallyLinkedLibrary,
            state.DocumentationMode ?? DocumentationMode.Diagnose,
            markup.Expected(state.ExpectedDiagnostics, DefaultFilePath));
    }

    private protected Project CreateProject(EvaluatedState state)
    {
        AdhocWorkspace workspace = new(Services);
        _workspaces.Add(workspace);
        TestProject project = new(DefaultTestProjectName, Language, DefaultFilePathPrefix);
        Solution solution = project.AddTo(workspace.CurrentSolution, state, CreateCompilationOptions(), CreateParseOptions());
        solution = SolutionTransforms.Aggregate(solution, (current, transform) => transform(current, project.Id));
        Project transformed = solution.GetProject(project.Id)!;
        Verify.Equal(state.Sources.Length, transformed.DocumentIds.Count, "A solution transform changes the number of sources.");
        return TestProject.WithReportedDiagnostics(transformed, GetDiagnosticAnalyzers(), DisabledDiagnostics);
    }

    private protected async Task VerifyGeneratedSourcesAsync(EvaluatedState state, IVerifier verifier, CancellationToken cancellationToken)
    {
        if (TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedSourcesCheck) || !GetSourceGenerators().Any())
            return;

        Project project = CreateProject(state);
        GeneratorRun run = await GeneratorRun.OfAsync(GetSourceGenerators(), project, GetAnalyzerOptions(project), cancellationToken);
        run.Verify(state.GeneratedSources, verifier.PushContext("Generated sources"));
    }

    private protected async Task<ReportedDiagnostics> GetDiagnosticsAsync(
        Project project, IVerifier verifier, CancellationToken cancellationToken)
    {
        (Compilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics) =
            await GetProjectCompilationAsync(project, verifier, cancellationToken);
        IEnumerable<Diagnostic> reported = compilation.GetDiagnostics(cancellationToken)
            .Where(diagnostic => IsCompilerDiagnosticIncluded(diagnostic, CompilerDiagnostics))
            .Concat(generatorDiagnostics);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. GetDiagnosticAnalyzers()];
        if (analyzers.IsEmpty)
            return new(reported, analysis: null);

        CompilationWithAnalyzersOptions options = new(
            GetAnalyzerOptions(project),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        AnalysisResult analysis = await compilation.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(cancellationToken);
        return new(reported.Concat(analysis.GetAllDiagnostics().Where(IsOfInterest)), analysis);

        // What a pragma or an attribute suppresses is as good as not reported; what a suppressor suppresses is its work.
        bool IsOfInterest(Diagnostic diagnostic)
            => !diagnostic.IsSuppressed || diagnostic.GetSuppressionInfo(compilation) is { ProgrammaticSuppressions.IsEmpty: false };
    }

    private protected async Task VerifyDiagnosticsAsync(EvaluatedState state, IVerifier verifier, CancellationToken cancellationToken)
    {
        await VerifyAsync(state, verifier);

        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. GetDiagnosticAnalyzers()];
        ExclusionChecks exclusions = new(state, analyzers);
        if (!TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedCodeCheck) && exclusions.InGeneratedCode() is { } generated)
            await VerifyAsync(generated, verifier.PushContext("The same code marked <auto-generated/>"));

        if (!TestBehaviors.HasFlag(TestBehaviors.SkipSuppressionCheck) && exclusions.UnderPragma() is { } suppressed)
            await VerifyAsync(suppressed, verifier.PushContext("The same code under #pragma warning disable"));

        async Task VerifyAsync(EvaluatedState checkedState, IVerifier context)
        {
            ReportedDiagnostics reported = await GetDiagnosticsAsync(CreateProject(checkedState), context, cancellationToken);
            DiagnosticText text = new([.. GetDiagnosticAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics)], DefaultFilePath);
            DiagnosticVerification.Verify(checkedState.ExpectedDiagnostics, reported.All, text, DiagnosticVerifier, context);
        }
    }
}
