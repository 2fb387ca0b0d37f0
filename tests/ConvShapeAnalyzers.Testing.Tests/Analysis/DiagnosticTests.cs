using ConvShapeAnalyzers.Testing.Tests.Toys;
using Verify = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<
    ConvShapeAnalyzers.Testing.Tests.Toys.SmallLiteralAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;
using VerifyPointing = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<
    ConvShapeAnalyzers.Testing.Tests.Toys.PointingAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;
using VerifyWhole = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<
    ConvShapeAnalyzers.Testing.Tests.Toys.WholeCompilationAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace ConvShapeAnalyzers.Testing.Tests.Analysis;

/// <summary>Each property of a diagnostic is compared.</summary>
public sealed class DiagnosticTests
{
    private const string Small = "class C { int x = 7; }";
    private const string MarkedSmall = "class C { int x = {|#0:7|}; }";

    private static DiagnosticResult Seven => Verify.Diagnostic().WithArguments("7", 10);

    [Fact]
    public Task EveryPropertyRightAsync() => Verify.VerifyAnalyzerAsync(Small, Seven.WithSpan(1, 19, 1, 20));

    [Fact]
    public Task StartAloneAsync() => Verify.VerifyAnalyzerAsync(Small, Seven.WithLocation(1, 19));

    [Fact]
    public Task PathOfSourceAsync() => Verify.VerifyAnalyzerAsync(Small, Seven.WithSpan("/0/Test0.cs", 1, 19, 1, 20));

    [Fact]
    public Task MarkupKeyAsync() => Verify.VerifyAnalyzerAsync(MarkedSmall, Seven.WithLocation(0));

    [Fact]
    public Task NothingToReportAsync() => Verify.VerifyAnalyzerAsync("class C { int x = 70; }");

    [Fact]
    public Task MissingDiagnosticAsync()
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync("class C { int x = 70; }", Seven.WithSpan(1, 19, 1, 20)),
            "Expected 1 diagnostics, 0 were reported",
            """
            // /0/Test0.cs(1,19,1,20): warning TOY1: The literal 7 is below 10
                VerifyCS.Diagnostic("TOY1").WithSpan(1, 19, 1, 20).WithArguments("7", "10"),
            """);

    [Fact]
    public Task SurplusDiagnosticAsync()
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync(Small),
            "Expected 0 diagnostics, 1 were reported",
            """VerifyCS.Diagnostic("TOY1").WithSpan(1, 19, 1, 20).WithArguments("7", "10"),""");

    [Fact]
    public Task WrongIdAsync()
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync(Small, new DiagnosticResult("TOY2", DiagnosticSeverity.Warning).WithSpan(1, 19, 1, 20)),
            "Expected the ID \"TOY2\" but it is \"TOY1\"",
            """DiagnosticResult.CompilerWarning("TOY2").WithSpan(1, 19, 1, 20),""");

    [Fact]
    public Task WrongStartAsync()
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync(Small, Seven.WithSpan(1, 18, 1, 20)), "Expected it to start at (1,18) but it starts at (1,19)");

    [Fact]
    public Task WrongEndAsync()
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync(Small, Seven.WithSpan(1, 19, 1, 21)), "Expected it to end at (1,21) but it ends at (1,20)");

    [Fact]
    public Task WrongFileAsync()
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync(Small, Seven.WithSpan("/0/Test1.cs", 1, 19, 1, 20)),
            "Expected it in \"/0/Test1.cs\" but found it in \"/0/Test0.cs\"");

    [Fact]
    public Task NoLocationWhereThereIsOneAsync()
        => Failure.SaysAsync(Verify.VerifyAnalyzerAsync(Small, Seven), "Expected no location but it is at /0/Test0.cs");

    [Fact]
    public Task WrongSeverityAsync()
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync(MarkedSmall, Seven.WithLocation(0).WithSeverity(DiagnosticSeverity.Error)),
            "Expected the severity Error but it is Warning",
            """VerifyCS.Diagnostic("TOY1").WithSeverity(DiagnosticSeverity.Error).WithSpan(""");

    [Fact]
    public Task WrongSeverityIgnoredAsync()
        => Verify.VerifyAnalyzerAsync(
            MarkedSmall, Seven.WithLocation(0).WithSeverity(DiagnosticSeverity.Error).WithOptions(DiagnosticOptions.IgnoreSeverity));

    [Fact]
    public Task WrongArgumentsAsync()
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync(MarkedSmall, Verify.Diagnostic().WithLocation(0).WithArguments("8", 10)),
            "Expected the message \"The literal 8 is below 10\" but it is \"The literal 7 is below 10\"");

    [Fact]
    public Task NoArgumentsAsync()
        => Failure.SaysAsync(Verify.VerifyAnalyzerAsync(MarkedSmall, Verify.Diagnostic().WithLocation(0)), "The literal {0} is below {1}");

    [Fact]
    public Task ArgumentsWithoutFormatAsync()
        => Verify.VerifyAnalyzerAsync(
            MarkedSmall, new DiagnosticResult("TOY1", DiagnosticSeverity.Warning).WithLocation(0).WithArguments("7", 10));

    [Fact]
    public Task WrongArgumentsWithoutFormatAsync()
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync(
                MarkedSmall, new DiagnosticResult("TOY1", DiagnosticSeverity.Warning).WithLocation(0).WithArguments("7", 11)),
            "Expected the message arguments \"7\", \"11\" but they are \"7\", \"10\"");

    [Fact]
    public Task MessageAsync()
        => Verify.VerifyAnalyzerAsync(MarkedSmall, Verify.Diagnostic().WithLocation(0).WithMessage("The literal 7 is below 10"));

    [Fact]
    public Task WrongMessageAsync()
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync(MarkedSmall, Verify.Diagnostic().WithLocation(0).WithMessage("Too small")),
            "Expected the message \"Too small\"");

    [Fact]
    public Task AdditionalLocationsAsync()
        => VerifyPointing.VerifyAnalyzerAsync(
            "class C { {|#1:int|} {|#2:x|} = {|#0:7|}; }", Seven.WithLocation(0).WithLocation(1).WithLocation(2));

    [Fact]
    public Task MissingAdditionalLocationAsync()
        => Failure.SaysAsync(
            VerifyPointing.VerifyAnalyzerAsync("class C { {|#1:int|} x = {|#0:7|}; }", Seven.WithLocation(0).WithLocation(1)),
            "Expected 1 additional locations but there are 2");

    [Fact]
    public Task WrongAdditionalLocationAsync()
        => Failure.SaysAsync(
            VerifyPointing.VerifyAnalyzerAsync(
                "class C { {|#1:int|} {|#2:x|} = {|#0:7|}; }", Seven.WithLocation(0).WithLocation(2).WithLocation(1)),
            "Expected additional location 0 to start at (1,15) but it starts at (1,11)");

    [Fact]
    public Task AdditionalLocationsIgnoredAsync()
        => VerifyPointing.VerifyAnalyzerAsync(
            MarkedSmall, Seven.WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

    [Fact]
    public Task NoLocationAsync()
        => VerifyWhole.VerifyAnalyzerAsync("class C;", VerifyWhole.Diagnostic(WholeCompilationAnalyzer.Placeless).WithNoLocation());

    [Fact]
    public Task LocationWhereThereIsNoneAsync()
        => Failure.SaysAsync(
            VerifyWhole.VerifyAnalyzerAsync("class C;", VerifyWhole.Diagnostic("TOY3").WithLocation(1, 1)),
            "Expected it in \"/0/Test0.cs\"");

    [Fact]
    public async Task LooseExpectationLeavesTheStrictOneItsDiagnosticAsync()
    {
        CSharpAnalyzerTest<TwiceReportingAnalyzer, DefaultVerifier> test = new() { TestCode = MarkedSmall };
        test.ExpectedDiagnostics.AddRange([Verify.Diagnostic().WithLocation(0).WithMessage(null), Seven.WithLocation(0)]);
        await test.RunAsync();
    }

    [Fact]
    public async Task FurtherCheckSeesEachPairAsync()
    {
        List<string> seen = [];
        CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier> test = new()
        {
            TestCode = "class C { int x = [|7|], y = [|8|]; }",
            DiagnosticVerifier = (actual, expected, _) => seen.Add($"{actual.GetMessage()} / {expected.Id}"),
            TestBehaviors = TestBehaviors.SkipSuppressionCheck,
        };
        await test.RunAsync();
        Assert.Equal(["The literal 7 is below 10 / TOY1", "The literal 8 is below 10 / TOY1"], seen);
    }

    [Fact]
    public void DiagnosticNeedsOneDescriptor()
        => Assert.Throws<InvalidOperationException>(() => VerifyWhole.Diagnostic());

    [Fact]
    public void DiagnosticNeedsAKnownId()
        => Assert.Throws<InvalidOperationException>(() => Verify.Diagnostic("TOY2"));
}
