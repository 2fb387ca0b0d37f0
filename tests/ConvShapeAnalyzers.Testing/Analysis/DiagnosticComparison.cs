namespace Microsoft.CodeAnalysis.Testing;

/// <summary>In what a reported diagnostic differs from an expected one.</summary>
internal static class DiagnosticComparison
{
    /// <summary>The differences in words, the weightiest first. None: the diagnostic is the one expected.</summary>
    public static IEnumerable<string> Differences(DiagnosticResult expected, Diagnostic actual)
        => IdDifference(expected, actual)
            .Concat(LocationDifferences(expected, actual))
            .Concat(SeverityDifference(expected, actual))
            .Concat(MessageDifference(expected, actual))
            .Concat(SuppressionDifference(expected, actual));

    private static IEnumerable<string> IdDifference(DiagnosticResult expected, Diagnostic actual)
    {
        if (expected.Id != actual.Id)
            yield return $"Expected the ID \"{expected.Id}\" but it is \"{actual.Id}\".";
    }

    private static IEnumerable<string> SeverityDifference(DiagnosticResult expected, Diagnostic actual)
    {
        if (!expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) && expected.Severity != actual.Severity)
            yield return $"Expected the severity {expected.Severity} but it is {actual.Severity}.";
    }

    private static IEnumerable<string> MessageDifference(DiagnosticResult expected, Diagnostic actual)
    {
        if (expected.Message is { } message)
        {
            if (message != actual.GetMessage())
                yield return $"Expected the message \"{message}\" but it is \"{actual.GetMessage()}\".";
        }
        else if (expected.MessageArguments is { Length: > 0 } arguments)
        {
            string[] expectedTexts = Texts(arguments);
            string[] actualTexts = Texts(DiagnosticText.Arguments(actual));
            if (!expectedTexts.SequenceEqual(actualTexts))
                yield return $"Expected the message arguments {List(expectedTexts)} but they are {List(actualTexts)}.";
        }

        static string[] Texts(IEnumerable<object?> arguments) => [.. arguments.Select(argument => argument?.ToString() ?? "")];

        static string List(string[] texts) => $"\"{string.Join("\", \"", texts)}\"";
    }

    private static IEnumerable<string> SuppressionDifference(DiagnosticResult expected, Diagnostic actual)
    {
        if (expected.IsSuppressed is { } isSuppressed && isSuppressed != actual.IsSuppressed)
            yield return isSuppressed ? "Expected it to be suppressed but it is not." : "Expected it not to be suppressed but it is.";
    }

    private static IEnumerable<string> LocationDifferences(DiagnosticResult expected, Diagnostic actual)
    {
        if (!expected.HasLocation)
        {
            return actual.Location == Location.None
                ? []
                : [$"Expected no location but it is at {actual.Location.GetLineSpan()}."];
        }

        IEnumerable<string> primary = LocationDifferences(expected.Spans[0], actual.Location, "it");
        if (expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
            return primary;

        int expectedCount = expected.Spans.Length - 1;
        int actualCount = actual.AdditionalLocations.Count;
        return expectedCount == actualCount
            ? primary.Concat(actual.AdditionalLocations.SelectMany((location, index)
                => LocationDifferences(expected.Spans[index + 1], location, $"additional location {index}")))
            : primary.Append($"Expected {expectedCount} additional locations but there are {actualCount}.");
    }

    private static IEnumerable<string> LocationDifferences(DiagnosticLocation expected, Location actual, string what)
    {
        FileLinePositionSpan actualSpan = actual.GetLineSpan();
        if (expected.Span.Path != actualSpan.Path)
            yield return $"Expected {what} in \"{expected.Span.Path}\" but found it in \"{actualSpan.Path}\".";

        LinePosition expectedStart = expected.Span.StartLinePosition;
        LinePosition actualStart = actualSpan.StartLinePosition;
        if (expectedStart != actualStart)
            yield return $"Expected {what} to start at {Display(expectedStart)} but it starts at {Display(actualStart)}.";

        LinePosition expectedEnd = expected.Span.EndLinePosition;
        LinePosition actualEnd = actualSpan.EndLinePosition;
        if (expectedEnd != actualEnd && !expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength))
            yield return $"Expected {what} to end at {Display(expectedEnd)} but it ends at {Display(actualEnd)}.";
    }

    private static string Display(LinePosition position) => $"({position.Line + 1},{position.Character + 1})";
}
