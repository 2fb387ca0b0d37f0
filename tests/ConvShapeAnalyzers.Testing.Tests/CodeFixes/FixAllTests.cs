using ConvShapeAnalyzers.Testing.Tests.Toys;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvShapeAnalyzers.Testing.Tests.CodeFixes;

/// <summary>Fix All is applied in each scope.</summary>
public sealed class FixAllTests
{
    private const string Small = "class C { int x = [|7|], y = [|8|]; }";
    private const string Ten = "class C { int x = 10, y = 10; }";

    [Fact]
    public Task AllFixedAsync() => Test<WriteTenFix>(Small, Ten);

    [Fact]
    public Task TwoFilesAsync()
    {
        CSharpCodeFixTest<SmallLiteralAnalyzer, WriteTenFix, DefaultVerifier> test = new();
        test.TestState.Sources.Add("class A { int x = [|7|], y = [|8|]; }");
        test.TestState.Sources.Add("class B { int x = [|7|]; }");
        test.FixedState.Sources.Add("class A { int x = 10, y = 10; }");
        test.FixedState.Sources.Add("class B { int x = 10; }");
        return test.RunAsync();
    }

    [Fact]
    public Task OneMissedInADocumentAsync()
        => Failure.SaysAsync(Test<ForgetfulFixAllFix>(Small, Ten), "Context: Fix All in the Document", "times, but it took 2");

    [Fact]
    public Task OneMissedInAProjectAsync()
        => Failure.SaysAsync(
            Test<ForgetfulFixAllFix>(Small, Ten, CodeFixTestBehaviors.SkipFixAllInDocumentCheck),
            "Context: Fix All in the Project", "times, but it took 2");

    [Fact]
    public Task OneMissedInASolutionAsync()
        => Failure.SaysAsync(
            Test<ForgetfulFixAllFix>(
                Small, Ten, CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck),
            "Context: Fix All in the Solution", "times, but it took 2");

    [Fact]
    public Task OneMissedUncheckedAsync() => Test<ForgetfulFixAllFix>(Small, Ten, CodeFixTestBehaviors.SkipFixAllCheck);

    [Fact]
    public Task OneMissedInTwoGoesAsync() => Test<ForgetfulFixAllFix>(Small, Ten, configure: test => test.NumberOfFixAllIterations = 2);

    [Fact]
    public Task IterationsOfEachScopeAsync()
        => Test<ForgetfulFixAllFix>(Small, Ten, CodeFixTestBehaviors.SkipFixAllInSolutionCheck, test =>
        {
            test.NumberOfFixAllInDocumentIterations = 2;
            test.NumberOfFixAllInProjectIterations = -2;
        });

    [Fact]
    public Task TooManyIterationsExpectedAsync()
        => Failure.SaysAsync(
            Test<WriteTenFix>(Small, Ten, configure: test => test.NumberOfFixAllIterations = 2),
            "Expected the code fix to be applied 2 times, but it took 1");

    [Fact]
    public Task OtherCodeThanOneByOneAsync()
        => Test<ForgetfulFixAllFix>(Small, Ten, configure: test =>
        {
            test.BatchFixedCode = "class C { int x = 10, y = [|8|]; }";
            test.BatchFixedState.MarkupHandling = MarkupMode.Allow;
            test.CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne;
            test.FixedState.Sources.Clear();
            test.FixedCode = "class C { int x = 10, y = [|8|]; }";
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        });

    [Fact]
    public Task BatchFixedCodeAsync() => Test<WriteTenFix>(Small, Ten, configure: test => test.BatchFixedCode = Ten);

    [Fact]
    public Task WrongBatchFixedCodeAsync()
        => Failure.SaysAsync(
            Test<WriteTenFix>(Small, Ten, configure: test => test.BatchFixedCode = "class C { int x = 10, y = 11; }"),
            "Context: Fix All in the Document", "- class C { int x = 10, y = 11; }");

    [Fact]
    public Task DiagnosticsAfterFixAllAsync()
        => Failure.SaysAsync(
            Test<UndeclaredNameFix>("class C { int x = [|7|]; }", "class C { int x = {|CS0103:Ten|}; }", configure: test
                => test.BatchFixedCode = "class C { int x = Ten; }"),
            "Context: The code after Fix All", "CS0103");

    [Fact]
    public Task UnsupportedScopeAsync()
        => Failure.SaysAsync(Test<DocumentFixAllFix>(Small, Ten), "Context: Fix All in the Project", "+ class C { int x = 7, y = 8; }");

    [Fact]
    public Task UnsupportedScopesUncheckedAsync()
        => Test<DocumentFixAllFix>(
            Small, Ten, CodeFixTestBehaviors.SkipFixAllInProjectCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck);

    [Fact]
    public Task NoFixAllProviderAsync() => Test<AddThreeFix>(Small, "class C { int x = 10, y = 11; }");

    private static Task Test<TFix>(
        string source,
        string fixedSource,
        CodeFixTestBehaviors behaviors = CodeFixTestBehaviors.None,
        Action<CSharpCodeFixTest<SmallLiteralAnalyzer, TFix, DefaultVerifier>>? configure = null)
        where TFix : CodeFixProvider, new()
    {
        CSharpCodeFixTest<SmallLiteralAnalyzer, TFix, DefaultVerifier> test = new()
        {
            TestCode = source,
            FixedCode = fixedSource,
            CodeFixTestBehaviors = behaviors,
        };
        configure?.Invoke(test);
        return test.RunAsync();
    }
}
