namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The code of a test before or after a fix, and what is expected of it.</summary>
public class SolutionState
{
    private readonly string _defaultPrefix;
    private readonly string _defaultExtension;

    internal SolutionState(string defaultPrefix, string defaultExtension)
    {
        _defaultPrefix = defaultPrefix;
        _defaultExtension = defaultExtension;
        Sources = new(defaultPrefix, defaultExtension);
    }

    private SolutionState(SolutionState other)
        : this(other._defaultPrefix, other._defaultExtension)
    {
        ReferenceAssemblies = other.ReferenceAssemblies;
        OutputKind = other.OutputKind;
        DocumentationMode = other.DocumentationMode;
        foreach ((SourceFileCollection copy, SourceFileCollection files) in FileCollections.Zip(other.FileCollections))
            copy.AddRange(files);

        AdditionalReferences.AddRange(other.AdditionalReferences);
        ExpectedDiagnostics.AddRange(other.ExpectedDiagnostics);
    }

    public SourceFileList Sources { get; }

    /// <summary>What the source generators are expected to write.</summary>
    public SourceFileCollection GeneratedSources { get; } = [];

    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary><c>.editorconfig</c> and global configuration files.</summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    /// <summary>The diagnostics expected beside those that markup names.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>The framework, where it is not that of the test.</summary>
    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    public OutputKind? OutputKind { get; set; }

    public DocumentationMode? DocumentationMode { get; set; }

    /// <summary>What this state takes over from the one before; by default all, save mended diagnostics where it changes files.</summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    /// <summary>What becomes of markup; by default it names diagnostics, after a fix only those that the fix cannot mend.</summary>
    public MarkupMode? MarkupHandling { get; set; }

    /// <summary>Whether the test says anything of this state.</summary>
    internal bool IsSpecified
        => InheritanceMode is not null || MarkupHandling is not null || FileCollections.Any(files => files.Count > 0);

    private IEnumerable<SourceFileCollection> FileCollections => [Sources, GeneratedSources, AdditionalFiles, AnalyzerConfigFiles];

    /// <summary>This state, completed by what it takes over from its parent, its modes settled.</summary>
    internal SolutionState InheritingFrom(SolutionState parent, ImmutableArray<string> fixableIds)
    {
        bool changes = ChangesFilesOf(parent);
        SolutionState result = new(this)
        {
            InheritanceMode = InheritanceMode ?? (changes ? StateInheritanceMode.AutoInherit : StateInheritanceMode.AutoInheritAll),
            MarkupHandling = MarkupHandling ?? (changes ? MarkupMode.IgnoreFixable : parent.MarkupHandling),
        };
        if (result.InheritanceMode != StateInheritanceMode.Explicit)
            result.FillFrom(parent, fixableIds);

        return result;
    }

    private void FillFrom(SolutionState parent, ImmutableArray<string> fixableIds)
    {
        ReferenceAssemblies ??= parent.ReferenceAssemblies;
        OutputKind ??= parent.OutputKind;
        DocumentationMode ??= parent.DocumentationMode;
        foreach ((SourceFileCollection own, SourceFileCollection inherited) in FileCollections.Zip(parent.FileCollections))
            FillIfEmpty(own, inherited);

        FillIfEmpty(AdditionalReferences, parent.AdditionalReferences);
        FillIfEmpty(ExpectedDiagnostics, InheritanceMode == StateInheritanceMode.AutoInherit
            ? parent.ExpectedDiagnostics.Where(diagnostic => !fixableIds.Contains(diagnostic.Id))
            : parent.ExpectedDiagnostics);
    }

    private static void FillIfEmpty<T>(List<T> own, IEnumerable<T> inherited)
    {
        if (own.Count == 0)
            own.AddRange(inherited);
    }

    private bool ChangesFilesOf(SolutionState parent)
    {
        bool emptyMeansInherited = InheritanceMode != StateInheritanceMode.Explicit;
        return FileCollections.Zip(parent.FileCollections).Any(pair => Differs(pair.First, pair.Second, SourceFileComparer.Instance))
            || Differs(AdditionalReferences, parent.AdditionalReferences, EqualityComparer<MetadataReference>.Default);

        bool Differs<T>(List<T> own, List<T> inherited, IEqualityComparer<T> comparer)
            => !(emptyMeansInherited && own.Count == 0) && !own.SequenceEqual(inherited, comparer);
    }
}
