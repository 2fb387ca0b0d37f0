extern alias library;

using ConvShape.Roslyn.Emission;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
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

    public ModelTest(string source)
    {
        TestCode = source;
        ReferenceAssemblies = Net10;
        TestState.AdditionalReferences.Add(Library);
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
    }

    /// <summary>Checks the diagnostics marked in a source, and the given ones that its numbered places stand for.</summary>
    public static Task Check(string source, params DiagnosticResult[] expected)
    {
        ModelTest test = new(source);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>An expected diagnostic of a rule, by its ID.</summary>
    public static DiagnosticResult Expect(string id) => new(Rule(id));

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(ModelGenerator)];

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static DiagnosticDescriptor Rule(string id) => new ModelAnalyzer().SupportedDiagnostics.Single(rule => rule.Id == id);
}
