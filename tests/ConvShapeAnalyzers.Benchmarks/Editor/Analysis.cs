extern alias analyzers;

using System.Collections.Immutable;
using analyzers::ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShape.Benchmarks.Editor;

/// <summary>Runs the package's analyzers as an editor does, on one thread.</summary>
internal static class Analysis
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [new ModelAnalyzer(), new ForwardAnalyzer(), new ShapeRenameAnalyzer()];

    /// <summary>All that is said of one file.</summary>
    public static AnalysisResult File(Compilation compilation, SyntaxTree file) =>
        With(compilation).GetAnalysisResultAsync(compilation.GetSemanticModel(file), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>All that is said of the project.</summary>
    public static AnalysisResult Project(Compilation compilation) => With(compilation).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>What of that was spent in the analyzers; the rest is the compiler's.</summary>
    public static TimeSpan Own(AnalysisResult result) =>
        result.AnalyzerTelemetryInfo.Values.Aggregate(TimeSpan.Zero, (sum, info) => sum + info.ExecutionTime);

    private static CompilationWithAnalyzers With(Compilation compilation) => compilation.WithAnalyzers(
        Analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
}
