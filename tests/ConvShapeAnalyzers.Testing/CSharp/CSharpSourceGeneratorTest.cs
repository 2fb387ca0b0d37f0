using Microsoft.CodeAnalysis.Testing;

namespace Microsoft.CodeAnalysis.CSharp.Testing;

/// <summary>A test of what a source generator writes for C# code.</summary>
public class CSharpSourceGeneratorTest<TSourceGenerator, TVerifier> : SourceGeneratorTest<TVerifier>
    where TSourceGenerator : new()
    where TVerifier : IVerifier, new()
{
    public override string Language => LanguageNames.CSharp;

    protected override string DefaultFileExt => CSharpDefaults.FileExtension;

    protected override CompilationOptions CreateCompilationOptions() => CSharpDefaults.CompilationOptions;

    protected override ParseOptions CreateParseOptions() => CSharpDefaults.ParseOptions;

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(TSourceGenerator)];
}
