namespace ConvShape.Onnx.Tests;

/// <summary>A folder that is there as long as a test runs.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("onnx-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
