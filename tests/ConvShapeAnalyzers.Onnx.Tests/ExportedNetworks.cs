using ConvShape.Architecture;
using ConvShape.Tests.Conformance;
using Digits;
using Networks;

namespace ConvShape.Onnx.Tests;

/// <summary>A network to export and to run.</summary>
/// <param name="Export">Exports it, and reads that back.</param>
/// <param name="Save">Exports it to a file.</param>
/// <param name="Dimensions">The sizes of one image.</param>
/// <param name="Results">Names of its results.</param>
/// <param name="Forward">Runs it for all of them: values of the whole batch, and its size.</param>
internal sealed record NetworkExport(
    Func<Exported> Export, Action<string> Save, int[] Dimensions, string[] Results, Func<float[], int, float[][]> Forward)
{
    /// <summary>Random pixels for so many images.</summary>
    public float[] Input(int batch) => ConformanceFile.Values(batch * Dimensions.Aggregate((product, size) => product * size), seed: 7);
}

/// <summary>The networks of the sample, and of these tests, with weights by a formula that keeps values of one size through all layers.</summary>
internal static class ExportedNetworks
{
    /// <summary>Doubles the variance, which the ReLU behind most layers halves; less where there are layers without one, or sums.</summary>
    private const double Gain = 6, LowGain = 4.5;

    public static IReadOnlyDictionary<string, NetworkExport> All { get; } = new Dictionary<string, NetworkExport>(StringComparer.Ordinal)
    {
        [nameof(EveryKind)] = Of(weights => EveryKind.Load(weights)) with { Results = ["early", "middle", "output"], Forward = AllOfEveryKind },
        [nameof(LeNet5)] = Of(weights => LeNet5.Load(weights)),
        [nameof(AlexNet)] = Of(weights => AlexNet.Load(weights)),
        [nameof(Vgg16)] = Of(weights => Vgg16.Load(weights)),
        [nameof(GoogLeNet)] = Of(weights => GoogLeNet.Load(weights)),
        [nameof(UNet)] = Of(weights => UNet.Load(weights)),
        [nameof(ResNet18)] = Of(weights => ResNet18.Load(weights), LowGain),
        [nameof(ResNet50)] = Of(weights => ResNet50.Load(weights), LowGain),
        [nameof(SqueezeNet)] = Of(weights => SqueezeNet.Load(weights)),
        [nameof(DenseNet121)] = Of(weights => DenseNet121.Load(weights)),
        [nameof(MobileNetV1)] = Of(weights => MobileNetV1.Load(weights)),
        [nameof(MobileNetV2)] = Of(weights => MobileNetV2.Load(weights), LowGain),
        [nameof(MobileNetV3Large)] = Of(weights => MobileNetV3Large.Load(weights), LowGain),
    };

    /// <summary>Those small enough to hold on to what ONNX Runtime gave.</summary>
    public static IReadOnlyList<string> Golden { get; } = [nameof(EveryKind), nameof(LeNet5)];

    private static NetworkExport Of<TSelf, TInput, TOutput>(Maker<TSelf, TInput, TOutput> make, double gain = Gain)
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape
    {
        return new(() => Exported.Of(Make()), path => Make().ExportOnnx(path), Sizes(TInput.Dimensions), ["output"], Forward);

        IConvModel<TSelf, TInput, TOutput> Make() => make(Weights(TSelf.Layers, gain));

        float[][] Forward(float[] input, int batch)
        {
            float[] output = new float[batch * TOutput.Dimensions.Elements];
            Make().Forward(input, output, batch);
            return [output];
        }
    }

    private static MemoryStream Weights(IReadOnlyList<LayerInfo> layers, double gain)
    {
        IReadOnlyList<TensorSpec> tensors = LayerInfo.TensorsOf(layers);
        MemoryStream file = new(checked((int)tensors.Sum(tensor => tensor.Elements * sizeof(float) + 512)));
        FormulaWeights.Write(file, tensors, gain);
        file.Position = 0;
        return file;
    }

    private static int[] Sizes(MapShape shape) => [shape.Channels, shape.Height.Value, shape.Width.Value];

    /// <summary>The one with several results.</summary>
    private static float[][] AllOfEveryKind(float[] input, int batch)
    {
        EveryKind network = EveryKind.Load(Weights(EveryKind.Layers, Gain));
        EveryKind.Outputs outputs = network.ForwardAll(FeatureMap<Shapes.Shape3x20x18>.Wrap(input, batch));
        return [outputs.Early.Values.ToArray(), outputs.Middle.Values.ToArray(), outputs.Result.Values.ToArray()];
    }

    /// <summary>The interface of a model cannot be an argument of Func.</summary>
    private delegate IConvModel<TSelf, TInput, TOutput> Maker<TSelf, TInput, TOutput>(Stream weights)
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape;
}
