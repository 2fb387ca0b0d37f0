using ConvShape.Architecture;

namespace ConvShape.Tests.Architecture;

/// <summary>Shapes and costs of known networks, worked out by hand from their papers.</summary>
public class KnownNetworkTests
{
    [Theory]
    [InlineData("conv1", 6, 28, 156, 28L * 28 * 6 * 5 * 5 * 1, 5)]
    [InlineData("pool1", 6, 14, 0, 0, 6)]
    [InlineData("conv2", 16, 10, 2_416, 10L * 10 * 16 * 5 * 5 * 6, 14)]
    [InlineData("pool2", 16, 5, 0, 0, 16)]
    [InlineData("linear1", 120, 1, 48_120, 400 * 120, 32)]
    [InlineData("linear2", 84, 1, 10_164, 120 * 84, 32)]
    [InlineData("linear3", 10, 1, 850, 84 * 10, 32)]
    public void LeNet5(string layer, int channels, int size, long parameters, long macs, int receptiveField) =>
        AssertLayer(Nets.LeNet5, layer, channels, size, parameters, macs, receptiveField);

    [Theory]
    [InlineData("features.0", 64, 55, 23_296, 70_276_800, 11)]
    [InlineData("pool1", 64, 27, 0, 0, 19)]
    [InlineData("features.3", 192, 27, 307_392, 223_948_800, 51)]
    [InlineData("pool2", 192, 13, 0, 0, 67)]
    [InlineData("features.6", 384, 13, 663_936, 112_140_288, 99)]
    [InlineData("features.8", 256, 13, 884_992, 149_520_384, 131)]
    [InlineData("features.10", 256, 13, 590_080, 99_680_256, 163)]
    [InlineData("pool3", 256, 6, 0, 0, 195)]
    [InlineData("classifier.1", 4096, 1, 37_752_832, 37_748_736, 355)]
    [InlineData("classifier.4", 4096, 1, 16_781_312, 16_777_216, 355)]
    [InlineData("classifier.6", 1000, 1, 4_097_000, 4_096_000, 355)]
    public void AlexNet(string layer, int channels, int size, long parameters, long macs, int receptiveField) =>
        AssertLayer(Nets.AlexNet, layer, channels, size, parameters, macs, receptiveField);

    [Theory]
    [InlineData("conv1_1", 64, 224, 1_792, 86_704_128, 3)]
    [InlineData("conv1_2", 64, 224, 36_928, 1_849_688_064, 5)]
    [InlineData("conv2_1", 128, 112, 73_856, 924_844_032, 10)]
    [InlineData("conv2_2", 128, 112, 147_584, 1_849_688_064, 14)]
    [InlineData("conv3_1", 256, 56, 295_168, 924_844_032, 24)]
    [InlineData("conv3_2", 256, 56, 590_080, 1_849_688_064, 32)]
    [InlineData("conv3_3", 256, 56, 590_080, 1_849_688_064, 40)]
    [InlineData("conv4_1", 512, 28, 1_180_160, 924_844_032, 60)]
    [InlineData("conv4_3", 512, 28, 2_359_808, 1_849_688_064, 92)]
    [InlineData("conv5_3", 512, 14, 2_359_808, 462_422_016, 196)]
    [InlineData("pool5", 512, 7, 0, 0, 212)]
    [InlineData("fc6", 4096, 1, 102_764_544, 102_760_448, 404)]
    [InlineData("fc8", 1000, 1, 4_097_000, 4_096_000, 404)]
    public void Vgg16(string layer, int channels, int size, long parameters, long macs, int receptiveField) =>
        AssertLayer(Nets.Vgg16, layer, channels, size, parameters, macs, receptiveField);

    [Fact]
    public void The_totals_of_LeNet5() => AssertTotals(Nets.LeNet5, parameters: 61_706, macs: 416_520);

    [Fact]
    public void The_totals_of_AlexNet() => AssertTotals(Nets.AlexNet, parameters: 61_100_840, macs: 714_188_480);

    [Fact]
    public void The_totals_of_VGG16() => AssertTotals(Nets.Vgg16, parameters: 138_357_544, macs: 15_470_264_320);

    [Fact]
    public void The_tensors_of_a_network_are_named_and_shaped_as_in_PyTorch()
    {
        IEnumerable<string> tensors = LayerInfo.TensorsOf(Nets.LeNet5.Infer().Layers).Select(
            tensor => $"{tensor.Name} {string.Join('×', tensor.Shape)} of {tensor.FanIn}");
        Assert.Equal(
            [
                "conv1.weight 6×1×5×5 of 25", "conv1.bias 6 of 25", "conv2.weight 16×6×5×5 of 150", "conv2.bias 16 of 150",
                "linear1.weight 120×400 of 400", "linear1.bias 120 of 400", "linear2.weight 84×120 of 120", "linear2.bias 84 of 120",
                "linear3.weight 10×84 of 84", "linear3.bias 10 of 84",
            ],
            tensors);
    }

    [Fact]
    public void Groups_and_a_missing_bias_lower_the_cost()
    {
        ConvolutionSpec depthwise = Nets.Conv("conv1", filters: 32, k: 3, p: 1, g: 32) with { Bias = false };
        LayerInfo layer = Network.Sequence(new MapShape(32, 14, 14), [depthwise]).Infer().Layers[0];
        Assert.Equal([new TensorSpec("conv1.weight", [32, 1, 3, 3], FanIn: 9)], layer.Tensors);
        Assert.Equal(288, layer.Parameters);
        Assert.Equal(14 * 14 * 32 * 9, layer.Macs);
    }

    [Fact]
    public void Filters_left_out_are_as_many_as_the_input_has_channels()
    {
        ConvolutionSpec spec = Nets.Conv("conv1", filters: 1, k: 3) with { Filters = null };
        Assert.Equal(new MapShape(7, 3, 3), Network.Sequence(new MapShape(7, 5, 5), [spec]).Infer().Output);
    }

    private static void AssertLayer(Network network, string name, int channels, int size, long parameters, long macs, int receptiveField)
    {
        LayerInfo layer = network.Infer().Layers.Single(layer => layer.Name == name);
        Assert.Equal(layer.Kind == LayerKind.Linear ? new MapShape(channels) : new MapShape(channels, size, size), layer.Output);
        Assert.Equal(parameters, layer.Parameters);
        Assert.Equal(macs, layer.Macs);
        Assert.Equal(receptiveField, layer.ReceptiveRows.Size);
        Assert.Equal(receptiveField, layer.ReceptiveColumns.Size);
    }

    private static void AssertTotals(Network network, long parameters, long macs)
    {
        InferredNetwork inferred = network.Infer();
        Assert.Empty(inferred.Problems);
        Assert.All(inferred.IsExact, Assert.True);
        Assert.Equal(parameters, inferred.Layers.Sum(layer => layer.Parameters));
        Assert.Equal(macs, inferred.Layers.Sum(layer => layer.Macs));
    }
}
