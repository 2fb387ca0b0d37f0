extern alias library;

using System.Collections.Immutable;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Library = library::ConvShape;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>Analyzer and generator say the same of every fixture: an error is reported where, and only where, a model throws it.</summary>
public sealed class ParityTests
{
    [Theory]
    [MemberData(nameof(Fixture.Valid), MemberType = typeof(Fixture))]
    public async Task A_model_that_runs_has_no_error(string fixture) => Assert.Empty(await Errors(Fixture.Of(fixture).Generated.Output));

    [Theory]
    [MemberData(nameof(Fixture.Broken), MemberType = typeof(Fixture))]
    public async Task A_model_that_throws_throws_the_errors_reported(string fixture)
    {
        RunningModel model = Assert.Single(Fixture.Of(fixture).Models);
        string thrown = Assert.Throws<Library::InvalidModelException>(() => model.Create()).Message;
        Assert.Equal(string.Join('\n', await Errors(Fixture.Of(fixture).Generated.Output, ofModels: true)), thrown);
    }

    [Theory]
    [MemberData(nameof(Fixture.NothingToComplete), MemberType = typeof(Fixture))]
    public async Task A_type_that_cannot_be_completed_has_its_own_error_only(string fixture)
    {
        Fixture broken = Fixture.Of(fixture);
        Assert.Empty(broken.Generated.AssertClean().Files);
        Assert.StartsWith(broken.ExpectedId + ": ", Assert.Single(await Errors(broken.Generated.Output)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public async Task Generated_code_changes_nothing_of_what_is_reported(string fixture)
    {
        Generated generated = Fixture.Of(fixture).Generated;
        Assert.Equal(await Errors(generated.Input), await Errors(generated.Output));
    }

    /// <summary>The errors of the analyzer as an exception words them, in source order, whatever a project makes of severities.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="ofModels">Leave out what is said of blocks where they stand: no model throws that.</param>
    private static async Task<IEnumerable<string>> Errors(CSharpCompilation compilation, bool ofModels = false)
    {
        CompilationWithAnalyzers analyzed = compilation
            .WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default))
            .WithAnalyzers([new ModelAnalyzer()], new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: true));
        ImmutableArray<Diagnostic> diagnostics = await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !(ofModels && IsOnBlock(diagnostic.Location)))
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    private static bool IsOnBlock(Location location) => location.SourceTree!.GetRoot(TestContext.Current.CancellationToken)
        .FindNode(location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>()!.BaseList?.ToString().Contains("BlockAttribute", StringComparison.Ordinal) == true;
}
