using System.Collections.Immutable;
using ConvShape.Roslyn.Parsing.Blocks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Tests.Blocks;

/// <summary>Compiles sources with blocks, and reads these as the analyzers do.</summary>
internal static class BlockTest
{

    /// <summary>A project of sources, each of which opens with <c>using ConvShape;</c>. It must compile.</summary>
    public static async Task<CSharpCompilation> Compile(string[] sources, params MetadataReference[] references)
    {
        CSharpCompilation compilation = await CompileAnyway(sources, references);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    /// <summary>The same, of sources that need not compile.</summary>
    public static async Task<CSharpCompilation> CompileAnyway(string[] sources, params MetadataReference[] references)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        ImmutableArray<MetadataReference> framework = await ModelTest.Net10.ResolveAsync(LanguageNames.CSharp, cancellationToken);
        return CSharpCompilation.Create(
            $"Project{Guid.NewGuid():N}",
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(
                "using ConvShape;\n" + source, ModelTest.Syntax, path: $"Source{i}.cs", cancellationToken: cancellationToken)),
            [.. framework, ModelTest.Library, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    public static MetadataReference Emit(Compilation compilation)
    {
        using MemoryStream image = new();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>The block of this metadata name; null where it cannot be read.</summary>
    public static ReadBlock? Read(Compilation compilation, string name)
    {
        INamedTypeSymbol type = Assert.IsType<INamedTypeSymbol>(compilation.GetTypeByMetadataName(name), exactMatch: false);
        Assert.True(BlockSymbols.IsBlock(type));
        return BlockReader.Read(type, compilation, TestContext.Current.CancellationToken);
    }

    /// <summary>The block of this metadata name in a source that compiles.</summary>
    public static async Task<BlockTemplate> Read(string source, string name = "Block") =>
        Assert.IsType<ReadBlock>(Read(await Compile([source]), name)).Template;
}
