extern alias analyzers;

using System.Text;
using analyzers::ConvShape.Roslyn.Emission;
using analyzers::ConvShape.Roslyn.Rules;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShape.Benchmarks;

/// <summary>What a model of many layers costs the compiler: time must grow with the number of layers, no faster.</summary>
[MemoryDiagnoser]
public class AnalysisBenchmark
{
    private CSharpCompilation _declared = CSharpCompilation.Create("Declared");
    private CSharpCompilation _completed = CSharpCompilation.Create("Completed");

    [Params(10, 100, 1_000, 2_000)]
    public int Layers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _declared = CSharpCompilation.Create(
            "Model", [CSharpSyntaxTree.ParseText(Source(Layers))], References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Driver().RunGeneratorsAndUpdateCompilation(_declared, out Compilation completed, out _);
        _completed = (CSharpCompilation)completed;
        Diagnostic[] found = [.. Compiler().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), .. Analyzer()];
        if (found.Length > 0)
        {
            throw new InvalidOperationException($"The model is not sound: {found[0]}");
        }
    }

    /// <summary>For comparison, what the compiler needs for the model and its generated part.</summary>
    [Benchmark(Baseline = true)]
    public Diagnostic[] Compiler() => [.. _completed.Clone().GetDiagnostics()];

    /// <summary>
    /// Attributes bound, parsed, inferred and held against all rules, in a compilation that has bound nothing yet. Without the
    /// generated part: an analyzer run first has the compiler bind all code, which is the compiler's time and not the rules'.
    /// </summary>
    [Benchmark]
    public Diagnostic[] Analyzer() =>
        [.. _declared.Clone().WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()];

    /// <summary>Attributes bound, parsed, inferred and held against all rules, and the generated part written.</summary>
    [Benchmark]
    public GeneratorDriver Generator() => Driver().RunGenerators(_declared.Clone());

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(new ModelGenerator());

    /// <summary>Convolutions, or now and then a pool that keeps the size, each with an activation.</summary>
    private static string Source(int layers)
    {
        StringBuilder source = new("using ConvShape;\n\n[InputShape(channels: 3, height: 64, width: 64)]\n");
        for (int layer = 0; layer < layers; layer++)
        {
            source.Append((layer % 20) switch
            {
                10 => "[MaxPoolLayer(k: 3, s: 1, p: 1)]\n",
                int position when position % 2 == 1 => "[ReluLayer]\n",
                _ => "[ConvLayer(k: 3, p: 1, filters: 16)]\n",
            });
        }

        return source.Append("public sealed partial class Deep;\n").ToString();
    }

    internal static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is string name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "ConvShapeAnalyzers.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
}
