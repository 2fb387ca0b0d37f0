using ConvShapeAnalyzers.Testing.Tests.Toys;

namespace ConvShapeAnalyzers.Testing.Tests.CodeFixes;

/// <summary>A fix is applied as often as a test allows.</summary>
public sealed class IterationTests
{
    // 4 → 7 → 10, moved by a place each time
    private const string Four = "class C { int x = [|4|]; }";
    private const string Ten = "class C { int x =   10; }";

    [Fact]
    public Task OnceForEachDiagnosticAsync()
        => Failure.SaysAsync(Test(Four, Ten, iterations: null), "Expected the code fix to be applied 1 times, but it took 2");

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    [InlineData(-3)]
    public Task EnoughAsync(int iterations) => Test(Four, Ten, iterations);

    [Theory]
    [InlineData(3, "Expected the code fix to be applied 3 times, but it took 2")]
    [InlineData(1, "Expected the code fix to be applied 1 times, but it took 2")]
    [InlineData(-1, "Expected the code fix to be applied 1 times, but it took 2")]
    public Task OtherNumberAsync(int iterations, string message) => Failure.SaysAsync(Test(Four, Ten, iterations), message);

    [Fact]
    public Task MoreThanTheLimitAsync()
        => Failure.SaysAsync(Test("class C { int x = [|1|]; }", "class C { int x =    10; }", -2), "at most 2 times, but more were needed");

    [Fact]
    public Task NoneExpectedAsync()
        => Failure.SaysAsync(
            Test("class C { int x = [|7|]; }", "class C { int x =  10; }", 0),
            "No code fix was expected, but one was offered");

    [Fact]
    public Task SeveralDiagnosticsAsync()
        => Test("class C { int x = [|7|], y = [|8|]; }", "class C { int x =  10, y =  11; }", iterations: null);

    [Fact]
    public Task FixOneAsync()
    {
        CSharpCodeFixTest<SmallLiteralAnalyzer, AddThreeAndMoveFix, DefaultVerifier> test = new()
        {
            TestCode = "class C { int x = [|7|], y = [|8|]; }",
            FixedCode = "class C { int x =  10, y = [|8|]; }",
            CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne,
        };
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    [Fact]
    public Task DiagnosticThatStaysInPlaceAsync()
    {
        CSharpCodeFixTest<SmallLiteralAnalyzer, AddThreeFix, DefaultVerifier> test = new()
        {
            TestCode = Four,
            FixedCode = "class C { int x = [|7|]; }",
        };
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    private static Task Test(string source, string fixedSource, int? iterations)
        => new CSharpCodeFixTest<SmallLiteralAnalyzer, AddThreeAndMoveFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = fixedSource,
            NumberOfIncrementalIterations = iterations,
        }.RunAsync();
}
