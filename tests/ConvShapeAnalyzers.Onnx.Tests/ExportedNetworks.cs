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

/// <summary>The networks of the sample, and of these tests. Their weights are random.</summary>
internal static class ExportedNetworks
{
    public static IReadOnlyDictionary<string, NetworkExport> All { get; } = new Dictionary<string, NetworkExport>(StringComparer.Ordinal)
    {
        [nameof(EveryKind)] = Of(() => EveryKind.CreateRandom(1)) with { Results = ["early", "middle", "output"], Forward = AllOfEveryKind },
        [nameof(LeNet5)] = Of(() => LeNet5.CreateRandom(2)),
        [nameof(AlexNet)] = Of(() => AlexNet.CreateRandom(3)),
        [nameof(Vgg16)] = Of(() => Vgg16.CreateRandom(4)),
        [nameof(GoogLeNet)] = Of(() => GoogLeNet.CreateRandom(5)),
        [nameof(UNet)] = Of(() => UNet.CreateRandom(6)),
        [nameof(ResNet18)] = Of(() => ResNet18.CreateRandom(7)),
        [nameof(ResNet50)] = Of(() => ResNet50.CreateRandom(8)),
        [nameof(SqueezeNet)] = Of(() => SqueezeNet.CreateRandom(9)),
        [nameof(DenseNet121)] = Of(() => DenseNet121.CreateRandom(10)),
        [nameof(MobileNetV1)] = Of(() => MobileNetV1.CreateRandom(11)),
        [nameof(MobileNetV2)] = Of(() => MobileNetV2.CreateRandom(12)),
        [nameof(MobileNetV3Large)] = Of(() => MobileNetV3Large.CreateRandom(13)),
    };

    /// <summary>Those small enough to hold on to what ONNX Runtime gave.</summary>
    public static IReadOnlyList<string> Golden { get; } = [nameof(EveryKind), nameof(LeNet5)];

    private static NetworkExport Of<TSelf, TInput, TOutput>(Maker<TSelf, TInput, TOutput> make)
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape
    {
        return new(() => Exported.Of(make()), path => make().ExportOnnx(path), Sizes(TInput.Dimensions), ["output"], Forward);

        float[][] Forward(float[] input, int batch)
        {
            float[] output = new float[batch * TOutput.Dimensions.Elements];
            make().Forward(input, output, batch);
            return [output];
        }
    }

    private static int[] Sizes(MapShape shape) => [shape.Channels, shape.Height.Value, shape.Width.Value];

    /// <summary>The one with several results.</summary>
    private static float[][] AllOfEveryKind(float[] input, int batch)
    {
        EveryKind.Outputs outputs = EveryKind.CreateRandom(1).ForwardAll(FeatureMap<Shapes.Shape3x20x18>.Wrap(input, batch));
        return [outputs.Early.Values.ToArray(), outputs.Middle.Values.ToArray(), outputs.Result.Values.ToArray()];
    }

    /// <summary>The interface of a model cannot be an argument of Func.</summary>
    private delegate IConvModel<TSelf, TInput, TOutput> Maker<TSelf, TInput, TOutput>()
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape;
}
