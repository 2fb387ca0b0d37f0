extern alias analyzers;

using analyzers::ConvShape.Roslyn.Emission;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Benchmarks;

/// <summary>What nested blocks that repeat cost: twice the layers may take little more than twice as long, up to the most that a network may have.</summary>
[MemoryDiagnoser]
public class BlockExpansionBenchmark
{
    private CSharpCompilation _declared = CSharpCompilation.Create("Declared");

    /// <summary>Layers and blocks, as the limit of 10,000 counts them.</summary>
    [Params(1_220, 2_440, 4_880, 9_760)]
    public int Steps { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        string source =
            $$"""
            using ConvShape;

            [InputShape(channels: 3, height: 32, width: 32)]
            [Stage(16, Repeat = {{Steps / 122}}, Name = "stage{i}")]
            public sealed partial class Deep;

            [Unit(Width, Repeat = 12, Name = "unit{i}")]
            public sealed partial class Stage(int width) : BlockAttribute
            {
                private const int Width = Argument;
            }

            [ConvLayer(k: 3, p: 1, filters: Width), BatchNormLayer, ReluLayer]
            [ConvLayer(k: 1, filters: 2 * Width), BatchNormLayer, ReluLayer]
            [ConvLayer(k: 1, filters: Width), ReluLayer]
            public sealed partial class Unit(int width) : BlockAttribute
            {
                private const int Width = Argument;
            }
            """;
        _declared = CSharpCompilation.Create(
            "Model", [CSharpSyntaxTree.ParseText(source)], AnalysisBenchmark.References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        string written = Generate().GetRunResult().Results.Single().GeneratedSources[^1].SourceText.ToString();
        if (written.Contains(ModelCode.ErrorMember, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The model is not sound.");
        }
    }

    /// <summary>Blocks read and expanded, shapes inferred, rules asked, code written.</summary>
    [Benchmark]
    public GeneratorDriver Generate() => CSharpGeneratorDriver.Create(new ModelGenerator()).RunGenerators(_declared.Clone());
}
