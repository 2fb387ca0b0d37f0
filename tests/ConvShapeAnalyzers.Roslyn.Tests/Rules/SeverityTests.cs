using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

/// <summary>How a project changes what the rules report.</summary>
public sealed class SeverityTests
{
    private const string Lossy = "[InputShape(1, 13, 13)] [MaxPoolLayer({|#0:k: 2|})]";

    private const string Impossible = "[InputShape(1, 4, 4)] [ConvLayer({|#0:k: 5|})]";

    private const string Unread = "[InputShape(3, 224, 224)] [ConvLayer(k: 7, {|#0:s: 2|}, p: 3)]";

    [Theory]
    [InlineData("CONV1002", "warning", Impossible, DiagnosticSeverity.Warning)]
    [InlineData("CONV2001", "suggestion", Lossy, DiagnosticSeverity.Info)]
    [InlineData("CONV2002", "error", Unread, DiagnosticSeverity.Error)]
    public Task An_editorconfig_sets_the_severity(string id, string severity, string attributes, DiagnosticSeverity expected) => CheckConfigured(
        $"dotnet_diagnostic.{id}.severity = {severity}",
        Net(attributes),
        Expect(id).WithLocation(0).WithMessage(null).WithSeverity(expected));

    [Theory]
    [InlineData("CONV1002", Impossible)]
    [InlineData("CONV2001", Lossy)]
    [InlineData("CONV2002", Unread)]
    public Task An_editorconfig_silences_a_rule(string id, string attributes) => CheckConfigured(
        $"dotnet_diagnostic.{id}.severity = none", Net(attributes));

    [Fact]
    public async Task A_pragma_silences_one_layer()
    {
        ImmutableArray<Diagnostic> diagnostics = await Build.Diagnose(
            """
            using ConvShape;

            [InputShape(1, 13, 13)]
            #pragma warning disable CONV2001 // The last row is a frame.
            [MaxPoolLayer(k: 2)]
            #pragma warning restore CONV2001
            [ConvLayer(k: 4, s: 3)]
            public sealed partial class Net;
            """);
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.StartsWith("conv1 never reads", diagnostic.GetMessage());
    }

    [Fact]
    public Task An_attribute_silences_a_class() => Check(
        Net("""
            [System.Diagnostics.CodeAnalysis.SuppressMessage("ConvShape.Doubtful", "CONV2001", Justification = "The last row is a frame.")]
            [InputShape(1, 13, 13)]
            [MaxPoolLayer(k: 2)]
            """));
}
