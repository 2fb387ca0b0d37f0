using ConvShapeAnalyzers.Testing.Tests.Toys;
using Microsoft.CodeAnalysis.CodeFixes;
using Verify = Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixVerifier<
    ConvShapeAnalyzers.Testing.Tests.Toys.SmallLiteralAnalyzer,
    ConvShapeAnalyzers.Testing.Tests.Toys.WriteTenFix,
    Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace ConvShapeAnalyzers.Testing.Tests.CodeFixes;

/// <summary>The code that a fix leaves is compared, and so are its diagnostics.</summary>
public sealed class CodeFixTests
{
    private const string Small = "class C { int x = [|7|]; }";
    private const string Ten = "class C { int x = 10; }";

    [Fact]
    public Task FixedAsync() => Verify.VerifyCodeFixAsync(Small, Ten);

    [Fact]
    public Task FixedWithListedDiagnosticAsync()
        => Verify.VerifyCodeFixAsync("class C { int x = {|#0:7|}; }", Verify.Diagnostic().WithLocation(0).WithArguments("7", 10), Ten);

    [Fact]
    public Task FixedWithListedDiagnosticsAsync()
        => Verify.VerifyCodeFixAsync(
            "class C { int x = {|#0:7|}, y = {|#1:8|}; }",
            [
                Verify.Diagnostic("TOY1").WithLocation(0).WithArguments("7", 10),
                Verify.Diagnostic(SmallLiteralAnalyzer.Rule).WithLocation(1).WithArguments("8", 10),
            ],
            "class C { int x = 10, y = 10; }");

    [Fact]
    public Task AnalyzerAloneAsync() => Verify.VerifyAnalyzerAsync(Small);

    [Fact]
    public Task WrongTextAsync()
        => Failure.SaysAsync(
            Verify.VerifyCodeFixAsync("// kept\n" + Small, "// kept\nclass C { int x = 11; }"),
            "Context: Fixing one by one",
            "The content of '/0/Test0.cs' is not as expected",
            """
              // kept
            - class C { int x = 11; }
            + class C { int x = 10; }
            """);

    [Fact]
    public Task WrongLineEndsAsync()
        => Failure.SaysAsync(Verify.VerifyCodeFixAsync("// kept\r\n" + Small, "// kept\n" + Ten), "- // kept\n+ // kept<CR>");

    [Fact]
    public Task WrongDiagnosticBeforeTheFixAsync()
        => Failure.SaysAsync(Verify.VerifyCodeFixAsync("class C { int x = 7; }", Ten), "Expected 0 diagnostics, 1 were reported");

    [Fact]
    public Task NoFixOfferedAsync()
        => Failure.SaysAsync(Test<MendOneFix>(Small, Ten), "- class C { int x = 10; }", "+ class C { int x = 7; }");

    [Fact]
    public Task NoFixExpectedAsync() => Test<MendOneFix>(Small, Small);

    [Fact]
    public Task NoFixExpectedButOfferedAsync()
        => Failure.SaysAsync(Test<WriteTenFix>(Small, Small), "+ class C { int x = 10; }");

    [Fact]
    public Task NoFixedCodeAsync() => new CSharpCodeFixTest<SmallLiteralAnalyzer, WriteTenFix, DefaultVerifier> { TestCode = Small }
        .RunAsync();

    [Theory]
    [InlineData(Ten)]
    [InlineData(Small)]
    public Task IdleFixAsync(string fixedSource)
        => Failure.SaysAsync(Test<IdleFix>(Small, fixedSource), "The code fix 'Write 7' was offered but changes nothing");

    [Fact]
    public Task FixThatLeavesAnErrorAsync()
        => Failure.SaysAsync(Test<UndeclaredNameFix>(Small, "class C { int x = Ten; }"), "Context: The fixed code", "CS0103");

    [Fact]
    public Task ErrorMarkedInFixedCodeAsync() => Test<UndeclaredNameFix>(Small, "class C { int x = {|CS0103:Ten|}; }");

    [Fact]
    public Task RestMarkedInFixedCodeAsync()
    {
        CSharpCodeFixTest<SmallLiteralAnalyzer, MendOneFix, DefaultVerifier> test = new()
        {
            TestCode = "class C { int x = [|1|], y = [|2|]; }",
            FixedCode = "class C { int x = 10, y = [|2|]; }",
        };
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    [Fact]
    public Task FixableMarkupInFixedCodeIsIgnoredAsync()
        => Failure.SaysAsync(
            Test<MendOneFix>("class C { int x = [|1|], y = [|2|]; }", "class C { int x = 10, y = [|2|]; }"),
            "Context: The fixed code", "Expected 0 diagnostics, 1 were reported");

    [Fact]
    public Task DiagnosticsThatAreNotFixableAreInheritedAsync()
    {
        CSharpCodeFixTest<SmallLiteralAnalyzer, WriteTenFix, DefaultVerifier> test = new()
        {
            TestCode = "class C { Missing x = [|7|]; }",
            FixedCode = "class C { Missing x = 10; }",
        };
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("CS0246").WithSpan(1, 11, 1, 18).WithArguments("Missing"));
        return test.RunAsync();
    }

    [Fact]
    public Task NothingIsInheritedByAnExplicitStateAsync()
    {
        CSharpCodeFixTest<SmallLiteralAnalyzer, WriteTenFix, DefaultVerifier> test = new() { TestCode = "class C { Missing x = [|7|]; }" };
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("CS0246").WithSpan(1, 11, 1, 18).WithArguments("Missing"));
        test.FixedState.InheritanceMode = StateInheritanceMode.Explicit;
        test.FixedState.Sources.Add("class C { Missing x = 10; }");
        return Failure.SaysAsync(test.RunAsync(), "Context: The fixed code", "CS0246");
    }

    [Fact]
    public Task ConfigurationIsInheritedAsync()
    {
        CSharpCodeFixTest<ConfiguredAnalyzer, WriteTenFix, DefaultVerifier> test = new() { TestCode = Small, FixedCode = Ten };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.Minimum = 8"));
        return test.RunAsync();
    }

    [Fact]
    public Task NewFileAsync()
    {
        CSharpCodeFixTest<SmallLiteralAnalyzer, NewFileFix, DefaultVerifier> test = new() { TestCode = Small, FixedCode = Ten };
        test.FixedState.Sources.Add(("/0/Folder/New.cs", "class New;"));
        return test.RunAsync();
    }

    [Fact]
    public Task UnexpectedNewFileAsync()
        => Failure.SaysAsync(Test<NewFileFix>(Small, Ten), "The fix leaves other files than expected", "+ Folder/New.cs");

    [Fact]
    public Task TreeThatNoParserBuildsAsync()
        => Failure.SaysAsync(
            Test<TenAsNameFix>(Small, Ten),
            "builds a IdentifierName '10' whose text the compiler reads as a NumericLiteralExpression '10'");

    [Fact]
    public Task TreeUncheckedAsync()
        => Test<TenAsNameFix>(Small, Ten, test => test.CodeActionValidationMode = CodeActionValidationMode.None);

    [Fact]
    public Task TriviaUncheckedAsync() => Test<SplitSpaceFix>(Small, "class C { int x = 10  ; }");

    [Fact]
    public Task TriviaThatNoParserBuildsAsync()
        => Failure.SaysAsync(
            Test<SplitSpaceFix>(Small, "class C { int x = 10  ; }", test => test.CodeActionValidationMode = CodeActionValidationMode.Full),
            "builds the trivia [WhitespaceTrivia \" \", WhitespaceTrivia \" \"]");

    [Fact]
    public Task TriviaAsParsedAsync()
        => Test<WriteTenFix>(
            "class C { int x = /* a */ [|7|] /* b */; }", "class C { int x = /* a */ 10 /* b */; }",
            test => test.CodeActionValidationMode = CodeActionValidationMode.Full);

    [Fact]
    public Task FixOfACompilerWarningAsync()
        => new CSharpCodeFixTest<EmptyDiagnosticAnalyzer, UnusedVariableFix, DefaultVerifier>
        {
            TestCode = "class C { void Run() { int {|CS0219:unused|} = 7; } }",
            FixedCode = "class C { void Run() { } }",
        }.RunAsync();

    [Fact]
    public Task NoProviderAsync()
        => new CSharpCodeFixTest<SmallLiteralAnalyzer, EmptyCodeFixProvider, DefaultVerifier> { TestCode = Small, FixedCode = Small }
            .RunAsync();

    [Fact]
    public Task FixThatNoEditorOffersAsync()
        => Failure.SaysAsync(WholeCompilation(CodeFixTestBehaviors.None), "A fix is for a diagnostic that needs the whole compilation");

    [Fact]
    public Task FixThatNoEditorOffersUncheckedAsync() => WholeCompilation(CodeFixTestBehaviors.SkipLocalDiagnosticCheck);

    [Fact]
    public Task GeneratedCodeOfTheFixedCodeAsync()
        => new WithGeneratorTest
        {
            TestCode = "class C { int x = Generated.Ten + [|7|]; }",
            FixedCode = "class C { int x = Generated.Ten + 10; }",
            TestState = { GeneratedSources = { (typeof(SoundGenerator), OneFileGenerator.HintName, SoundGenerator.Code) } },
        }.RunAsync();

    [Fact]
    public Task OtherGeneratedCodeOfTheFixedCodeAsync()
        => Failure.SaysAsync(
            new WithGeneratorTest
            {
                TestCode = Small,
                FixedCode = Ten,
                TestState = { GeneratedSources = { (typeof(SoundGenerator), OneFileGenerator.HintName, SoundGenerator.Code) } },
                FixedState = { GeneratedSources = { (typeof(SoundGenerator), OneFileGenerator.HintName, "// other") } },
            }.RunAsync(),
            "Context: The fixed code", "Context: Generated sources", "- // other");

    private static Task WholeCompilation(CodeFixTestBehaviors behaviors)
    {
        CSharpCodeFixTest<WholeCompilationAnalyzer, WriteTenFix, DefaultVerifier> test = new()
        {
            TestCode = "class C { int x = {|TOY1:7|}; }",
            FixedCode = Ten,
            CodeFixTestBehaviors = behaviors,
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(WholeCompilationAnalyzer.Placeless));
        return test.RunAsync();
    }

    private static Task Test<TFix>(
        string source, string fixedSource, Action<CSharpCodeFixTest<SmallLiteralAnalyzer, TFix, DefaultVerifier>>? configure = null)
        where TFix : CodeFixProvider, new()
    {
        CSharpCodeFixTest<SmallLiteralAnalyzer, TFix, DefaultVerifier> test = new() { TestCode = source, FixedCode = fixedSource };
        configure?.Invoke(test);
        return test.RunAsync();
    }

    private sealed class WithGeneratorTest : CSharpCodeFixTest<SmallLiteralAnalyzer, WriteTenFix, DefaultVerifier>
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(SoundGenerator)];
    }
}
