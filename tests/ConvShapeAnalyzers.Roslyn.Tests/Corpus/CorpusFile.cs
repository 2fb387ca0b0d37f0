namespace ConvShape.Roslyn.Tests.Corpus;

/// <summary>The sources below <c>Corpus/</c>: models as people write them. A file added there is tested by that.</summary>
internal static class CorpusFile
{
    /// <summary>The names of the files in a folder, without their ending.</summary>
    public static TheoryData<string> Names(string folder) =>
    [
        .. Directory.GetFiles(PathOf(folder), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
    ];

    public static string Read(string folder, string name) => File.ReadAllText(Path.Combine(PathOf(folder), name + ".cs"));

    private static string PathOf(string folder) => Path.Combine(AppContext.BaseDirectory, "Corpus", folder);
}
