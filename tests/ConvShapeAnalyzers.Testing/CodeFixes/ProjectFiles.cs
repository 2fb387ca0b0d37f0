namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The files of a project before and after a fix.</summary>
internal static class ProjectFiles
{
    /// <summary>Asserts that a project has the files that a state expects, in their order.</summary>
    public static async Task VerifyAsync(
        Project project, EvaluatedState expected, string pathPrefix, IVerifier verifier, CancellationToken cancellationToken)
    {
        await VerifyAsync(project.Documents, expected.Sources);
        await VerifyAsync(project.AdditionalDocuments, expected.AdditionalFiles);
        await VerifyAsync(project.AnalyzerConfigDocuments, expected.AnalyzerConfigFiles);

        async Task VerifyAsync(IEnumerable<TextDocument> documents, ImmutableArray<(string filename, SourceText content)> files)
        {
            TextDocument[] actual = [.. documents];
            verifier.EqualOrDiff(
                string.Join('\n', files.Select(file => ExpectedName(file.filename))),
                string.Join('\n', actual.Select(document => Display(document.Name, document.Folders))),
                "The fix leaves other files than expected.");
            foreach (((string path, SourceText content), TextDocument document) in files.Zip(actual))
                FileVerification.Verify(path, content, await document.GetTextAsync(cancellationToken), verifier);
        }

        string ExpectedName(string path)
        {
            (string fileName, string[] folders) = DocumentPath.Parts(path, pathPrefix);
            return Display(fileName, folders);
        }
    }

    public static async Task<bool> HaveSameTextsAsync(Project before, Project after, CancellationToken cancellationToken)
    {
        TextDocument[] old = [.. All(before)];
        TextDocument[] now = [.. All(after)];
        if (!old.Select(document => document.Id).SequenceEqual(now.Select(document => document.Id)))
            return false;

        foreach ((TextDocument one, TextDocument other) in old.Zip(now))
        {
            if (!(await one.GetTextAsync(cancellationToken)).ContentEquals(await other.GetTextAsync(cancellationToken)))
                return false;
        }

        return true;
    }

    private static IEnumerable<TextDocument> All(Project project)
        => [.. project.Documents, .. project.AdditionalDocuments, .. project.AnalyzerConfigDocuments];

    private static string Display(string name, IEnumerable<string> folders) => string.Join('/', folders.Append(name));
}
