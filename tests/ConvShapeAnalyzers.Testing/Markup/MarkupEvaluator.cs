namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Takes the markup out of the files of one state and keeps what it says.</summary>
internal sealed class MarkupEvaluator(
    MarkupOptions options,
    MarkupMode mode,
    DiagnosticDescriptor? defaultDescriptor,
    ImmutableArray<DiagnosticDescriptor> descriptors,
    ImmutableArray<string> fixableIds)
{
    private readonly Dictionary<int, FileLinePositionSpan> _places = [];
    private readonly List<DiagnosticResult> _marked = [];

    public ImmutableArray<(string filename, SourceText content)> WithoutMarkup(IEnumerable<(string filename, SourceText content)> files)
        => mode == MarkupMode.None ? [.. files] : [.. files.Select(file => (file.filename, WithoutMarkup(file.filename, file.content)))];

    /// <summary>The diagnostics that a test lists, their locations resolved, and those that markup has named so far.</summary>
    public ImmutableArray<DiagnosticResult> Expected(IEnumerable<DiagnosticResult> listed, string defaultPath)
        => [.. listed.Select(diagnostic => diagnostic.WithDefaultPath(defaultPath).WithMarkupLocations(_places)), .. _marked];

    private SourceText WithoutMarkup(string path, SourceText content)
    {
        TestMarkup markup = TestMarkup.Parse(content.ToString(), options);
        SourceText code = SourceText.From(markup.Code, content.Encoding, content.ChecksumAlgorithm);
        if (mode == MarkupMode.Ignore)
            return code;

        foreach ((string name, TextSpan span) in markup.Spans)
        {
            FileLinePositionSpan place = new(path, code.Lines.GetLinePositionSpan(span));
            if (name.StartsWith('#'))
                AddPlace(name, place);
            else if (Named(name) is var expected && !(mode == MarkupMode.IgnoreFixable && fixableIds.Contains(expected.Id)))
                _marked.Add(expected.WithSpan(place));
        }

        return code;
    }

    private void AddPlace(string name, FileLinePositionSpan place)
    {
        if (!int.TryParse(name.AsSpan(1), out int key))
            throw new FormatException($"'{name}' is no markup key: a number follows the '#'.");

        if (!_places.TryAdd(key, place))
            throw new FormatException($"Markup has more than one place '{name}'.");
    }

    private DiagnosticResult Named(string id)
    {
        if (id.Length == 0)
        {
            return AnyOf(defaultDescriptor ?? throw new InvalidOperationException(
                "Markup '[|…|]' names no diagnostic, and the analyzer has not exactly one. Write '{|ID:…|}', or set "
                + $"{nameof(MarkupOptions)}.{nameof(MarkupOptions.UseFirstDescriptor)}."));
        }

        DiagnosticDescriptor[] found = [.. descriptors.Where(descriptor => descriptor.Id == id)];
        if (found.Length > 1 && !options.HasFlag(MarkupOptions.UseFirstDescriptor))
        {
            throw new InvalidOperationException(
                $"{found.Length} descriptors have the ID '{id}' of markup. "
                + $"Set {nameof(MarkupOptions)}.{nameof(MarkupOptions.UseFirstDescriptor)} to mean the first.");
        }

        return found.Length > 0 ? AnyOf(found[0]) : AnyOf(DiagnosticResult.CompilerError(id));
    }

    private static DiagnosticResult AnyOf(DiagnosticDescriptor descriptor) => AnyOf(new DiagnosticResult(descriptor));

    /// <summary>Markup says where and which, and leaves the rest open.</summary>
    private static DiagnosticResult AnyOf(DiagnosticResult diagnostic)
        => diagnostic.WithMessage(null).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity);
}
