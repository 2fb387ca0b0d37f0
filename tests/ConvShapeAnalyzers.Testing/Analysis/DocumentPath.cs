namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The path of a file as a document has it: a name, and the folders under the project's own.</summary>
internal static class DocumentPath
{
    /// <summary><c>/0/Layers/Conv.cs</c> under the prefix <c>/0/Test</c> is <c>Conv.cs</c> in <c>Layers</c>.</summary>
    public static (string FileName, string[] Folders) Parts(string path, string pathPrefix)
    {
        string root = pathPrefix[..(pathPrefix.LastIndexOf('/') + 1)];
        string[] parts = (path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..] : Path.GetFileName(path)).Split('/');
        return (parts[^1], parts[..^1]);
    }
}
