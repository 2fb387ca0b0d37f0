using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The project that a state becomes.</summary>
internal sealed class TestProject(string name, string language, string pathPrefix)
{
    public ProjectId Id { get; } = ProjectId.CreateNewId(name);

    public Solution AddTo(Solution solution, EvaluatedState state, CompilationOptions compilationOptions, ParseOptions parseOptions)
    {
        return solution.AddProject(ProjectInfo.Create(
                Id, VersionStamp.Default, name, name, language,
                compilationOptions: compilationOptions.WithOutputKind(state.OutputKind),
                parseOptions: parseOptions.WithDocumentationMode(state.DocumentationMode),
                metadataReferences: state.References,
                documents: Documents(state.Sources),
                additionalDocuments: Documents(state.AdditionalFiles))
            .WithAnalyzerConfigDocuments(Documents(state.AnalyzerConfigFiles)));
    }

    /// <summary>Reports what the analyzers support, even if off by default, their failures as errors, and disabled IDs not at all.</summary>
    /// <remarks>
    /// What is on by default gets no entry. The official packages enter it as <see cref="ReportDiagnostic.Default"/>, which the
    /// compiler takes for <c>/warnaserror-</c>: there, no configuration file can raise a warning to an error.
    /// </remarks>
    public static Project WithReportedDiagnostics(Project project, IEnumerable<DiagnosticAnalyzer> analyzers, IEnumerable<string> disabled)
    {
        Dictionary<string, ReportDiagnostic> severities = new() { ["AD0001"] = ReportDiagnostic.Error };
        IEnumerable<DiagnosticDescriptor> descriptors = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics);
        foreach (DiagnosticDescriptor descriptor in descriptors.Where(descriptor => !descriptor.IsEnabledByDefault))
            severities[descriptor.Id] = Reported(descriptor.DefaultSeverity);

        foreach (string id in disabled)
            severities[id] = ReportDiagnostic.Suppress;

        CompilationOptions options = project.CompilationOptions!;
        return project.WithCompilationOptions(options.WithSpecificDiagnosticOptions(
            severities.ToImmutableDictionary().SetItems(options.SpecificDiagnosticOptions)));
    }

    private static ReportDiagnostic Reported(DiagnosticSeverity severity)
        => severity switch
        {
            DiagnosticSeverity.Error => ReportDiagnostic.Error,
            DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
            DiagnosticSeverity.Info => ReportDiagnostic.Info,
            _ => ReportDiagnostic.Hidden,
        };

    private IEnumerable<DocumentInfo> Documents(IEnumerable<(string filename, SourceText content)> files)
        => files.Select(file =>
        {
            (string fileName, string[] folders) = DocumentPath.Parts(file.filename, pathPrefix);
            return DocumentInfo.Create(
                DocumentId.CreateNewId(Id, file.filename),
                fileName,
                folders,
                loader: TextLoader.From(TextAndVersion.Create(file.content, VersionStamp.Default)),
                filePath: file.filename);
        });
}
