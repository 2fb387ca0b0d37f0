using System.Globalization;
using ConvShape.Architecture;
using ConvShape.Benchmarks.Peer;
using ConvShape.Engine;
using ConvShape.Engine.Reference;
using ConvShape.Weights;

namespace ConvShape.Benchmarks;

/// <summary>
/// What the engine rounds in whole networks: the result beside that of the plain loops, which sum in double, as the norm of the difference over
/// the norm. Weights and input are those of the peer benchmark.
/// </summary>
internal static class PrecisionBenchmark
{
    /// <summary>Networks of more multiply–accumulates take the plain loops minutes.</summary>
    private const long MostMacs = 20_000_000_000;

    public static void Run(ReadOnlySpan<string> names)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        List<PeerNetwork> networks = [];
        foreach (string name in names)
        {
            networks.Add(PeerNetwork.Find(name));
        }

        Console.WriteLine("| network | `Precision.Exact` | `Precision.Fast` |");
        Console.WriteLine("|---|---:|---:|");
        foreach (PeerNetwork network in networks.Count > 0 ? networks : [.. PeerNetwork.All.Where(network => network.Macs <= MostMacs)])
        {
            PeerFiles files = new(network);
            files.Write();
            float[] input = PeerRounds.Input(network, batch: 1), expected = Reference(network, files.Weights, input);
            Console.WriteLine($"| {network.Name} | {Error(Precision.Exact):0.0E+0} | {Error(Precision.Fast):0.0E+0} |");
            files.Delete();

            double Error(Precision precision)
            {
                float[] actual = new float[expected.Length];
                network.Load(files.Weights, new LoadOptions { Precision = precision })(input, actual, 1);
                return Norm(expected.Zip(actual, (left, right) => (double)left - right)) / Norm(expected.Select(value => (double)value));
            }
        }
    }

    /// <summary>Every layer by the loops of its definition, in its turn.</summary>
    private static float[] Reference(PeerNetwork network, string path, float[] input)
    {
        IReadOnlyList<LayerInfo> layers = network.Layers;
        StateDict weights = StateDict.Load(path, network.Name, LayerInfo.TensorsOf(layers));
        float[][] results = new float[layers.Count][];
        for (int i = 0; i < layers.Count; i++)
        {
            LayerInfo layer = layers[i];
            results[i] = new float[layer.Output.Elements];
            ReadOnlyMemory<float>[] inputs = [.. layer.Sources.Select(source => new ReadOnlyMemory<float>(source < 0 ? input : results[source]))];
            ReadOnlyMemory<float> Tensor(int index) => index < layer.Tensors.Length ? weights[layer.Tensors[index].Name] : default;
            ReferenceLayer.Run(layer, new LayerTensors(Tensor(0), Tensor(1), Tensor(2), Tensor(3)), inputs, results[i], batch: 1);
        }

        return results[^1];
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
