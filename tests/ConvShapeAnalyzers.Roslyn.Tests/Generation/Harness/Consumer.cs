using System.Collections.Immutable;
using ConvShape.Roslyn.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>A project that uses the package, as strict as a project can be: every warning counts, and documentation is demanded.</summary>
internal sealed record Consumer
{
    private static readonly ImmutableArray<MetadataReference> Framework = ModelTest.Net10.ResolveAsync(null, CancellationToken.None).Result;

    public Consumer(params string[] sources) => Sources = [.. sources];

    public ImmutableArray<string> Sources { get; init; }

    public string AssemblyName { get; init; } = "Consumer";

    /// <summary>The MSBuild properties that the compiler shows to generators.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.Add("RootNamespace", "Demo");

    /// <summary>What it refers to besides the framework and the library.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public bool LibraryIsReferenced { get; init; } = true;

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Preview;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool CheckOverflow { get; init; }

    /// <summary>As <c>NoWarn</c> and configuration files set them.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> Severities { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    private CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        AssemblyName,
        Sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"/app/Source{index}.cs", System.Text.Encoding.UTF8)),
        [.. Framework, .. LibraryIsReferenced ? [ModelTest.Library] : Array.Empty<MetadataReference>(), .. References],
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            checkOverflow: CheckOverflow,
            nullableContextOptions: Nullable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            specificDiagnosticOptions: Severities));

    /// <summary>The driver that a build of this project would have, which remembers what its steps did.</summary>
    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new ModelGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        optionsProvider: new ProjectProperties(Properties),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public Generated Generate() => Generated.Run(CreateDriver(), Compile());

    public Consumer With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };
}
