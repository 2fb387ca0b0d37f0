using ConvShapeAnalyzers.Testing.Tests.Toys;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShapeAnalyzers.Testing.Tests.Analysis;

/// <summary>Configuration files reach severities and analyzers.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public Task SeverityAsync()
        => Configured<SmallLiteralAnalyzer>(
            ("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.TOY1.severity = error"),
            new DiagnosticResult(SmallLiteralAnalyzer.Rule).WithLocation(0).WithArguments("7", 10).WithSeverity(DiagnosticSeverity.Error));

    [Fact]
    public Task SeverityOfOtherFilesAsync()
        => Configured<SmallLiteralAnalyzer>(
            ("/.editorconfig", "root = true\n[Other.cs]\ndotnet_diagnostic.TOY1.severity = error"),
            new DiagnosticResult(SmallLiteralAnalyzer.Rule).WithLocation(0).WithArguments("7", 10));

    [Fact]
    public Task OffAsync()
        => Configured<SmallLiteralAnalyzer>(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.TOY1.severity = none"));

    [Fact]
    public Task CompilerSeverityAsync()
    {
        CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier> test = new()
        {
            TestCode = "class C { void Run() { int {|CS0219:unused|} = 70; } }",
        };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.CS0219.severity = error"));
        return test.RunAsync();
    }

    [Fact]
    public Task BuildPropertyAsync()
        => Configured<ConfiguredAnalyzer>(
            ("/.globalconfig", "is_global = true\nbuild_property.Minimum = 8"),
            new DiagnosticResult(SmallLiteralAnalyzer.Rule).WithLocation(0).WithArguments("7", 8));

    [Fact]
    public Task NoBuildPropertyAsync() => Configured<ConfiguredAnalyzer>(("/.globalconfig", "is_global = true\nbuild_property.Other = 8"));

    [Fact]
    public Task OwnOptionsAsync() => new OptionTest { TestCode = "class C { int x = [|7|]; }" }.RunAsync();

    private static Task Configured<TAnalyzer>((string Path, string Content) file, params DiagnosticResult[] expected)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> test = new() { TestCode = "class C { int x = {|#0:7|}; }" };
        test.TestState.AnalyzerConfigFiles.Add(file);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <summary>Hands the analyzers options of its own.</summary>
    private sealed class OptionTest : CSharpAnalyzerTest<ConfiguredAnalyzer, DefaultVerifier>
    {
        protected override AnalyzerOptions GetAnalyzerOptions(Project project)
            => new(project.AnalyzerOptions.AdditionalFiles, new Provider());

        private sealed class Provider : AnalyzerConfigOptionsProvider
        {
            public override AnalyzerConfigOptions GlobalOptions { get; } = new Options();

            public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

            public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
        }

        private sealed class Options : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = "8";
                return key == "build_property.Minimum";
            }
        }
    }
}
