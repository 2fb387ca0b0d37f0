using ConvShape.Architecture;
using ConvShape.Engine;
using ConvShape.Tests.Engine;
using Networks;

namespace ConvShape.Tests.Conformance;

/// <summary>
/// The networks of samples/Networks, with the names of torchvision's state dicts and tensors that a formula fills, against PyTorch in float64.
/// </summary>
public sealed class TorchvisionConformanceTests
{
    /// <summary>Of the largest value. PyTorch's own float32 differs from its float64 by up to 3e-6 of it.</summary>
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Names => [.. TorchvisionCase.All.Keys];

    [Fact]
    public void Every_network_of_the_sample_is_held_to_PyTorch() =>
        Assert.Equal(Catalogue.Entries.Select(entry => entry.Name).Order(), TorchvisionCase.All.Keys.Order());

    /// <summary>Loaded from a file as torchvision's names have it, without renaming, and run as a whole: fused, folded, concatenated in place.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_gives_what_PyTorch_gives(string name)
    {
        TorchvisionCase expected = TorchvisionCase.All[name];
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            using (FileStream file = File.Create(path))
            {
                FormulaWeights.Write(file, expected.Tensors, expected.Gain);
            }

            AnyNetwork network = AnyNetwork.Load(name, path);
            float[] output = new float[Catalogue.Find(name)!.Output.Elements];
            network.Forward(expected.Input(), output);
            AssertClose(expected.Expected, TorchvisionCase.Thin(output), expected.Expected.Max(Math.Abs), name);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Layer by layer, as declared, so that a failure names the first layer that differs.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_layer_that_both_name_gives_the_map_that_PyTorch_gives(string name)
    {
        TorchvisionCase expected = TorchvisionCase.All[name];
        Dictionary<string, TorchvisionCase.Layer> modules = expected.Layers.Where(module => module.Call == 0).ToDictionary(module => module.Name);
        int compared = 0;
        LayerByLayer.Run(Catalogue.Find(name)!.Layers, expected.Input(), tensor => FormulaWeights.Values(tensor, expected.Gain), (layer, output) =>
        {
            if (modules.TryGetValue(layer.Name, out TorchvisionCase.Layer? module))
            {
                Assert.Equal(module.Output, layer.Output.ToString());
                AssertClose(module.Picked, ConformanceFile.Picked(output), module.Largest, $"{name}, {layer.Name}");
                Assert.Equal(module.Largest, output.Max(value => Math.Abs((double)value)), Tolerance * module.Largest);
                Assert.Equal(module.Mean, output.Average(value => (double)value), Tolerance * module.Largest);
                compared++;
            }
        });

        // Whatever has tensors has torchvision's name.
        Assert.True(compared >= expected.Tensors.Select(tensor => tensor.Name[..tensor.Name.LastIndexOf('.')]).Distinct().Count(), $"{compared} layers compared");
    }

    private static void AssertClose(float[] expected, float[] actual, double largest, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double worst = expected.Zip(actual, (e, a) => Math.Abs((double)e - a)).Max();
        Assert.True(worst <= Tolerance * largest, $"{what}: off by {worst:G3}, the largest value being {largest:G3}");
    }
}

/// <summary>A network of the sample, by name.</summary>
internal sealed class AnyNetwork
{
    private readonly ForwardCall _forward;

    private AnyNetwork(ForwardCall forward) => _forward = forward;

    private delegate void ForwardCall(ReadOnlySpan<float> input, Span<float> output, int batch, ForwardOptions? options);

    public static AnyNetwork Load(string name, string path)
    {
        Type type = typeof(Catalogue).Assembly.GetTypes().Single(candidate => candidate.Name == name);
        object network = type.GetMethod("Load", [typeof(string), typeof(LoadOptions)])!.Invoke(null, [path, null])!;
        Type[] parameters = [typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(int), typeof(ForwardOptions)];
        return new AnyNetwork(type.GetMethod("Forward", parameters)!.CreateDelegate<ForwardCall>(network));
    }

    public void Forward(float[] input, float[] output) => _forward(input, output, 1, null);
}

/// <summary>A network without a plan: every layer on its own, none fused, each map kept until its last reader has run.</summary>
internal static class LayerByLayer
{
    /// <param name="layers">The layers, in order.</param>
    /// <param name="input">One image.</param>
    /// <param name="weights">Makes a tensor.</param>
    /// <param name="done">Sees every layer's map.</param>
    public static void Run(IReadOnlyList<LayerInfo> layers, float[] input, Func<TensorSpec, float[]> weights, Action<LayerInfo, float[]> done)
    {
        int[] readers = new int[layers.Count];
        foreach (int source in layers.SelectMany(layer => layer.Sources).Where(source => source >= 0))
        {
            readers[source]++;
        }

        float[]?[] maps = new float[layers.Count][];
        for (int i = 0; i < layers.Count; i++)
        {
            LayerInfo layer = layers[i];
            float[][] inputs = [.. layer.Sources.Select(source => source < 0 ? input : maps[source]!)];
            maps[i] = Run(layer, inputs, [.. layer.Tensors.Select(weights)]);
            done(layer, maps[i]!);
            foreach (int source in layer.Sources.Where(source => source >= 0 && --readers[source] == 0))
            {
                maps[source] = null;
            }
        }
    }

    private static float[] Run(LayerInfo layer, float[][] inputs, float[][] tensors)
    {
        float[] Tensor(int index) => index < tensors.Length ? tensors[index] : [];
        return new OperatorCase(layer, new LayerTensors(Tensor(0), Tensor(1), Tensor(2), Tensor(3)), inputs, 1) { Algorithm = AlgorithmChoice.Of(layer) }.Run();
    }
}
