using ConvShape.Roslyn.Emission;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ConvShape.Roslyn.Tests.CodeFixes;

/// <summary>A test of a fix on one source file: one by one, and by Fix All in document, project and solution.</summary>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<ModelAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    private FixTest(string before, string after)
    {
        TestCode = before;
        FixedCode = after;
        ReferenceAssemblies = ModelTest.Net10;
        TestState.AdditionalReferences.Add(ModelTest.Library);
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
    }

    /// <summary>Mends the marked diagnostics; the fixed code has no others, and compiles.</summary>
    public static Task Check(string before, string after) => new FixTest<TFix>(before, after).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>The same, with the title of the one fix that is offered.</summary>
    public static Task Check(string before, string title, string after)
    {
        FixTest<TFix> test = new(before, after) { CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title) };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The same, with one of several fixes that are offered: its place among them, the likeliest being first, and its title.</summary>
    public static Task CheckChoice(string before, int choice, string title, string after)
    {
        FixTest<TFix> test = new(before, after)
        {
            CodeActionIndex = choice,
            CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title),
        };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Mends diagnostics of several IDs, whose likeliest mends have one key.</summary>
    /// <param name="before">The source, marked.</param>
    /// <param name="after">The mended one.</param>
    /// <param name="rounds">How often Fix All must run.</param>
    public static Task CheckKinds(string before, string after, int rounds)
    {
        FixTest<TFix> test = new(before, after)
        {
            NumberOfFixAllIterations = rounds,
            CodeActionVerifier = (action, verifier) => verifier.Equal(typeof(TFix).Name, action.EquivalenceKey),
        };
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(ModelGenerator)];

    protected override ParseOptions CreateParseOptions() => ModelTest.Syntax;
}
