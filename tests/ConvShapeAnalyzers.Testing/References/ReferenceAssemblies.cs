using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// The framework that test code is compiled against: the targeting pack of the same major version that came with the
/// installed SDK or, where there is none, the assemblies of the running framework. Nothing is ever downloaded.
/// </summary>
public sealed class ReferenceAssemblies(string targetFramework, PackageIdentity referenceAssemblyPackage, string referenceAssemblyPath)
{
    private const string RunningFramework = "";

    // Shared by all tests, since the compiler keeps what it has read of a reference with the reference.
    private static readonly ConcurrentDictionary<string, ImmutableArray<MetadataReference>> ReferencesByDirectory = new();

    public static ReferenceAssemblies Default => Net.Net80;

    public string TargetFramework { get; } = targetFramework;

    public PackageIdentity ReferenceAssemblyPackage { get; } = referenceAssemblyPackage;

    public string ReferenceAssemblyPath { get; } = referenceAssemblyPath;

    private static string RuntimeDirectory => RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>Finds the references; <paramref name="language"/> makes no difference to them.</summary>
    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken)
        => Task.FromResult(Resolve());

    internal ImmutableArray<MetadataReference> Resolve()
        => ReferencesByDirectory.GetOrAdd(
            TargetingPack() ?? RunningFramework,
            static directory => [.. AssembliesIn(directory).Select(path => MetadataReference.CreateFromFile(path))]);

    private static IEnumerable<string> AssembliesIn(string directory)
        => directory == RunningFramework
            ? ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => path.StartsWith(RuntimeDirectory, StringComparison.Ordinal))
            : Directory.GetFiles(directory, "*.dll");

    private string? TargetingPack()
    {
        // The runtime lies in <root>/shared/Microsoft.NETCore.App/<version>/.
        string packs = Path.GetFullPath(Path.Combine(RuntimeDirectory, "..", "..", "..", "packs", ReferenceAssemblyPackage.Id));
        if (!Directory.Exists(packs))
            return null;

        string major = ReferenceAssemblyPackage.Version.Split('.')[0];
        return Directory.GetDirectories(packs, major + ".*")
            .Select(pack => Path.Combine(pack, ReferenceAssemblyPath))
            .FirstOrDefault(Directory.Exists);
    }

    /// <summary>The frameworks that the official packages name as well.</summary>
    public static class Net
    {
        public static ReferenceAssemblies Net80 { get; } = OfVersion(8);

        public static ReferenceAssemblies Net90 { get; } = OfVersion(9);

        private static ReferenceAssemblies OfVersion(int major)
            => new($"net{major}.0", new("Microsoft.NETCore.App.Ref", $"{major}.0.0"), Path.Combine("ref", $"net{major}.0"));
    }
}
