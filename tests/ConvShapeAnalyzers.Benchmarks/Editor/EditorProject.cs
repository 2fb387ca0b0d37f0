extern alias analyzers;

using System.Collections.Immutable;
using System.Reflection;
using analyzers::ConvShape.Roslyn.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Benchmarks.Editor;

/// <summary>A project as somebody may have open: twenty networks, one file that uses some, and thirty that know of none.</summary>
internal static class EditorProject
{
    public const int OrdinaryFiles = 30;

    private const string ClassName = "Store";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is string name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "ConvShapeAnalyzers.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The text of every file, by name.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = Read();

    public static CSharpCompilation Compile() => CSharpCompilation.Create(
        "App",
        Files.Select(file => Parse(file.Key, SourceText.From(file.Value, System.Text.Encoding.UTF8))),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string name, SourceText text) => CSharpSyntaxTree.ParseText(text, ParseOptions, name);

    /// <summary>A driver that has run nothing yet.</summary>
    public static GeneratorDriver Driver(bool tracksSteps = false, IIncrementalGenerator? generator = null) => CSharpGeneratorDriver.Create(
        [(generator ?? new ModelGenerator()).AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    private static Dictionary<string, string> Read()
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        Assembly assembly = typeof(EditorProject).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".cs", StringComparison.Ordinal)))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            files.Add(name, reader.ReadToEnd());
        }

        files.Remove($"{ClassName}.cs", out string? ordinary);
        for (int i = 1; i <= OrdinaryFiles; i++)
        {
            files.Add($"{ClassName}{i}.cs", ordinary!.Replace(ClassName, $"{ClassName}{i}", StringComparison.Ordinal));
        }

        return files;
    }
}
