using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A project after its source generators ran: what they wrote has become documents of it.</summary>
internal sealed record GeneratorRun(Project Project, ImmutableArray<SyntaxTree> Trees, ImmutableArray<Diagnostic> Diagnostics)
{
    public static async Task<GeneratorRun> OfAsync(
        IEnumerable<Type> generators, Project project, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        ISourceGenerator[] instances = [.. generators.Select(Create)];
        if (instances.Length == 0)
            return new(project, [], []);

        GeneratorDriverRunResult result = CSharpGeneratorDriver
            .Create(instances, options.AdditionalFiles, (CSharpParseOptions)project.ParseOptions!, options.AnalyzerConfigOptionsProvider)
            .RunGenerators((await project.GetCompilationAsync(cancellationToken))!, cancellationToken)
            .GetRunResult();
        foreach (SyntaxTree tree in result.GeneratedTrees)
        {
            SourceText text = await tree.GetTextAsync(cancellationToken);
            project = project.AddDocument(Path.GetFileName(tree.FilePath), text, filePath: tree.FilePath).Project;
        }

        return new(project, result.GeneratedTrees, result.Diagnostics);
    }

    /// <summary>Asserts that exactly the expected files were written, in whatever order.</summary>
    public void Verify(ImmutableArray<(string filename, SourceText content)> expected, IVerifier verifier)
    {
        var expectedFiles = expected.OrderBy(file => file.filename, StringComparer.Ordinal).ToArray();
        SyntaxTree[] actualFiles = [.. Trees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal)];
        verifier.EqualOrDiff(
            string.Join('\n', expectedFiles.Select(file => file.filename)),
            string.Join('\n', actualFiles.Select(tree => tree.FilePath)),
            "The generators wrote other files than expected.");
        foreach (((string path, SourceText content), SyntaxTree actual) in expectedFiles.Zip(actualFiles))
            FileVerification.Verify(path, content, actual.GetText(), verifier);
    }

    private static ISourceGenerator Create(Type type)
        => Activator.CreateInstance(type) switch
        {
            IIncrementalGenerator generator => generator.AsSourceGenerator(),
            ISourceGenerator generator => generator,
            _ => throw new InvalidOperationException($"{type} is no source generator."),
        };
}
