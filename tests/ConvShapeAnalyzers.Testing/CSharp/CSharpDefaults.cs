namespace Microsoft.CodeAnalysis.CSharp.Testing;

/// <summary>How C# test code is compiled unless a test says otherwise.</summary>
internal static class CSharpDefaults
{
    public const string FileExtension = "cs";

    public static CompilationOptions CompilationOptions { get; } =
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    public static ParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.Default, DocumentationMode.Diagnose);
}
