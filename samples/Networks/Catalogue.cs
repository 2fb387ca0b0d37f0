using ConvShape.Architecture;
using Digits;

namespace Networks;

/// <summary>A network of this sample.</summary>
/// <param name="Name">Name of its class.</param>
/// <param name="Layers">Every layer with its shapes and cost, in order.</param>
/// <param name="Summary">Writes them as a table.</param>
public sealed record Entry(string Name, IReadOnlyList<LayerInfo> Layers, Func<string> Summary)
{
    /// <summary>Number of learned values.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>Multiply–accumulates for one image.</summary>
    public long Macs => Layers.Sum(layer => layer.Macs);

    /// <summary>Shape of one image.</summary>
    public MapShape Input => Layers[0].Input;

    /// <summary>Shape of what comes out for one image.</summary>
    public MapShape Output => Layers[^1].Output;
}

/// <summary>Every network of this sample.</summary>
public static class Catalogue
{
    /// <summary>In order of publication.</summary>
    public static IReadOnlyList<Entry> Entries { get; } =
    [
        new(nameof(LeNet5), LeNet5.Layers, () => LeNet5.Summary),
        new(nameof(AlexNet), AlexNet.Layers, () => AlexNet.Summary),
        new(nameof(Vgg16), Vgg16.Layers, () => Vgg16.Summary),
        new(nameof(GoogLeNet), GoogLeNet.Layers, () => GoogLeNet.Summary),
        new(nameof(UNet), UNet.Layers, () => UNet.Summary),
        new(nameof(ResNet18), ResNet18.Layers, () => ResNet18.Summary),
        new(nameof(ResNet50), ResNet50.Layers, () => ResNet50.Summary),
        new(nameof(SqueezeNet), SqueezeNet.Layers, () => SqueezeNet.Summary),
        new(nameof(DenseNet121), DenseNet121.Layers, () => DenseNet121.Summary),
        new(nameof(MobileNetV1), MobileNetV1.Layers, () => MobileNetV1.Summary),
        new(nameof(MobileNetV2), MobileNetV2.Layers, () => MobileNetV2.Summary),
        new(nameof(MobileNetV3Large), MobileNetV3Large.Layers, () => MobileNetV3Large.Summary),
    ];

    /// <summary>The network of that name, or null: <c>resnet18</c>, <c>ResNet-18</c> and <c>mobilenet_v2</c> are understood.</summary>
    public static Entry? Find(string name)
    {
        string letters = string.Concat(name.Where(char.IsLetterOrDigit));
        return Entries.FirstOrDefault(entry => entry.Name.Equals(letters, StringComparison.OrdinalIgnoreCase));
    }
}
