using Digits;
using Networks;

namespace ConvShape.Onnx.Tests;

/// <summary>A network to export and to run.</summary>
/// <param name="Export">Exports it, and reads that back.</param>
/// <param name="Save">Exports it to a file.</param>
/// <param name="Forward">Runs it for its last result: values of the whole batch, and its size.</param>
internal sealed record NetworkExport(Func<Exported> Export, Action<string> Save, Func<float[], int, float[]> Forward);

/// <summary>The networks of the sample, and of these tests. Their weights are random.</summary>
internal static class ExportedNetworks
{
    public static IReadOnlyDictionary<string, NetworkExport> All { get; } = new Dictionary<string, NetworkExport>(StringComparer.Ordinal)
    {
        [nameof(EveryKind)] = Of(() => EveryKind.CreateRandom(1)),
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

    private static NetworkExport Of<TSelf, TInput, TOutput>(Maker<TSelf, TInput, TOutput> make)
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape => new(() => Exported.Of(make()), path => make().ExportOnnx(path), (input, batch) =>
    {
        float[] output = new float[batch * TOutput.Dimensions.Elements];
        make().Forward(input, output, batch);
        return output;
    });

    /// <summary>The interface of a model cannot be an argument of Func.</summary>
    private delegate IConvModel<TSelf, TInput, TOutput> Maker<TSelf, TInput, TOutput>()
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape;
}
