namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A NuGet package and its version.</summary>
public sealed class PackageIdentity(string id, string version)
{
    public string Id { get; } = id;

    public string Version { get; } = version;
}
