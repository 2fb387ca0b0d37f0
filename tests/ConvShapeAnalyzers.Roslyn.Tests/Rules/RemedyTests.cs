using System.Text.RegularExpressions;
using ConvShape.Roslyn.Tests.Parsing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Tests.Rules;

/// <summary>What a message says would work, works: applied as it reads, it leaves no error.</summary>
public sealed class RemedyTests
{
    private static readonly Gen<int> Size = Gen.Choose(1, 40), Small = Gen.Choose(1, 5), Padding = Gen.Choose(0, 2);

    private static readonly Gen<string> Axes =
        from kernel in Small.ArrayOf(2)
        from stride in Small.ArrayOf(2)
        from padding in Padding.ArrayOf(4)
        select $"[{kernel[0]}, {kernel[1]}], s: [{stride[0]}, {stride[1]}], p: [{string.Join(", ", padding)}]";

    private static readonly Gen<string> Input =
        from channels in Gen.Choose(1, 6)
        from height in Size
        from width in Size
        select $"[InputShape({channels}, {height}, {width})]";

    [Fact]
    public Task Sums() => Prove(
        "CONV1005",
        from input in Input
        from axes in Axes
        from filters in Gen.Choose(1, 6)
        select ($"""{input} [ConvLayer({axes}, filters: {filters}, Name = "a")] """, """[AddLayer("in")]"""),
        net => net.Message.Contains("Projection = true", StringComparison.Ordinal)
            ? [net.Layers + """[AddLayer("in", Projection = true)]"""]
            : Cropped(net, "AddLayer"));

    [Fact]
    public Task Concatenations() => Prove(
        "CONV1006",
        from input in Input
        from stride in Gen.Choose(1, 4)
        from up in Axes
        select ($"""{input} [MaxPoolLayer({stride}, CeilMode = true)] [ReluLayer] [TransposedConvLayer({up}, Name = "a")] [BatchNormLayer(Name = "b")] """, """[ConcatLayer("in")]"""),
        net =>
        {
            Match padding = Regex.Match(net.Message, @"outputPadding: (?<value>\d+|\[\d+, \d+\]) on a", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            string value = padding.Groups["value"].Value;
            string[] padded = padding.Success
                ? [net.Layers.Replace("], Name = \"a\"", $"], outputPadding: {(value[0] == '[' ? value : $"[{value}]")}, Name = \"a\"", StringComparison.Ordinal) + net.Last]
                : [];
            return [.. padded, .. Cropped(net, "ConcatLayer")];
        });

    [Fact]
    public Task Output_paddings() => Prove(
        "CONV1007",
        from input in Input
        from kernel in Small
        from strides in Small.ArrayOf(2)
        from dilations in Small.ArrayOf(2)
        from added in Gen.Choose(0, 6).ArrayOf(2)
        select ($"{input} ", $"[TransposedConvLayer([{kernel}], s: [{strides[0]}, {strides[1]}], d: [{dilations[0]}, {dilations[1]}], outputPadding: [{added[0]}, {added[1]}])]"),
        net =>
        {
            Match valid = Regex.Match(net.Message, @"needs (outputPadding ≤ \[?(?<value>[\d, ]+)\]?|none)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            return [net.Layers + Regex.Replace(net.Last, @"outputPadding: \[.*\]\)", $"outputPadding: [{(valid.Groups["value"].Success ? valid.Groups["value"].Value : "0")}])", RegexOptions.None, TimeSpan.FromSeconds(1))];
        });

    [Fact]
    public Task Normalised_features() => Prove(
        "CONV1009",
        from input in Input
        from filters in Gen.Choose(1, 6)
        from declared in Gen.Choose(1, 6)
        select ($"{input} [ConvLayer(1, filters: {filters})] ", $"[BatchNormLayer(Features = {declared})]"),
        net => [net.Layers + $"[BatchNormLayer({Regex.Match(net.Message, "Features = [0-9]+$", RegexOptions.None, TimeSpan.FromSeconds(1)).Value})]"]);

    [Fact]
    public Task Cut_away() => Prove(
        "CONV1014",
        from input in Input
        from above in Gen.Elements("", "[MaxPoolLayer(3, CeilMode = true)] ", "[UpsampleLayer(2)] ")
        from layer in Gen.OneOf(
            Gen.Choose(1, 30).Select(p => $"[CropLayer([{p}])]"),
            Gen.Choose(0, 30).ArrayOf(4).Select(p => $"[CropLayer([{string.Join(", ", p)}])]"),
            from kernel in Small
            from stride in Small
            from p in Gen.Choose(0, 30).ArrayOf(2)
            select $"[TransposedConvLayer([{kernel}], s: [{stride}], p: [{p[0]}, {p[1]}])]")
        select ($"{input} {above}", layer),
        net =>
        {
            Match needs = Regex.Match(
                net.Message, @"needs p( ≤|:) \[?(?<padding>[\d, ]+?)\]?( or an input of at least (?<height>\d+)×(?<width>\d+))?$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            Assert.True(needs.Success, net.Message);
            string[] parts = needs.Groups["padding"].Value.Split(", ");
            string padding = $"[{parts[0]}, {parts[^1]}]";
            string padded = net.Last.Contains("p: ", StringComparison.Ordinal)
                ? Regex.Replace(net.Last, @"p: \[.*?\]", $"p: {padding}", RegexOptions.None, TimeSpan.FromSeconds(1))
                : $"[CropLayer({padding})]";
            string grown = Regex.Replace(
                net.Layers, @"(?<=InputShape\(\d+), .*?\)", $", {needs.Groups["height"].Value}, {needs.Groups["width"].Value})", RegexOptions.None, TimeSpan.FromSeconds(1));
            return needs.Groups["height"].Success ? [net.Layers + padded, grown + net.Last] : [net.Layers + padded];
        });

    /// <summary>The crops that a message names, and the merge of what is cropped.</summary>
    private static IEnumerable<string> Cropped(Mistake net, string merge)
    {
        string first = "in", second = net.Layers.Contains("\"b\"", StringComparison.Ordinal) ? "b" : "a", crops = "";
        foreach (Match crop in Regex.Matches(net.Message, """\[CropLayer\(.*?, From = "(?<name>\w+)"\)\]""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
        {
            string name = crop.Groups["name"].Value;
            crops += crop.Value + " ";
            string cropped = $"crop{(crops.Split("CropLayer").Length - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            (first, second) = name == first ? (cropped, second) : (first, cropped);
        }

        return crops.Length == 0 ? [] : [$"""{net.Layers}{crops}[{merge}("{first}", From = "{second}")]"""];
    }

    /// <summary>Checks each remedy of each such mistake among random networks, of which there must be some.</summary>
    private static async Task Prove(string id, Gen<(string Layers, string Last)> networks, Func<Mistake, IEnumerable<string>> mend)
    {
        CSharpCompilation empty = await Build.Compile();
        int mended = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(networks.ToArbitrary(), network =>
        {
            if (Errors(network.Layers + network.Last) is not [var problem] || !problem.StartsWith(id, StringComparison.Ordinal))
            {
                return true;
            }

            foreach (string remedy in mend(new Mistake(network.Layers, network.Last, problem)))
            {
                mended++;
                Assert.True(Errors(remedy) is [], $"{problem}\n{string.Join("\n", Errors(remedy))}\n{network}\n{remedy}");
            }

            return true;
        }));
        Assert.True(mended > 20, $"Only {mended} were mended.");

        string[] Errors(string attributes)
        {
            CSharpCompilation compilation = empty.AddSyntaxTrees(
                CSharpSyntaxTree.ParseText($"using ConvShape;\n{attributes}\npublic sealed partial class Net;", ModelTest.Syntax, cancellationToken: TestContext.Current.CancellationToken));
            Assert.DoesNotContain(
                compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
            return [.. Parsed.Of(compilation).Problems.Where(problem => !problem.StartsWith("CONV2", StringComparison.Ordinal))];
        }
    }

    private sealed record Mistake(string Layers, string Last, string Message);
}
