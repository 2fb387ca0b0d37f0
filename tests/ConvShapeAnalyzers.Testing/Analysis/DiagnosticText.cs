using System.Reflection;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Diagnostics as the C# that expects them, to be read in a failure and pasted into a test.</summary>
internal sealed class DiagnosticText(ImmutableArray<DiagnosticDescriptor> descriptors, string defaultPath)
{
    private static readonly PropertyInfo ArgumentsProperty =
        typeof(Diagnostic).GetProperty("Arguments", BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>The arguments of the message, which a diagnostic does not show to the world.</summary>
    public static IReadOnlyList<object?> Arguments(Diagnostic diagnostic)
        => (IReadOnlyList<object?>)ArgumentsProperty.GetValue(diagnostic)!;

    public string Of(IEnumerable<Diagnostic> diagnostics) => Of(diagnostics.Select(Of));

    public string Of(IEnumerable<DiagnosticResult> diagnostics) => Of(diagnostics.Select(Of));

    public string Of(Diagnostic diagnostic)
    {
        DiagnosticResult result = new(diagnostic.Id, diagnostic.Severity);
        if (diagnostic.Location != Location.None)
        {
            foreach (Location location in diagnostic.AdditionalLocations.Prepend(diagnostic.Location))
                result = result.WithSpan(location.GetLineSpan());
        }

        if (Arguments(diagnostic) is { Count: > 0 } arguments)
            result = result.WithArguments([.. arguments.Select(argument => argument!)]);

        return WithComment(diagnostic.ToString(), diagnostic.IsSuppressed ? result.WithIsSuppressed(true) : result);
    }

    public string Of(DiagnosticResult diagnostic) => WithComment(diagnostic.ToString(), diagnostic);

    private static string Of(IEnumerable<string> diagnostics)
        => string.Join(Environment.NewLine, diagnostics.DefaultIfEmpty("    none"));

    private string WithComment(string comment, DiagnosticResult diagnostic)
    {
        string indentedComment = comment.ReplaceLineEndings(Environment.NewLine + "    // ");
        return $"    // {indentedComment}{Environment.NewLine}    {Expression(diagnostic)},";
    }

    private string Expression(DiagnosticResult diagnostic)
    {
        StringBuilder text = new(Creation(diagnostic));
        foreach (DiagnosticLocation location in diagnostic.Spans)
            text.Append(Place(location));

        if (diagnostic.MessageArguments is { Length: > 0 } arguments)
            text.Append($".WithArguments({string.Join(", ", arguments.Select(argument => Literal(argument?.ToString() ?? "")))})");

        if (diagnostic.IsSuppressed is { } isSuppressed)
            text.Append($".WithIsSuppressed({(isSuppressed ? "true" : "false")})");

        return text.ToString();
    }

    private string Creation(DiagnosticResult diagnostic)
    {
        DiagnosticDescriptor? descriptor = descriptors.FirstOrDefault(descriptor => descriptor.Id == diagnostic.Id);
        string id = Literal(diagnostic.Id);
        return (descriptor, diagnostic.Severity) switch
        {
            (not null, var severity) when severity == descriptor.DefaultSeverity => $"VerifyCS.Diagnostic({id})",
            (not null, var severity) => $"VerifyCS.Diagnostic({id}).WithSeverity(DiagnosticSeverity.{severity})",
            (null, DiagnosticSeverity.Error) => $"DiagnosticResult.CompilerError({id})",
            (null, DiagnosticSeverity.Warning) => $"DiagnosticResult.CompilerWarning({id})",
            (null, var severity) => $"new DiagnosticResult({id}, DiagnosticSeverity.{severity})",
        };
    }

    private string Place(DiagnosticLocation location)
    {
        FileLinePositionSpan span = location.Span;
        string path = span.Path == defaultPath ? "" : Literal(span.Path) + ", ";
        string start = $"{path}{span.StartLinePosition.Line + 1}, {span.StartLinePosition.Character + 1}";
        return location.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength)
            ? $".WithLocation({start})"
            : $".WithSpan({start}, {span.EndLinePosition.Line + 1}, {span.EndLinePosition.Character + 1})";
    }

    private static string Literal(string text) => CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
