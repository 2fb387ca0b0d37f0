using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>Operators on maps that lie apart: parts of larger ones, as in a concatenation, and in place.</summary>
public sealed class MapsTests
{
    private const int Batch = 3;

    public static TheoryData<LayerKind> Kinds => OperatorContractTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Operators_read_and_write_parts_of_larger_images(LayerKind kind)
    {
        RandomLayers layers = new(seed: 9);
        LayerInfo[] cases = [OperatorContractTests.Layer(kind), .. RandomLayers.Kinds.Contains(kind) ? Enumerable.Range(0, 10).Select(_ => layers.Layer(kind)) : []];
        foreach (LayerInfo layer in cases)
        {
            LayerTensors tensors = LayerCase.Tensors(layer, 1);
            float[][] inputs = LayerCase.Inputs(layer, Batch, 2);
            float[] Run(Placement placement) => new OperatorCase(layer, tensors, inputs, Batch) { Activation = LayerKind.Relu, Placement = placement }.Run();
            LayerCase.AssertSameBits(Run(Placement.Dense), Run(Placement.Apart), LayerCase.Describe(layer, Batch));
        }
    }

    /// <summary>Whatever lies around a map beyond what its reader needs, and around the results, makes no difference.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Zeros_around_maps_make_no_difference(LayerKind kind)
    {
        LayerInfo layer = OperatorContractTests.Layer(kind);
        LayerTensors tensors = LayerCase.Tensors(layer, 1);
        float[][] inputs = LayerCase.Inputs(layer, Batch, 2);
        float[] expected = new OperatorCase(layer, tensors, inputs, Batch) { Seed = 0 }.Run();
        for (int seed = 1; seed < 10; seed++)
        {
            LayerCase.AssertSameBits(expected, new OperatorCase(layer, tensors, inputs, Batch) { Seed = seed }.Run(), LayerCase.Describe(layer, Batch));
        }
    }

    /// <summary>It is not touched, though what comes behind it fills up its last block.</summary>
    [Theory]
    [InlineData(32)]
    [InlineData(20)]
    public unsafe void A_source_that_lies_in_its_place_is_left_there(int channels)
    {
        Halo halo = new(1, 2, 0, 1);
        MapShape left = new(channels, 3, 3), right = new(17, 3, 3);
        LayerInfo layer = LayerCase.Merge(LayerKind.Concat, left, right);
        MapLayout leftLayout = MapLayout.Blocked(left, halo), rightLayout = MapLayout.Blocked(right, new Halo(0, 1, 2, 0));
        MapLayout all = MapLayout.Blocked(layer.Output, halo);
        LayerOperator concat = LayerOperator.Create(new OperatorSpec(layer, default, [leftLayout, rightLayout], all));
        float[] whole = LayerCase.Integers(Batch * (int)layer.Output.Elements, seed: 1), apart = LayerCase.Integers(Batch * (int)right.Elements, seed: 2);
        LaidOutMaps output = new LaidOutMaps(all, Batch).With(whole), second = new LaidOutMaps(rightLayout, Batch).With(apart);

        Maps* maps = stackalloc Maps[] { output.Maps, second.Maps };
        OperatorCall call = new() { Inputs = maps, Output = output.Maps, Batch = Batch };
        concat.RunAll(&call, null);
        GC.KeepAlive(concat);
        GC.KeepAlive(second);
        output.AssertSurroundings("concat");
        float[] actual = output.Values();
        int leftLength = (int)left.Elements, rightLength = (int)right.Elements, length = leftLength + rightLength;
        for (int image = 0; image < Batch; image++)
        {
            Assert.Equal(whole[(image * length)..(image * length + leftLength)], actual[(image * length)..(image * length + leftLength)]);
            Assert.Equal(apart[(image * rightLength)..((image + 1) * rightLength)], actual[(image * length + leftLength)..((image + 1) * length)]);
        }
    }

    [Theory]
    [InlineData(LayerKind.Relu)]
    [InlineData(LayerKind.Gelu)]
    [InlineData(LayerKind.BatchNorm)]
    [InlineData(LayerKind.Add, 0)]
    [InlineData(LayerKind.Add, 2)]
    [InlineData(LayerKind.Multiply)]
    public void Elementwise_layers_run_in_place(LayerKind kind, int inPlace = 0)
    {
        LayerInfo layer = OperatorContractTests.Layer(kind);
        LayerTensors tensors = LayerCase.Tensors(layer, 1);
        float[][] inputs = LayerCase.Inputs(layer, Batch, 2);
        float[] expected = LayerCase.RunOperator(layer, tensors, inputs, Batch, LayerKind.Tanh);
        OperatorCase run = new(layer, tensors, inputs, Batch) { Activation = LayerKind.Tanh, InPlace = inPlace };
        LayerCase.AssertSameBits(expected, run.Run(), kind.ToString());
    }
}
