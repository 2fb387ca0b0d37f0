using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>
/// Models edited as somebody would, character by character, in one project whose generator goes on from key to key. Whatever the state, nothing
/// crashes; where no error is reported, what is generated has none, is what a fresh build would generate, and runs.
/// </summary>
public sealed class TypingTests
{
    private const int EditsOfEach = 5;

    /// <summary>A network of more is not run: it would take longer than it is worth.</summary>
    private const long MostMacs = 20_000_000;

    private static readonly string[] Layers =
    [
        "[ConvLayer(k: 3, p: 1, filters: 4)]", "[ConvLayer([1, 3], p: [0, 1, 0, 1])]", "[DepthwiseConvLayer(3, Padding = PaddingMode.Same)]", "[TransposedConvLayer(2, s: 2)]",
        "[MaxPoolLayer(2, CeilMode = true)]", "[AvgPoolLayer(k: 3, s: 1, p: 1)]", "[GlobalAvgPoolLayer]", "[BatchNormLayer, ReluLayer]", "[LeakyReluLayer(0.1)]",
        "[FlattenLayer]", "[LinearLayer(7)]", "[AddLayer(\"in\")]", "[ConcatLayer(\"conv1\")]", "[OutputLayer(\"seen\")]", "[ReluLayer(From = \"in\")]", "[UpsampleLayer(2)]",
        "[CropLayer(1)]", "[ZeroPadLayer([0, 1])]", "[SoftmaxLayer(Name = \"conv1\")]", "[InputShape(2, 9, 9)]", "// [ReluLayer]", "[Obsolete]",
    ];

    [Theory]
    [MemberData(nameof(Fixture.Valid), MemberType = typeof(Fixture))]
    public async Task Whatever_is_typed_where_no_error_is_reported_the_code_compiles_and_runs(string fixture)
    {
        Random random = new(fixture.Aggregate(17, (seed, letter) => unchecked(seed * 31 + letter)));
        Consumer consumer = new(Fixture.Of(fixture).Source);
        CSharpCompilation compilation = consumer.Compile();
        Project project = new(consumer, compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default)));
        for (int edit = 0; edit < EditsOfEach; edit++)
        {
            string before = project.Text;
            await Type(project, random);
            if (!await project.CheckWhole())
            {
                // Undone, so that the next edit begins with a sound model again.
                project.Replace(new TextSpan(0, project.Text.Length), before);
            }
        }
    }

    private static async Task Type(Project project, Random random)
    {
        string text = project.Text;
        switch (random.Next(4))
        {
            case 0:
                // Another number in an attribute, typed over the old one.
                MatchCollection numbers = Regex.Matches(text, @"(?<=[\[(, :])\d+(?=[\]), ])", RegexOptions.None, TimeSpan.FromSeconds(1));
                Match number = numbers[random.Next(numbers.Count)];
                await Erase(project, number.Index, number.Length);
                await Insert(project, number.Index, $"{random.Next(random.Next(1, 40))}");
                break;
            case 1:
                // A layer above another.
                int[] lists = Positions(text, "[");
                await Insert(project, lists[random.Next(lists.Length)], Layers[random.Next(Layers.Length)] + "\n");
                break;
            case 2:
                // A layer less.
                MatchCollection layers = Regex.Matches(text, @"\[\w+Layer(\([^()\]]*\))?\]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
                if (layers.Count > 0)
                {
                    Match layer = layers[random.Next(layers.Count)];
                    await Erase(project, layer.Index, layer.Length);
                }

                break;
            default:
                // One more argument.
                int[] ends = Positions(text, ")]");
                string argument = new[] { ", Bias = false", ", Name = \"mine\"", ", s: 2", ", From = \"in\"", ", Repeat = 2", ", p: 1", ", g: 2", ", When = false" }[random.Next(8)];
                if (ends.Length > 0)
                {
                    await Insert(project, ends[random.Next(ends.Length)], argument);
                }

                break;
        }
    }

    private static int[] Positions(string text, string words) =>
        [.. Regex.Matches(text, Regex.Escape(words), RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Index)];

    private static async Task Insert(Project project, int position, string words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            project.Replace(new TextSpan(position + i, 0), words[i].ToString());
            await project.Check();
        }
    }

    private static async Task Erase(Project project, int position, int length)
    {
        for (int i = length - 1; i >= 0; i--)
        {
            project.Replace(new TextSpan(position + i, 1), "");
            await project.Check();
        }
    }

    /// <summary>A project of one file in an editor.</summary>
    private sealed class Project(Consumer consumer, CSharpCompilation compilation)
    {
        private CSharpCompilation _compilation = compilation;
        private GeneratorDriver _driver = consumer.CreateDriver();

        public string Text => Tree.GetText().ToString();

        private SyntaxTree Tree => _compilation.SyntaxTrees.Single();

        public void Replace(TextSpan span, string words) =>
            _compilation = _compilation.ReplaceSyntaxTree(Tree, Tree.WithChangedText(Tree.GetText().WithChanges(new TextChange(span, words))));

        /// <summary>Nothing crashes.</summary>
        public async Task<(Generated Generated, ImmutableArray<Diagnostic> Found)> Check()
        {
            Generated generated = Generated.Run(_driver, _compilation);
            _driver = generated.Driver;
            ImmutableArray<Diagnostic> found = await Build.Analyze(_compilation).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            Build.AssertNoCrash(found, Text);
            return (generated, found);
        }

        /// <summary>Whether there is no error; if so, what is generated is sound.</summary>
        public async Task<bool> CheckWhole()
        {
            (Generated generated, ImmutableArray<Diagnostic> found) = await Check();
            Diagnostic[] compiled = [.. generated.Diagnostics];
            if (found.Concat(compiled.Where(diagnostic => diagnostic.Location.SourceTree == Tree)).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            {
                return false;
            }

            Assert.True(compiled.All(diagnostic => diagnostic.Location.SourceTree == Tree), $"{string.Join<Diagnostic>("\n", compiled)}\n\n{Text}");
            Assert.Equal(Generated.Run(consumer.CreateDriver(), _compilation).Files, generated.Files);
            foreach (RunningModel model in generated.Load().GetTypes().Select(RunningModel.Find).OfType<RunningModel>().Where(model => model.Layers.Sum(layer => layer.Macs) < MostMacs))
            {
                float[] output = model.Create().ForwardSpans(model.RandomInput(1), 1);
                Assert.True(output.Length > 0 && !output.Any(float.IsNaN), Text);
            }

            return true;
        }
    }
}
