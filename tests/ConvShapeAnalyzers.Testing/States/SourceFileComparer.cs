namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Files are equal that have one path, one text and one encoding.</summary>
internal sealed class SourceFileComparer : IEqualityComparer<(string filename, SourceText content)>
{
    public static readonly SourceFileComparer Instance = new();

    public bool Equals((string filename, SourceText content) x, (string filename, SourceText content) y)
        => string.Equals(x.filename, y.filename, StringComparison.Ordinal)
            && Equals(x.content.Encoding, y.content.Encoding)
            && x.content.ContentEquals(y.content);

    public int GetHashCode((string filename, SourceText content) file) => file.filename.GetHashCode(StringComparison.Ordinal);
}
