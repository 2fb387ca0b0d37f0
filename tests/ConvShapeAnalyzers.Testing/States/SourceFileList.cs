namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Sources of a test; those added without a path get one, counted from <c>/0/Test0.cs</c>.</summary>
public class SourceFileList(string defaultPrefix, string defaultExtension) : SourceFileCollection
{
    private string NextPath => $"{defaultPrefix}{Count}.{defaultExtension}";

    public void Add(string content) => Add((NextPath, content));

    public void Add(SourceText content) => Add((NextPath, content));
}
