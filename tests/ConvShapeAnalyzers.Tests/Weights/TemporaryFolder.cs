namespace ConvShape.Weights.Tests;

/// <summary>A folder of its own for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("convshape-").FullName;

    public string this[string name] => Path.Combine(folder, name);

    public string[] Files => [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file))];

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
