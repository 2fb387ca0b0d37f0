using ConvShape.Architecture;
using ConvShape.Benchmarks.Peer;

namespace ConvShape.Benchmarks.Kernels;

/// <summary>The layers of a network, each shape once, in a text file: a benchmark of kernels should not change with the samples.</summary>
internal static class KernelList
{
    private const string Folder = "Kernels";

    /// <summary>The networks that there are lists of.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. PeerNetwork.All.Select(network => network.Name)];

    public static IReadOnlyList<KernelLine> Read(string name) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, Folder, name + ".txt")).Select(KernelLine.Parse)];

    /// <summary>Writes the lists of the sample networks anew, among the sources.</summary>
    public static void Write()
    {
        string folder = Path.Combine(Repository.Root, "tests", "ConvShapeAnalyzers.Benchmarks", Folder);
        foreach (PeerNetwork network in PeerNetwork.All)
        {
            IEnumerable<KernelLine> distinct = Kernels(network.Layers)
                .GroupBy(line => line.ToString())
                .Select(same => same.First() with { Count = same.Count() });
            File.WriteAllText(Path.Combine(folder, network.Name + ".txt"), string.Concat(distinct.Select(line => $"{line}\n")));
        }
    }

    /// <summary>
    /// What runs: normalisations are folded into the weights above them, and activations run with the layer above them, where nothing else
    /// reads that. Pools are there on their own, also those that run within convolutions. Layers that only name a map are left out; so are
    /// concatenations, most of which are a place in memory.
    /// </summary>
    private static IEnumerable<KernelLine> Kernels(IReadOnlyList<LayerInfo> layers)
    {
        ILookup<int, int> readers = Enumerable.Range(0, layers.Count).SelectMany(reader => layers[reader].Sources.Select(source => (source, reader)))
            .ToLookup(edge => edge.source, edge => edge.reader);
        HashSet<int> taken = [];
        for (int i = 0; i < layers.Count; i++)
        {
            LayerInfo layer = layers[i];
            if (taken.Contains(i) || layer.Kind is LayerKind.Flatten or LayerKind.Dropout or LayerKind.Output or LayerKind.Concat)
            {
                continue;
            }

            int last = i;
            bool isWeighted = layer.Kind is LayerKind.Convolution or LayerKind.TransposedConvolution or LayerKind.Linear;
            bool isNormalised = isWeighted && Takes(kind => kind == LayerKind.BatchNorm);
            LayerKind? activation = Takes(IsActivation) ? layers[last].Kind : null;
            yield return new KernelLine(1, layer with { HasBias = layer.HasBias || isNormalised }, activation);

            bool Takes(Func<LayerKind, bool> isKind)
            {
                if (readers[last].ToArray() is not [int reader] || !isKind(layers[reader].Kind))
                {
                    return false;
                }

                last = reader;
                return taken.Add(reader);
            }
        }
    }

    private static bool IsActivation(LayerKind kind) => kind is LayerKind.Relu or LayerKind.Relu6 or LayerKind.LeakyRelu or LayerKind.Sigmoid
        or LayerKind.Tanh or LayerKind.Silu or LayerKind.HardSwish or LayerKind.HardSigmoid or LayerKind.Gelu;
}
