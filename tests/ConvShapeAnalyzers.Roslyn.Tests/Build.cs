using System.Collections.Concurrent;
using System.Collections.Immutable;
using ConvShape.Roslyn.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShape.Roslyn.Tests;

/// <summary>What a build says of one source: compiler, generator and analyzers. For tests of many sources, and of sources that do not compile.</summary>
internal static class Build
{
    private static readonly CSharpParseOptions Syntax = ModelTest.Syntax.WithDocumentationMode(DocumentationMode.Parse);

    private static readonly Lazy<Task<CSharpCompilation>> Empty = new(CreateEmpty);

    /// <summary>A compilation of sources, as a project that refers to the library.</summary>
    public static async Task<CSharpCompilation> Compile(params string[] sources) => (await Empty.Value).AddSyntaxTrees(
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, Syntax, path: i == 0 ? "Net.cs" : $"Net{i}.cs", cancellationToken: TestContext.Current.CancellationToken)));

    /// <summary>What the analyzers alone say of a compilation, and their crashes.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation)
    {
        ConcurrentBag<Diagnostic> crashes = [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), (_, _, crash) => crashes.Add(crash), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> analysed = await compilation.WithAnalyzers([.. ModelTest.Analyzers], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. analysed, .. crashes];
    }

    /// <summary>Errors, warnings and infos of the source and, where the source itself has no error, of generated code.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Diagnose(string source)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        CSharpCompilation empty = await Empty.Value;
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, Syntax, path: "Net.cs", cancellationToken: cancellationToken);
        CSharpGeneratorDriver
            .Create([new ModelGenerator().AsSourceGenerator()], parseOptions: Syntax)
            .RunGeneratorsAndUpdateCompilation(
                empty.AddSyntaxTrees(tree), out Compilation complete, out ImmutableArray<Diagnostic> generated, cancellationToken);
        ConcurrentBag<Diagnostic> crashes = [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), (_, _, crash) => crashes.Add(crash), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        CompilationWithAnalyzers analysis = complete.WithAnalyzers([.. ModelTest.Analyzers], options);
        SemanticModel semanticModel = analysis.Compilation.GetSemanticModel(tree);
        ImmutableArray<Diagnostic> analysed = await analysis.GetAnalyzerSemanticDiagnosticsAsync(semanticModel, filterSpan: null, cancellationToken);
        ImmutableArray<Diagnostic> compiled = semanticModel.GetDiagnostics(cancellationToken: cancellationToken);
        if (!HasCompilerError(compiled))
        {
            compiled = analysis.Compilation.GetDiagnostics(cancellationToken);
        }

        return [.. compiled.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden), .. generated, .. analysed, .. crashes];
    }

    /// <summary>The IDs of this package's rules among diagnostics, sorted.</summary>
    public static string[] Rules(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(diagnostic => diagnostic.Id).Where(id => id.StartsWith("CONV", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static bool HasCompilerError(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Any(
        diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));

    /// <summary>Fails where an analyzer or the generator threw.</summary>
    public static void AssertNoCrash(ImmutableArray<Diagnostic> diagnostics, string source) =>
        Assert.False(diagnostics.Any(diagnostic => diagnostic.Id is "AD0001" or "CS8784" or "CS8785"), $"{string.Join("\n", diagnostics)}\n\n{source}");

    private static async Task<CSharpCompilation> CreateEmpty()
    {
        ImmutableArray<MetadataReference> references = await ModelTest.Net10.ResolveAsync(LanguageNames.CSharp, CancellationToken.None);
        return CSharpCompilation.Create(
            "TestProject", references: references.Add(ModelTest.Library), options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
