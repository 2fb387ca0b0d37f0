using ConvShape;
using Networks.Shapes;

namespace Networks.Tests;

/// <summary>What a user writes to look inside a network: blocks and their layers are typed properties.</summary>
public class TypedUseTests
{
    [Fact]
    public void A_block_is_its_layers_one_by_one()
    {
        ResNet18 net = ResNet18.CreateRandom(seed: 1);
        FeatureMap<Shape64x56x56> map = Random<Shape64x56x56>();

        FeatureMap<Shape64x56x56> first = net.Layer1_0.Relu1.Forward(net.Layer1_0.Bn1.Forward(net.Layer1_0.Conv1.Forward(map)));
        FeatureMap<Shape64x56x56> second = net.Layer1_0.Bn2.Forward(net.Layer1_0.Conv2.Forward(first));

        AssertSame(net.Layer1_0.Relu2.Forward(net.Layer1_0.Add1.Forward((map, second))), net.Layer1_0.Forward(map));
    }

    [Fact]
    public void A_projection_is_a_part_of_its_block()
    {
        ResNet18 net = ResNet18.CreateRandom(seed: 2);
        FeatureMap<Shape64x56x56> map = Random<Shape64x56x56>();

        FeatureMap<Shape128x28x28> first = net.Layer2_0.Relu1.Forward(net.Layer2_0.Bn1.Forward(net.Layer2_0.Conv1.Forward(map)));
        FeatureMap<Shape128x28x28> second = net.Layer2_0.Bn2.Forward(net.Layer2_0.Conv2.Forward(first));
        FeatureMap<Shape128x28x28> shortcut = net.Layer2_0.Downsample1.Forward(net.Layer2_0.Downsample0.Forward(map));

        AssertSame(net.Layer2_0.Relu2.Forward(net.Layer2_0.Add1.Forward((shortcut, second))), net.Layer2_0.Forward(map));
        Assert.Equal(64 * 128, net.Layer2_0.Downsample0.Weight.Length);
        Assert.Equal(0, net.Layer2_0.Downsample0.Bias.Length);
        Assert.Equal("layer2.0.downsample.0", net.Layer2_0.Downsample0.Info.Name);
        Assert.DoesNotContain(net.Layer2_1.Layers, layer => layer.Name.Contains("downsample", StringComparison.Ordinal));
    }

    [Fact]
    public void Blocks_of_a_block_are_its_parts()
    {
        GoogLeNet net = GoogLeNet.CreateRandom(seed: 3);
        GoogLeNet.Inception3aStage inception = net.Inception3a;
        FeatureMap<Shape192x28x28> map = Random<Shape192x28x28>();

        FeatureMap<Shape64x28x28> branch1 = inception.Branch1.Forward(map);
        FeatureMap<Shape128x28x28> branch2 = inception.Branch2_1.Forward(inception.Branch2_0.Forward(map));
        FeatureMap<Shape32x28x28> branch3 = inception.Branch3_1.Forward(inception.Branch3_0.Forward(map));
        FeatureMap<Shape32x28x28> branch4 = inception.Branch4_1.Forward(inception.Pool1.Forward(map));
        FeatureMap<Shape256x28x28> joined = inception.Concat1.Forward((branch1, branch2, branch3, branch4));

        AssertSame(joined, inception.Forward(map));
        Assert.Equal([.. branch1.Values, .. branch2.Values, .. branch3.Values, .. branch4.Values], joined.Values.ToArray());
        Assert.Equal(96 * 192, inception.Branch2_0.Conv.Weight.Length);
        Assert.Equal("inception3a.branch2.0.conv", inception.Branch2_0.Conv.Info.Name);
    }

    [Fact]
    public void A_block_that_reads_other_maps_too_takes_a_tuple()
    {
        UNet net = UNet.CreateRandom(seed: 4);
        MergeBlockStage<(FeatureMap<Shape512x64x64> Enc4, FeatureMap<Shape1024x28x28> Enc5), Shape512x52x52> up = net.Dec4;
        FeatureMap<Shape512x64x64> skip = Random<Shape512x64x64>();

        Assert.Equal(["dec4.crop", "dec4.up", "dec4.concat1", "dec4.conv1", "dec4.relu1", "dec4.conv2", "dec4.relu2"], up.Layers.Select(layer => layer.Name));
        Assert.Equal(skip[0, 511, 4, 4], net.Dec4.Crop.Forward(skip)[0, 511, 0, 0]);
    }

    [Fact]
    public void A_name_of_several_parts_is_one_property()
    {
        DenseNet121 net = DenseNet121.CreateRandom(seed: 5);

        Assert.Equal(64, net.FeaturesDenseblock1Denselayer1.Norm1.RunningMean.Length);
        Assert.Equal("features.denseblock4.denselayer16.conv2", net.FeaturesDenseblock4Denselayer16.Conv2.Info.Name);
        Assert.Equal("features.denseblock1.denselayer1: 7 layers → 96×56×56 · 45,440 parameters", net.FeaturesDenseblock1Denselayer1.ToString());
    }

    private static FeatureMap<TShape> Random<TShape>()
        where TShape : IShape
    {
        Random random = new(1);
        FeatureMap<TShape> map = new();
        foreach (ref float value in map.Values)
        {
            value = random.NextSingle() * 2 - 1;
        }

        return map;
    }

    /// <summary>A normalisation folded into the weights of the layer before rounds otherwise.</summary>
    private static void AssertSame<TShape>(FeatureMap<TShape> expected, FeatureMap<TShape> actual)
        where TShape : IShape
    {
        float largest = 0, apart = 0;
        for (int i = 0; i < expected.Values.Length; i++)
        {
            largest = MathF.Max(largest, MathF.Abs(expected.Values[i]));
            apart = MathF.Max(apart, MathF.Abs(expected.Values[i] - actual.Values[i]));
        }

        Assert.True(apart <= 2e-6f * largest, $"{apart} apart, {largest} the largest");
    }
}
