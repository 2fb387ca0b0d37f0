using ConvShapeAnalyzers.Testing.Tests.Toys;

namespace ConvShapeAnalyzers.Testing.Tests.Generators;

/// <summary>What generators write and report is compared.</summary>
public sealed class SourceGeneratorTests
{
    [Fact]
    public Task ExpectedFileAsync() => Test<SoundGenerator>(SoundGenerator.Code);

    [Fact]
    public Task MissingFileAsync()
        => Failure.SaysAsync(
            Test<AdditionalFileGenerator>(SoundGenerator.Code),
            "The generators wrote other files than expected", $"- {PathOf<AdditionalFileGenerator>()}");

    [Fact]
    public Task SurplusFileAsync()
        => Failure.SaysAsync(Test<SoundGenerator>(), "The generators wrote other files than expected", $"+ {PathOf<SoundGenerator>()}");

    [Fact]
    public Task OtherContentAsync()
        => Failure.SaysAsync(
            Test<SoundGenerator>(SoundGenerator.Code + "\n// end"),
            $"The content of '{PathOf<SoundGenerator>()}' is not as expected", "- // end");

    [Fact]
    public Task OtherEncodingAsync()
    {
        CSharpSourceGeneratorTest<SoundGenerator, DefaultVerifier> test = new() { TestCode = "class C;" };
        test.TestState.GeneratedSources.Add((PathOf<SoundGenerator>(), SoundGenerator.Code));
        return Failure.SaysAsync(test.RunAsync(), "The encoding of", "'utf-8'");
    }

    [Fact]
    public Task UncheckedFilesAsync()
        => new CSharpSourceGeneratorTest<SoundGenerator, DefaultVerifier>
        {
            TestCode = "class C { int x = Generated.Ten; }",
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
        }.RunAsync();

    [Fact]
    public Task ErrorInGeneratedCodeAsync()
        => Failure.SaysAsync(Test<ErroneousGenerator>(ErroneousGenerator.Code), "CS0103", $"\"{PathOf<ErroneousGenerator>()}\"");

    [Fact]
    public Task ErrorMarkedInGeneratedCodeAsync()
        => Test<ErroneousGenerator>(ErroneousGenerator.Code.Replace("Missing", "{|CS0103:Missing|}", StringComparison.Ordinal));

    [Fact]
    public Task WarningInGeneratedCodeAsync() => Test<WarnedGenerator>(WarnedGenerator.Code);

    [Fact]
    public Task WarningInGeneratedCodeAtThatLevelAsync()
        => Failure.SaysAsync(Test<WarnedGenerator>(CompilerDiagnostics.Warnings, WarnedGenerator.Code), "CS0219");

    [Theory]
    [InlineData(CompilerDiagnostics.None)]
    [InlineData(CompilerDiagnostics.Errors)]
    public Task ThrowingGeneratorAsync(CompilerDiagnostics level)
        => Failure.SaysAsync(Test<ThrowingGenerator>(level), "CS8785", "Not on my watch.");

    [Fact]
    public Task ReportingGeneratorAsync()
        => Failure.SaysAsync(Test<ReportingGenerator>(), "TOY9");

    [Fact]
    public Task ExpectedReportOfGeneratorAsync()
    {
        CSharpSourceGeneratorTest<ReportingGenerator, DefaultVerifier> test = new() { TestCode = "class C;" };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("TOY9", DiagnosticSeverity.Warning));
        return test.RunAsync();
    }

    [Fact]
    public Task AdditionalFilesAndPropertiesAsync()
    {
        CSharpSourceGeneratorTest<AdditionalFileGenerator, DefaultVerifier> test = new() { TestCode = "class C { Here.A x; Here.B y; }" };
        test.TestState.AdditionalFiles.Add(("/0/b.txt", "class B;"));
        test.TestState.AdditionalFiles.Add(("/0/a.txt", "class A;"));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.RootNamespace = Here"));
        test.TestState.GeneratedSources.Add((typeof(AdditionalFileGenerator), "a.txt.g.cs", "namespace Here { class A; }"));
        test.TestState.GeneratedSources.Add((typeof(AdditionalFileGenerator), "b.txt.g.cs", "namespace Here { class B; }"));
        return test.RunAsync();
    }

    [Fact]
    public Task AnalyzersSeeGeneratedCodeAsync()
        => new AnalyzerWithGeneratorTest<GeneratedCodeAnalyzer>
        {
            TestCode = "class C { int x = Generated.Seven + [|8|]; }",
            TestState = { GeneratedSources = { Generated("Seven = [|7|]") } },
        }.RunAsync();

    [Fact]
    public Task AnalyzersLeaveGeneratedCodeAloneAsync()
        => new AnalyzerWithGeneratorTest<SmallLiteralAnalyzer>
        {
            TestCode = "class C { int x = Generated.Seven + [|8|]; }",
            TestState = { GeneratedSources = { Generated("Seven = 7") } },
        }.RunAsync();

    private static (Type, string, string) Generated(string constant)
        => (
            typeof(SmallLiteralGenerator),
            OneFileGenerator.HintName,
            SmallLiteralGenerator.Code.Replace("Seven = 7", constant, StringComparison.Ordinal));

    private static string PathOf<TGenerator>()
        => Path.Combine("ConvShapeAnalyzers.Testing.Tests", typeof(TGenerator).FullName!, OneFileGenerator.HintName);

    private static Task Test<TGenerator>(params string[] generated)
        where TGenerator : new()
        => Test<TGenerator>(CompilerDiagnostics.Errors, generated);

    private static Task Test<TGenerator>(CompilerDiagnostics level, params string[] generated)
        where TGenerator : new()
    {
        CSharpSourceGeneratorTest<TGenerator, DefaultVerifier> test = new() { TestCode = "class C;", CompilerDiagnostics = level };
        foreach (string code in generated)
            test.TestState.GeneratedSources.Add((typeof(TGenerator), OneFileGenerator.HintName, code));

        return test.RunAsync();
    }

    private sealed class AnalyzerWithGeneratorTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
        where TAnalyzer : SmallLiteralAnalyzer, new()
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(SmallLiteralGenerator)];
    }
}
