using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Files of a test, each with its path.</summary>
public class SourceFileCollection : List<(string filename, SourceText content)>
{
    public void Add((string filename, string content) file) => Add((file.filename, SourceText.From(file.content)));

    /// <summary>Adds a file that a generator writes, under the path that the compiler gives it.</summary>
    public void Add((Type sourceGeneratorType, string filename, string content) file)
        => Add((file.sourceGeneratorType, file.filename, SourceText.From(file.content, Encoding.UTF8)));

    public void Add((Type sourceGeneratorType, string filename, SourceText content) file)
    {
        Type generator = file.sourceGeneratorType;
        Add((Path.Combine(generator.Assembly.GetName().Name!, generator.FullName!, file.filename), file.content));
    }
}
