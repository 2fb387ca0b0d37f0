extern alias library;

using ConvShape.Roslyn.Emission;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace ConvShape.Roslyn.Tests;

/// <summary>
/// A test of the rules on one source file, which may open with <c>using ConvShape;</c>. The generator runs first, as it does in a
/// build, so whatever the compiler says beside the expected diagnostics fails the test.
/// </summary>
internal sealed class ModelTest : CSharpAnalyzerTest<ModelAnalyzer, DefaultVerifier>
{
    public static readonly ReferenceAssemblies Net10 = new(
        "net10.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "10.0.0"), Path.Combine("ref", "net10.0"));

    public static readonly MetadataReference Library = MetadataReference.CreateFromFile(typeof(library::ConvShape.InputShapeAttribute).Assembly.Location);

    public static readonly CSharpParseOptions Syntax = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <summary>Whether the generator runs.</summary>
    public bool Generates { get; init; } = true;

    public ModelTest(string source)
    {
        TestCode = source;
        ReferenceAssemblies = Net10;
        TestState.AdditionalReferences.Add(Library);
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
    }

    /// <summary>Every analyzer of the package, as a build runs them.</summary>
    public static DiagnosticAnalyzer[] Analyzers => [new ModelAnalyzer(), new ShapeRenameAnalyzer(), new ForwardAnalyzer()];

    public static IEnumerable<DiagnosticDescriptor> Rules => Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics);

    /// <summary>A source with one model of these attributes.</summary>
    public static string Net(string attributes) =>
        $"""
        using ConvShape;

        {attributes}
        public sealed partial class Net;
        """;

    /// <summary>Checks the diagnostics marked in a source, and the given ones that its numbered places stand for.</summary>
    public static Task Check(string source, params DiagnosticResult[] expected)
    {
        ModelTest test = new(source);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The same without the generator: of blocks as the rules see them, whatever becomes of them.</summary>
    public static Task CheckRules(string source, params DiagnosticResult[] expected)
    {
        ModelTest test = new(source) { Generates = false };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The same in a project whose <c>.editorconfig</c> has this line for C# files.</summary>
    public static Task CheckConfigured(string line, string source, params DiagnosticResult[] expected)
    {
        ModelTest test = new(source);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n\n[*.cs]\n{line}\n"));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>An expected diagnostic of a rule, by its ID.</summary>
    public static DiagnosticResult Expect(string id) => new(Rules.First(rule => rule.Id == id));

    /// <summary>An expected diagnostic as a user reads it, at the places with these numbers: its own, then those that led to it.</summary>
    public static DiagnosticResult Expect(string id, string message, params int[] places) =>
        places.DefaultIfEmpty(0).Aggregate(Expect(id).WithMessage(message), (result, place) => result.WithLocation(place));

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;

    protected override IEnumerable<Type> GetSourceGenerators() => Generates ? [typeof(ModelGenerator)] : [];

    protected override ParseOptions CreateParseOptions() => Syntax;
}
