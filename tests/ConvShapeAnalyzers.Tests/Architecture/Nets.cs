using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Tests.Architecture;

/// <summary>Layers in one line each, and networks known from the literature.</summary>
internal static class Nets
{
    public static ConvolutionSpec Conv(string name, int filters, int k, int s = 1, int p = 0, int d = 1, int g = 1) =>
        new(name, Window(k, s, p, d), g, filters, InChannels: null, Bias: true);

    public static PoolSpec MaxPool(string name, int k, int? s = null, int p = 0) => new(name, LayerKind.MaxPool, Window(k, s ?? k, p));

    public static GlobalPoolSpec GlobalPool(string name) => new(name, LayerKind.GlobalAveragePool);

    public static ElementwiseSpec Relu(string name) => new(name, LayerKind.Relu);

    public static ElementwiseSpec Dropout(string name) => new(name, LayerKind.Dropout);

    public static FlattenSpec Flatten(string name) => new(name);

    public static LinearSpec Linear(string name, int features) => new(name, features, InFeatures: null, Bias: true);

    public static WindowSpec Window(int k, int s = 1, int p = 0, int d = 1)
    {
        WindowAxis axis = new(k, s, d, p, p);
        return new WindowSpec(axis, axis);
    }

    /// <summary>LeCun et al. 1998, as it is taught today: rectified, max-pooled, on 28×28.</summary>
    public static Network LeNet5 { get; } = Network.Sequence(new MapShape(1, 28, 28),
    [
        Conv("conv1", 6, k: 5, p: 2), Relu("relu1"), MaxPool("pool1", 2),
        Conv("conv2", 16, k: 5), Relu("relu2"), MaxPool("pool2", 2),
        Flatten("flatten1"), Linear("linear1", 120), Relu("relu3"), Linear("linear2", 84), Relu("relu4"), Linear("linear3", 10),
    ]);

    /// <summary>Krizhevsky 2014, as torchvision has it.</summary>
    public static Network AlexNet { get; } = Network.Sequence(new MapShape(3, 224, 224),
    [
        Conv("features.0", 64, k: 11, s: 4, p: 2), Relu("relu1"), MaxPool("pool1", 3, s: 2),
        Conv("features.3", 192, k: 5, p: 2), Relu("relu2"), MaxPool("pool2", 3, s: 2),
        Conv("features.6", 384, k: 3, p: 1), Relu("relu3"),
        Conv("features.8", 256, k: 3, p: 1), Relu("relu4"),
        Conv("features.10", 256, k: 3, p: 1), Relu("relu5"), MaxPool("pool3", 3, s: 2),
        Flatten("flatten1"),
        Dropout("dropout1"), Linear("classifier.1", 4096), Relu("relu6"),
        Dropout("dropout2"), Linear("classifier.4", 4096), Relu("relu7"),
        Linear("classifier.6", 1000),
    ]);

    /// <summary>Simonyan and Zisserman 2014, configuration D.</summary>
    public static Network Vgg16 { get; } = Network.Sequence(new MapShape(3, 224, 224),
    [
        .. Block(1, 64, 64), .. Block(2, 128, 128), .. Block(3, 256, 256, 256), .. Block(4, 512, 512, 512), .. Block(5, 512, 512, 512),
        Flatten("flatten"), Linear("fc6", 4096), Relu("relu6"), Linear("fc7", 4096), Relu("relu7"), Linear("fc8", 1000),
    ]);

    /// <summary>Huang et al. 2017: each block of convolution and ReLU reads all that was made before it, and adds its own to that.</summary>
    public static Network Dense(int blocks, int first = 4, int growth = 2)
    {
        List<LayerNode> nodes = [new(Conv("stem", first, k: 1), [-1])];
        for (int i = 0; i < blocks; i++)
        {
            int all = nodes.Count - 1;
            nodes.Add(new(Conv($"conv{i}", growth, k: 3, p: 1), [all]));
            nodes.Add(new(Relu($"relu{i}"), [all + 1]));
            nodes.Add(new(new MergeSpec($"concat{i}", LayerKind.Concat), [all, all + 2]));
        }

        nodes.Add(new(GlobalPool("pool"), [nodes.Count - 1]));
        return new Network(new MapShape(3, 8, 8), nodes.ToEquatableArray());
    }

    private static IEnumerable<LayerSpec> Block(int block, params int[] filters) =>
    [
        .. filters.SelectMany((count, i) => new LayerSpec[] { Conv($"conv{block}_{i + 1}", count, k: 3, p: 1), Relu($"relu{block}_{i + 1}") }),
        MaxPool($"pool{block}", 2),
    ];
}
