using ConvShapeAnalyzers.Testing.Tests.Toys;
using Verify = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<
    ConvShapeAnalyzers.Testing.Tests.Toys.SmallLiteralAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;
using VerifyTwoRules = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<
    ConvShapeAnalyzers.Testing.Tests.Toys.TwoRulesAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace ConvShapeAnalyzers.Testing.Tests.Analysis;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("class C { int x = [|7|]; }")]
    [InlineData("class C { int x = {|TOY1:7|}; }")]
    [InlineData("class C { int x = [|7|], y = {|TOY1:8|}; }")]
    [InlineData("class C { int[] x = [[|7|], 70]; }")]
    [InlineData("class C { int[] x = [[|7|],[|8|]]; }")]
    [InlineData("class C { int[] x = new[]{[|7|]}; }")]
    [InlineData("class C { bool x = [|7|]>60||[|8|]>60; }")]
    public Task MarkedAsync(string source) => Verify.VerifyAnalyzerAsync(source);

    [Theory]
    [InlineData("class C { int x = {|#0:{|TOY1:7|}|}; }")]
    [InlineData("class C { int x = {|TOY1:{|#0:7|}|}; }")]
    [InlineData("class C { int x = {|#0:[|7|]|}; }")]
    public Task NestedAsync(string source)
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync(source, Verify.Diagnostic().WithLocation(0).WithArguments("7", 10)),
            "Expected 2 diagnostics, 1 were reported, 1 agree");

    [Theory]
    [InlineData("class C { int x {|CS0650:[|}]; }")]
    [InlineData("class C { int x [|[|]]; }")]
    public Task BracketBeforeTheEndIsCodeAsync(string source)
        => Failure.SaysAsync(Verify.VerifyAnalyzerAsync(source), "/0/Test0.cs(1,17,1,18)");

    [Fact]
    public Task OtherSpanThanMarkedAsync()
        => Failure.SaysAsync(Verify.VerifyAnalyzerAsync("class C { int x = [|7;|] }"), "Expected it to end at (1,21)");

    [Fact]
    public Task CompilerErrorAsync() => Verify.VerifyAnalyzerAsync("class C { {|CS0246:Missing|} x; }");

    [Fact]
    public Task SecondFileAsync()
    {
        CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier> test = new() { TestCode = "class C { int x = [|7|]; }" };
        test.TestState.Sources.Add("class D { int x = [|7|], y = {|#3:8|}; }");
        test.TestState.Sources.Add(("/0/Folder/E.cs", "class E { int x = [|7|]; }"));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic().WithLocation(3).WithArguments("8", 10));
        return test.RunAsync();
    }

    [Fact]
    public Task NamelessMarkupNeedsOneRuleAsync()
        => Failure.SaysAsync(VerifyTwoRules.VerifyAnalyzerAsync("class C { int x = [|7|]; }"), "the analyzer has not exactly one");

    [Fact]
    public Task NamedMarkupNeedsOneRuleOfThatIdAsync()
        => Failure.SaysAsync(VerifyTwoRules.VerifyAnalyzerAsync("class C { int x = {|TOY2:7|}; }"), "2 descriptors have the ID 'TOY2'");

    [Fact]
    public Task FirstDescriptorAsync()
        => new CSharpAnalyzerTest<TwoRulesAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { int x = [|7|]; }",
            MarkupOptions = MarkupOptions.UseFirstDescriptor,
        }.RunAsync();

    [Fact]
    public Task UnknownKeyAsync()
        => Failure.SaysAsync(Verify.VerifyAnalyzerAsync("class C { int x = [|7|]; }", Verify.Diagnostic().WithLocation(5)), "'#5'");

    [Theory]
    [InlineData("class C { int x = {|#0:7|}, y = {|#0:8|}; }", "more than one place '#0'")]
    [InlineData("class C { int x = {|#a:7|}; }", "'#a' is no markup key")]
    [InlineData("class C { int x = [|7; }", "leaves 1 of its spans open")]
    [InlineData("class C { int x = 7|]; }", "ends a span with '|]'")]
    [InlineData("class C { int x = [|7|}; }", "ends a span with '|}'")]
    [InlineData("class C { int x = 7$$; }", "'$$' would mark a position")]
    public async Task MalformedAsync(string source, string message)
    {
        FormatException failure = await Assert.ThrowsAsync<FormatException>(() => Verify.VerifyAnalyzerAsync(source));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task DollarsAsCodeAsync()
        => new CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier>
        {
            TestCode = """""class C { string x = $$"""{a} {{[|7|]}}"""; }""""",
            MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode,
        }.RunAsync();

    [Fact]
    public Task MarkupAsCodeAsync()
    {
        CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier> test = new() { TestCode = """class C { string x = "[|7|]"; }""" };
        test.TestState.MarkupHandling = MarkupMode.None;
        return test.RunAsync();
    }

    [Fact]
    public Task IgnoredMarkupAsync()
    {
        CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier> test = new() { TestCode = "class C { int x = [|70|]; }" };
        test.TestState.MarkupHandling = MarkupMode.Ignore;
        return test.RunAsync();
    }
}
