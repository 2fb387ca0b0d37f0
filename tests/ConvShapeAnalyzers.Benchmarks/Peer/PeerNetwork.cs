using ConvShape.Architecture;
using Digits;
using Networks;

namespace ConvShape.Benchmarks.Peer;

/// <summary>Runs a loaded network on N×C×H×W values.</summary>
internal delegate void Forward(float[] input, float[] output, int batch);

/// <summary>A network of the samples, by its name, without its types.</summary>
/// <param name="Name">Name of its class.</param>
/// <param name="Input">Shape of one image.</param>
/// <param name="Output">Shape of what comes out for one image.</param>
/// <param name="GetLayers">Every layer, in order.</param>
/// <param name="Load">Loads weights from a safetensors file.</param>
/// <param name="Draw">Writes random weights to a safetensors file.</param>
/// <param name="Export">Writes the network with the weights of a safetensors file as an ONNX file.</param>
internal sealed record PeerNetwork(
    string Name,
    MapShape Input,
    MapShape Output,
    Func<IReadOnlyList<LayerInfo>> GetLayers,
    Func<string, LoadOptions?, Forward> Load,
    Action<string> Draw,
    Action<string, string> Export)
{
    /// <summary>In order of publication.</summary>
    public static IReadOnlyList<PeerNetwork> All { get; } =
    [
        Of(LeNet5.CreateRandom),
        Of(AlexNet.CreateRandom),
        Of(Vgg16.CreateRandom),
        Of(GoogLeNet.CreateRandom),
        Of(UNet.CreateRandom),
        Of(ResNet18.CreateRandom),
        Of(ResNet50.CreateRandom),
        Of(SqueezeNet.CreateRandom),
        Of(DenseNet121.CreateRandom),
        Of(MobileNetV1.CreateRandom),
        Of(MobileNetV2.CreateRandom),
        Of(MobileNetV3Large.CreateRandom),
    ];

    public IReadOnlyList<LayerInfo> Layers => GetLayers();

    /// <summary>Multiply–accumulates for one image.</summary>
    public long Macs => Layers.Sum(layer => layer.Macs);

    /// <summary>Bytes of all tensors.</summary>
    public long WeightBytes => LayerInfo.TensorsOf(Layers).Sum(tensor => tensor.Elements) * sizeof(float);

    public static PeerNetwork Find(string name) => All.FirstOrDefault(network => network.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no network \"{name}\"; there are {string.Join(", ", All.Select(network => network.Name))}.");

    private static PeerNetwork Of<TSelf, TInput, TOutput>(Create<TSelf, TInput, TOutput> create)
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape => new(
            typeof(TSelf).Name,
            TInput.Dimensions,
            TOutput.Dimensions,
            () => TSelf.Layers,
            (weights, options) =>
            {
                TSelf model = TSelf.Load(weights, options);
                return (input, output, batch) => model.Forward(input, output, batch);
            },
            weights => create(1).Save(weights),
            (weights, onnx) => TSelf.Load(weights).ExportOnnx(onnx));

    /// <summary>A model of random weights. The interface cannot be an argument of a type: this has it as what is returned.</summary>
    private delegate IConvModel<TSelf, TInput, TOutput> Create<TSelf, TInput, TOutput>(int seed)
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape;
}
