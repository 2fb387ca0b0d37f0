using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace ConvShape.Package.Tests;

public sealed class PackageContentTests(PackedPackage package)
{
    /// <summary>What the library is compiled ahead of time for.</summary>
    internal static readonly string[] CompiledAhead = ["linux-arm64", "linux-x64", "osx-arm64", "win-x64"];

    [Fact]
    public void The_package_holds_what_it_should_and_nothing_else()
    {
        using ZipArchive archive = package.Open("nupkg");

        string[] entries = [.. archive.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal)];

        Assert.Equal(
            [
                "ConvShapeAnalyzers.nuspec",
                "README.md",
                "analyzers/dotnet/cs/ConvShapeAnalyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/ConvShapeAnalyzers.Roslyn.dll",
                "buildTransitive/ConvShapeAnalyzers.props",
                "buildTransitive/ConvShapeAnalyzers.targets",
                "icon.png",
                "lib/net10.0/ConvShapeAnalyzers.dll",
                "lib/net10.0/ConvShapeAnalyzers.xml",
                "runtimes/android/lib/net10.0/ConvShapeAnalyzers.dll",
                .. CompiledAhead.Select(runtime => $"runtimes/{runtime}/lib/net10.0/ConvShapeAnalyzers.dll"),
            ],
            entries);
    }

    public static TheoryData<string> EachRuntime => [.. CompiledAhead];

    [Theory]
    [MemberData(nameof(EachRuntime))]
    public void The_library_of_a_runtime_is_the_same_one_compiled_ahead_of_time(string runtime)
    {
        using PEReader plain = Library("lib"), ahead = Library($"runtimes/{runtime}/lib");

        Assert.Equal(0, plain.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
        Assert.NotEqual(0, ahead.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
        Assert.Equal(Version(plain), Version(ahead));

        PEReader Library(string folder)
        {
            using ZipArchive archive = package.Open("nupkg");
            using Stream stream = archive.GetEntry($"{folder}/net10.0/ConvShapeAnalyzers.dll")!.Open();
            using MemoryStream image = new();
            stream.CopyTo(image);
            return new PEReader([.. image.ToArray()]);
        }

        static Guid Version(PEReader image)
        {
            MetadataReader metadata = image.GetMetadataReader();
            return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        }
    }

    [Fact]
    public void The_symbol_package_holds_the_symbols_of_the_library()
    {
        using ZipArchive archive = package.Open("snupkg");

        Assert.Contains("lib/net10.0/ConvShapeAnalyzers.pdb", archive.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void The_package_depends_on_nothing_and_is_no_development_dependency()
    {
        using ZipArchive archive = package.Open("nupkg");
        using Stream stream = archive.GetEntry("ConvShapeAnalyzers.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Null(Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
    }

    [Theory]
    [InlineData("ConvShapeAnalyzers.Roslyn")]
    [InlineData("ConvShapeAnalyzers.CodeFixes")]
    public void The_compilers_half_needs_only_what_a_compiler_has(string assembly)
    {
        using ZipArchive archive = package.Open("nupkg");
        using MemoryStream image = new();
        using (Stream stream = archive.GetEntry($"analyzers/dotnet/cs/{assembly}.dll")!.Open())
        {
            stream.CopyTo(image);
        }

        image.Position = 0;
        using PEReader reader = new(image);
        MetadataReader metadata = reader.GetMetadataReader();

        Assert.All(metadata.AssemblyReferences.Select(metadata.GetAssemblyReference), reference =>
        {
            string name = metadata.GetString(reference.Name);
            Assert.True(
                name is "netstandard" or "System.Collections.Immutable" or "System.Composition.AttributedModel" or "ConvShapeAnalyzers.Roslyn"
                    or "System.Memory" or "System.Runtime.CompilerServices.Unsafe"
                || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal),
                name);
            Assert.True(!name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || reference.Version <= new Version(4, 14, 0, 0), name);
        });
    }

    /// <summary>Whether an entry is content, not the bookkeeping of the container format.</summary>
    private static bool IsOurs(string entry) =>
        entry is not ("_rels/.rels" or "[Content_Types].xml") && !entry.StartsWith("package/", StringComparison.Ordinal);
}
