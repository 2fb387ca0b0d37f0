using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>References of test code beyond the framework.</summary>
public class MetadataReferenceCollection : List<MetadataReference>
{
    private static readonly ConcurrentDictionary<string, MetadataReference> ReferencesByPath = new();

    public void Add(Assembly assembly) => Add(assembly.Location);

    public void Add(string path) => Add(ReferencesByPath.GetOrAdd(path, static path => MetadataReference.CreateFromFile(path)));
}
