namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A state ready to be compiled: markup removed, everything inherited, every expected diagnostic in its place.</summary>
internal sealed record EvaluatedState(
    ImmutableArray<(string filename, SourceText content)> Sources,
    ImmutableArray<(string filename, SourceText content)> GeneratedSources,
    ImmutableArray<(string filename, SourceText content)> AdditionalFiles,
    ImmutableArray<(string filename, SourceText content)> AnalyzerConfigFiles,
    ImmutableArray<MetadataReference> References,
    OutputKind OutputKind,
    DocumentationMode DocumentationMode,
    ImmutableArray<DiagnosticResult> ExpectedDiagnostics)
{
    public bool HasSameFilesAs(EvaluatedState other)
        => Sources.SequenceEqual(other.Sources, SourceFileComparer.Instance)
            && GeneratedSources.SequenceEqual(other.GeneratedSources, SourceFileComparer.Instance)
            && AdditionalFiles.SequenceEqual(other.AdditionalFiles, SourceFileComparer.Instance)
            && AnalyzerConfigFiles.SequenceEqual(other.AnalyzerConfigFiles, SourceFileComparer.Instance);

    public bool IsInSource(DiagnosticResult diagnostic)
        => diagnostic.HasLocation && Sources.Any(source => source.filename == diagnostic.Spans[0].Span.Path);

    /// <summary>Puts a line before the first of every source.</summary>
    public EvaluatedState WithFirstLine(string line)
        => this with { Sources = [.. Sources.Select(source => (source.filename, source.content.Replace(0, 0, line + "\n")))] };
}
