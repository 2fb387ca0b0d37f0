using System.Globalization;
using System.Text.RegularExpressions;
using ConvShape.Roslyn.Tests.Generation;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Tests.Corpus;

/// <summary>
/// Networks as published: no rule says more than an info, and the compiler nothing. Each file says how many parameters and, for one image, how
/// many multiply–accumulates its model has; <c>Corpus/count.py</c> counts both with PyTorch. The samples have tests of their own for that.
/// </summary>
public sealed partial class SoundCorpusTests
{
    private const string Folder = "Sound", Samples = "Samples";

    public static TheoryData<string, string> Files =>
    [
        .. CorpusFile.Names(Folder).Select(row => (Folder, row.Data)),
        .. CorpusFile.Names(Samples).Select(row => (Samples, row.Data)),
    ];

    public static TheoryData<string> Counted => CorpusFile.Names(Folder);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_published_network_gets_no_warning(string folder, string file) =>
        Assert.Empty((await Build.Diagnose(CorpusFile.Read(folder, file))).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

    [Theory]
    [MemberData(nameof(Counted))]
    public void A_published_network_costs_what_it_is_known_to(string file)
    {
        string source = CorpusFile.Read(Folder, file);
        RunningModel model = Assert.Single(
            new Consumer(source).Generate().AssertClean().Load().GetTypes().Select(RunningModel.Find).OfType<RunningModel>());

        Assert.Equal((Count(source, "Parameters"), Count(source, "MACs")), (model.Layers.Sum(layer => layer.Parameters), model.Layers.Sum(layer => layer.Macs)));
    }

    private static long Count(string source, string what) => long.Parse(
        Counts().Matches(source).Single(count => count.Groups["what"].Value == what).Groups["count"].Value,
        NumberStyles.AllowThousands,
        CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^// (?<what>Parameters|MACs): (?<count>[\d,]+)\r?$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counts();
}
