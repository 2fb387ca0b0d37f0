using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Tests;

/// <summary>
/// Code as it is while somebody types it. Whatever it is, nothing crashes; and where nobody reports an error, the generated code compiles,
/// since the compiler would have reported it otherwise.
/// </summary>
public sealed class FuzzTests
{
    internal static readonly string[] Models =
    [
        """
        using ConvShape;

        [InputShape(channels: 1, height: 28, width: 28)]
        [ConvLayer(k: 5, p: 2, filters: 6)] [ReluLayer] [MaxPoolLayer(k: 2)]
        [ConvLayer(k: 5, filters: 16, InChannels = 6)] [ReluLayer] [AvgPoolLayer(2, CountIncludePad = false)]
        [FlattenLayer] [LinearLayer(120, InFeatures = 400)] [SoftmaxLayer]
        public sealed partial class LeNet5;
        """,
        """
        namespace Demo.Nets
        {
            using ConvShape;

            public partial class Outer<T>
            {
                [InputShape(4, 30, 20), ConvLayer(k: [3, 5], s: [2, 1], p: [1, 2, 0, 2], g: 2, Name = "features.0")]
                [MaxPoolLayer(new[] { 3, 2 }, Remainder = Remainder.Drop, CeilMode = true)]
                [ConvLayer(3, Padding = PaddingMode.Same, Bias = false)] // 4×30×20 → 4×7×4 three
                [GlobalAvgPoolLayer, DropoutLayer(0.2)]
                internal partial class Net { public const int Size = 3; }
            }
        }
        """,
        """
        [ConvShape.InputShape(1, 8, Net.Size)]
        [ConvShape.ConvLayer(Net.Size - 5, d: 2)]
        partial class Net { internal const int Size = 8; public static object Run(Net net, float[] x) { net.Forward(x, new float[16]); return net.Conv1; } }
        [ConvShape.ReluLayer] partial class Net { }
        """,
    ];

    /// <summary>Graphs and blocks.</summary>
    internal static readonly string[] Graphs =
    [
        """
        using ConvShape;

        [InputShape(3, 33, 33)]
        [ConvLayer(k: 3, p: 1, filters: 8, Name = "stem")] [BatchNormLayer(Features = 8)] [ReluLayer] [MaxPoolLayer(2, Name = "down", Remainder = Remainder.Drop)]
        [TransposedConvLayer(2, s: 2, outputPadding: 1)] [ConcatLayer("stem", "in")] [GlobalAvgPoolLayer] [SigmoidLayer] [MultiplyLayer("concat1")]
        [OutputLayer("early")] [ConvLayer(1, filters: 8)] [AddLayer("stem", Projection = true)] [CropLayer([1, 2])] [ZeroPadLayer([1, 2, 3, 4])] [UpsampleLayer(2)]
        sealed partial class Net;
        """,
        """
        using ConvShape;

        [ConvLayer(3, s: Stride, p: 1, filters: Width)] [BatchNormLayer] [ReluLayer(When = Width > 4)]
        [ConvLayer(3, p: 1, filters: 2 * Half, Name = Called)] [AddLayer("in", Projection = true)]
        sealed partial class BasicBlockAttribute(int width, [FirstOnly] int stride = 1, string called = "last") : BlockAttribute
        {
            const int Width = Argument, Stride = Argument, Half = Width / 2;
            const string Called = default;
        }

        [BasicBlock(Width, Name = "a{i+1}", Repeat = Depth)] [BasicBlock(InputChannels, From = "in", stride: 2)] [AddLayer("a1", Projection = true)]
        sealed partial class Stage<T>(int width, int depth) : BlockAttribute { const int Width = Argument, Depth = Argument; }

        [InputShape(3, 16, 16)] [ConvLayer(3, p: 1, filters: 8)] [BasicBlock(8, Repeat = 3, Name = "layer1")] [Stage<int>(8, 2)] [ReluLayer(From = "layer1.0.last")]
        sealed partial class Net;
        """,
    ];

    /// <summary>What somebody may type, paste or delete at once.</summary>
    private static readonly string[] Snippets =
    [
        "", "", "", "[", "]", "(", ")", ",", ":", "=", "{", "}", "\"", "//", "/*", "\n", "-", "0", "9", "99999", "2147483647", "3.5", "null", "default", "k: ", "s: 0",
        "[3, 5]", "new[] { 1 }", "[ConvLayer(", "[ReluLayer]", "[InputShape(1, 1, 1)]", "partial ", "static ", "file ", "record ", "struct ", "class ",
        "Name = \"a\"", "Padding = PaddingMode.Full", "public int Conv1 => 1;", "using System;", "\\u0000", "\u00e9", "@", "#if X\n", "where T : class", "(int x)", "<T>",
    ];

    /// <summary>The same, of graphs and blocks.</summary>
    internal static readonly string[] GraphSnippets =
    [
        "[AddLayer(\"in\")]", "[ConcatLayer(", "[BasicBlock(8)]", "[BasicBlock(", "[Stage<int>(4, 1)]", "From = \"stem\"", "From = ", "Repeat = 2000000000", "Repeat = -1", "When = ",
        "Name = \"\"", "Name = \"x{i+1}\"", "Argument", "InputChannels", "Width", "default", ": BlockAttribute", "abstract ", "1 / 0", "(1 << 31)", "\"in\"", "const int Width = Width;", "private ",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public Task A_model_cut_off_anywhere_crashes_nothing(int model) =>
        CheckAll(Enumerable.Range(0, Models[model].Length + 1).Select(length => Models[model][..length]));

    [Theory]
    [InlineData(0, 11)]
    [InlineData(1, 22)]
    [InlineData(2, 33)]
    public Task A_model_edited_anywhere_crashes_nothing(int model, int seed)
    {
        Random random = new(seed);
        return CheckAll(Enumerable.Range(0, 300).Select(_ => Edited(Models[model], random)).ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public Task A_graph_cut_off_anywhere_crashes_nothing(int graph) =>
        Parallel.ForEachAsync(Enumerable.Range(0, Graphs[graph].Length + 1).Select(length => Graphs[graph][..length]), TestContext.Current.CancellationToken, CheckNoCrash);

    [Theory]
    [InlineData(0, 44)]
    [InlineData(1, 55)]
    public Task A_graph_edited_anywhere_crashes_nothing(int graph, int seed)
    {
        Random random = new(seed);
        return Parallel.ForEachAsync(Enumerable.Range(0, 400).Select(_ => Edited(Graphs[graph], random, GraphSnippets)).ToArray(), TestContext.Current.CancellationToken, CheckNoCrash);
    }

    /// <summary>Neither a crash, nor an edit that keeps the analyzers busy for seconds.</summary>
    private static async ValueTask CheckNoCrash(string source, CancellationToken cancellationToken)
    {
        Build.AssertNoCrash(await Build.Diagnose(source).WaitAsync(TimeSpan.FromSeconds(20), cancellationToken), source);
    }

    /// <summary>A source with a few edits at random.</summary>
    internal static string Edited(string source, Random random, params string[] more)
    {
        string[] snippets = [.. Snippets, .. more];
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            int start = random.Next(source.Length), length = Math.Min(random.Next(random.Next(1, 12)), source.Length - start);
            source = source.Remove(start, length).Insert(start, snippets[random.Next(snippets.Length)]);
        }

        return source;
    }

    private static Task CheckAll(IEnumerable<string> sources) =>
        Parallel.ForEachAsync(sources, TestContext.Current.CancellationToken, async (source, _) => await Check(source));

    private static async Task Check(string source)
    {
        ImmutableArray<Diagnostic> diagnostics = await Build.Diagnose(source);
        Build.AssertNoCrash(diagnostics, source);
        bool isOurs = diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree?.FilePath == "Net.cs");
        Assert.True(isOurs || !Build.HasCompilerError(diagnostics), $"Only generated code has errors:\n{string.Join("\n", diagnostics)}\n\n{source}");
    }
}
