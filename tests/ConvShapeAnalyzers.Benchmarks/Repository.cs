namespace ConvShape.Benchmarks;

/// <summary>Folders of the repository that the benchmarks stand in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Where results go.</summary>
    public static string Results => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "benchmarks")).FullName;

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "ConvShapeAnalyzers.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The benchmark does not lie in its repository."));
}
