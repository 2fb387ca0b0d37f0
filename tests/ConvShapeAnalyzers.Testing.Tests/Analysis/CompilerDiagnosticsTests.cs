using ConvShapeAnalyzers.Testing.Tests.Toys;
using Microsoft.CodeAnalysis.CSharp;
using Verify = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<
    ConvShapeAnalyzers.Testing.Tests.Toys.SmallLiteralAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace ConvShapeAnalyzers.Testing.Tests.Analysis;

public sealed class CompilerDiagnosticsTests
{
    private const string Error = "class C { Missing x; }";
    private const string Warning = "class C { void Run() { int unused = 70; } }";

    [Fact]
    public Task UnexpectedErrorAsync()
        => Failure.SaysAsync(
            Verify.VerifyAnalyzerAsync(Error),
            """DiagnosticResult.CompilerError("CS0246").WithSpan(1, 11, 1, 18).WithArguments("Missing"),""");

    [Fact]
    public Task ExpectedErrorAsync()
        => Verify.VerifyAnalyzerAsync(Error, DiagnosticResult.CompilerError("CS0246").WithSpan(1, 11, 1, 18).WithArguments("Missing"));

    [Theory]
    [InlineData(CompilerDiagnostics.None, Error)]
    [InlineData(CompilerDiagnostics.Errors, Warning)]
    [InlineData(CompilerDiagnostics.Warnings, "using System; class C;")]
    public Task BelowTheLevelAsync(CompilerDiagnostics level, string source)
        => new CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier> { TestCode = source, CompilerDiagnostics = level }
            .RunAsync();

    [Theory]
    [InlineData(CompilerDiagnostics.Errors, Error, "CS0246")]
    [InlineData(CompilerDiagnostics.Warnings, Warning, "CS0219")]
    [InlineData(CompilerDiagnostics.All, "using System; class C;", "CS8019")]
    public Task AtTheLevelAsync(CompilerDiagnostics level, string source, string id)
        => Failure.SaysAsync(
            new CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier> { TestCode = source, CompilerDiagnostics = level }
                .RunAsync(),
            id);

    [Fact]
    public Task ExpectedWarningAsync()
    {
        CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier> test = new()
        {
            TestCode = Warning,
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
        };
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerWarning("CS0219").WithSpan(1, 28, 1, 34).WithArguments("unused"));
        return test.RunAsync();
    }

    [Fact]
    public Task DisabledDiagnosticsAsync()
        => new CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { void Run() { int unused = 7; } }",
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
            DisabledDiagnostics = { "CS0219", "TOY1" },
        }.RunAsync();

    [Fact]
    public Task OwnOptionsAsync() => new NullableTest { TestCode = "class C { public string {|CS8618:X|} { get; set; } }" }.RunAsync();

    [Fact]
    public Task ProgramAsync()
    {
        CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier> test = new() { TestCode = "System.Console.WriteLine(70);" };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task SolutionTransformAsync()
        => new CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { Xunit.FactAttribute x; }",
            SolutionTransforms =
            {
                (solution, id) => solution.AddMetadataReference(
                    id, MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)),
            },
        }.RunAsync();

    [Fact]
    public Task SolutionTransformThatAddsASourceAsync()
        => Failure.SaysAsync(
            new CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier>
            {
                TestCode = "class C;",
                SolutionTransforms = { (solution, id) => solution.AddDocument(DocumentId.CreateNewId(id), "Added.cs", "class Added;") },
            }.RunAsync(),
            "A solution transform changes the number of sources");

    [Fact]
    public Task NoSourceAsync()
        => Failure.SaysAsync(
            new CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier>().RunAsync(), "'TestState.Sources' should not be empty");

    /// <summary>Takes nullable warnings for errors, and a language version of its own.</summary>
    private sealed class NullableTest : CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier>
    {
        protected override CompilationOptions CreateCompilationOptions()
            => ((CSharpCompilationOptions)base.CreateCompilationOptions())
                .WithNullableContextOptions(NullableContextOptions.Enable)
                .WithGeneralDiagnosticOption(ReportDiagnostic.Error);

        protected override ParseOptions CreateParseOptions()
            => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(LanguageVersion.Preview);
    }
}
