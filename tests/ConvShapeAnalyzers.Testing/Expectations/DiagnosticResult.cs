using System.Globalization;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A diagnostic that a test expects. Every <c>With…</c> method gives a changed copy.</summary>
public readonly struct DiagnosticResult
{
    public static readonly DiagnosticResult[] EmptyDiagnosticResults = [];

    public DiagnosticResult(string id, DiagnosticSeverity severity)
    {
        Id = id;
        Severity = severity;
    }

    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity) => MessageFormat = descriptor.MessageFormat;

    public string Id { get; private init; }

    public DiagnosticSeverity Severity { get; private init; }

    public DiagnosticOptions Options { get; private init; }

    /// <summary>The primary location, then the additional ones. Empty for a diagnostic without a location.</summary>
    public ImmutableArray<DiagnosticLocation> Spans { get => field.IsDefault ? [] : field; private init; }

    public bool HasLocation => !Spans.IsEmpty;

    public LocalizableString? MessageFormat { get; private init; }

    public object?[]? MessageArguments { get; private init; }

    /// <summary>Whether the diagnostic is to be suppressed; null leaves that open.</summary>
    public bool? IsSuppressed { get; private init; }

    /// <summary>The whole message, or null where the test leaves it open.</summary>
    public string? Message => AnyMessage ? null : ExplicitMessage ?? FormattedMessage;

    private bool AnyMessage { get; init; }

    private string? ExplicitMessage { get; init; }

    private string? FormattedMessage
    {
        get
        {
            string? format = MessageFormat?.ToString(CultureInfo.CurrentCulture);
            if (format is null)
                return null;

            try
            {
                return string.Format(CultureInfo.CurrentCulture, format, MessageArguments ?? []);
            }
            catch (FormatException)
            {
                return format;
            }
        }
    }

    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    public DiagnosticResult WithArguments(params object[] arguments) => this with { MessageArguments = arguments };

    /// <summary>Expects this message; null accepts any.</summary>
    public DiagnosticResult WithMessage(string? message) => this with { ExplicitMessage = message, AnyMessage = message is null };

    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat) => this with { MessageFormat = messageFormat };

    public DiagnosticResult WithIsSuppressed(bool? isSuppressed) => this with { IsSuppressed = isSuppressed };

    public DiagnosticResult WithNoLocation() => this with { Spans = [] };

    /// <summary>Adds the start of a location, line and column counted from 1.</summary>
    public DiagnosticResult WithLocation(int line, int column) => WithLocation("", line, column);

    public DiagnosticResult WithLocation(LinePosition location) => WithLocation("", location);

    public DiagnosticResult WithLocation(string path, int line, int column) => WithLocation(path, Position(line, column));

    public DiagnosticResult WithLocation(string path, LinePosition location)
        => WithLocation(path, location, DiagnosticLocationOptions.None);

    public DiagnosticResult WithLocation(string path, LinePosition location, DiagnosticLocationOptions options)
        => WithSpan(new(path, location, location), options | DiagnosticLocationOptions.IgnoreLength);

    /// <summary>Adds the place marked by <c>{|#key:…|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey) => WithLocation(markupKey, DiagnosticLocationOptions.None);

    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options)
    {
        LinePosition key = new(0, markupKey);
        return WithSpan(new("", key, key), options | DiagnosticLocationOptions.InterpretAsMarkupKey);
    }

    /// <summary>Adds a location from start to end, lines and columns counted from 1.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan("", startLine, startColumn, endLine, endColumn);

    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan(new FileLinePositionSpan(path, Position(startLine, startColumn), Position(endLine, endColumn)));

    public DiagnosticResult WithSpan(FileLinePositionSpan span) => WithSpan(span, DiagnosticLocationOptions.None);

    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options)
        => this with { Spans = Spans.Add(new(span, options)) };

    /// <summary>Puts the locations that name no file into <paramref name="path"/>.</summary>
    public DiagnosticResult WithDefaultPath(string path)
        => WithEachLocation(location => IsMarkupKey(location) || location.Span.Path.Length > 0
            ? location
            : new(new(path, location.Span.Span), location.Options));

    /// <summary>Moves every location down by a number of lines.</summary>
    public DiagnosticResult WithLineOffset(int offset)
    {
        return WithEachLocation(location => new(
            new(location.Span.Path, Moved(location.Span.StartLinePosition), Moved(location.Span.EndLinePosition)),
            location.Options));

        LinePosition Moved(LinePosition position) => new(position.Line + offset, position.Character);
    }

    public override string ToString()
    {
        StringBuilder text = new();
        if (HasLocation)
        {
            DiagnosticLocation location = Spans[0];
            text.Append(location.Span.Path.Length == 0 ? "?" : location.Span.Path);
            text.Append('(').Append(Display(location.Span.StartLinePosition));
            if (!location.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength))
                text.Append(',').Append(Display(location.Span.EndLinePosition));

            text.Append("): ");
        }

        text.Append(Severity.ToString().ToLowerInvariant()).Append(' ').Append(Id);
        return Message is { } message ? text.Append(": ").Append(message).ToString() : text.ToString();

        static string Display(LinePosition position) => $"{position.Line + 1},{position.Character + 1}";
    }

    internal DiagnosticResult WithMarkupLocations(IReadOnlyDictionary<int, FileLinePositionSpan> places)
    {
        return WithEachLocation(location => IsMarkupKey(location) ? Resolved(location) : location);

        DiagnosticLocation Resolved(DiagnosticLocation location)
        {
            int key = location.Span.StartLinePosition.Character;
            return places.TryGetValue(key, out FileLinePositionSpan place)
                ? new(place, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey)
                : throw new InvalidOperationException($"An expected diagnostic is at '#{key}', which no markup '{{|#{key}:…|}}' marks.");
        }
    }

    private static LinePosition Position(int line, int column) => new(line - 1, column - 1);

    private static bool IsMarkupKey(DiagnosticLocation location)
        => location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey);

    private DiagnosticResult WithEachLocation(Func<DiagnosticLocation, DiagnosticLocation> change)
        => this with { Spans = [.. Spans.Select(change)] };
}
