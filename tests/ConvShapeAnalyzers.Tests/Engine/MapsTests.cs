using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>Operators on maps that lie apart: parts of larger ones, as in a concatenation, and in place.</summary>
public sealed class MapsTests
{
    private const int Batch = 3;
    private const float Untouched = 12345;

    public static TheoryData<LayerKind> Kinds => [.. Enum.GetValues<LayerKind>()];

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
            float[] expected = LayerCase.RunOperator(layer, tensors, inputs, Batch, LayerKind.Relu);
            LayerOperator made = LayerOperator.Create(layer, tensors, LayerCase.Elementwise(LayerKind.Relu, layer.Output));

            int length = (int)layer.Output.Elements, stride = length + 7;
            PinnedFloats output = new(5 + Batch * stride, Untouched);
            PinnedFloats[] apart = [.. inputs.Select((input, i) => Apart(input, InputStride(layer, i)))];
            Maps[] maps = [.. apart.Select((input, i) => input.Maps(2, InputStride(layer, i)))];
            made.Run(maps, output.Maps(5, stride), Batch, LayerCase.Filled(made.ScratchLength));
            GC.KeepAlive(apart);

            string what = LayerCase.Describe(layer, Batch);
            for (int image = 0; image < Batch; image++)
            {
                int start = 5 + image * stride;
                LayerCase.AssertSameBits(expected[(image * length)..((image + 1) * length)], output.Values[start..(start + length)], what);
                Assert.All(output.Values[(start + length)..(start + stride)], value => Assert.Equal(Untouched, value));
            }

            Assert.All(output.Values[..5], value => Assert.Equal(Untouched, value));
        }
    }

    [Fact]
    public void A_source_that_lies_in_its_place_is_left_there()
    {
        MapShape left = new(2, 3, 3), right = new(1, 3, 3);
        LayerOperator concat = LayerOperator.Create(LayerCase.Merge(LayerKind.Concat, left, right));
        PinnedFloats output = new(LayerCase.Integers(Batch * 27, seed: 1)), apart = new(LayerCase.Integers(Batch * 9, seed: 2));
        float[] before = [.. output.Values];
        concat.Run([output.Maps(0, 27), apart.Maps(0, 9)], output.Maps(0, 27), Batch, []);
        for (int image = 0; image < Batch; image++)
        {
            Assert.Equal(before[(image * 27)..(image * 27 + 18)], output.Values[(image * 27)..(image * 27 + 18)]);
            Assert.Equal(apart.Values[(image * 9)..(image * 9 + 9)], output.Values[(image * 27 + 18)..(image * 27 + 27)]);
        }
    }

    [Theory]
    [InlineData(LayerKind.Relu)]
    [InlineData(LayerKind.Gelu)]
    [InlineData(LayerKind.BatchNorm)]
    [InlineData(LayerKind.Flatten)]
    [InlineData(LayerKind.Add, 0)]
    [InlineData(LayerKind.Add, 2)]
    [InlineData(LayerKind.Multiply)]
    public void Elementwise_layers_run_in_place(LayerKind kind, int inPlace = 0)
    {
        LayerInfo layer = OperatorContractTests.Layer(kind);
        LayerTensors tensors = LayerCase.Tensors(layer, 1);
        float[][] inputs = LayerCase.Inputs(layer, Batch, 2);
        float[] expected = LayerCase.RunOperator(layer, tensors, inputs, Batch, LayerKind.Tanh);
        LayerOperator made = LayerOperator.Create(layer, tensors, LayerCase.Elementwise(LayerKind.Tanh, layer.Output));
        PinnedFloats[] pinned = [.. inputs.Select(input => new PinnedFloats(input))];
        Maps[] maps = [.. pinned.Select((input, i) => input.Maps(0, layer.Inputs[i].Elements))];
        made.Run(maps, maps[inPlace], Batch, []);
        GC.KeepAlive(pinned);
        LayerCase.AssertSameBits(expected, pinned[inPlace].Values, kind.ToString());
    }

    private static int InputStride(LayerInfo layer, int input) => (int)layer.Inputs[input].Elements + 3 + input;

    /// <summary>Images with something else before and between them.</summary>
    private static PinnedFloats Apart(float[] images, int stride)
    {
        int length = images.Length / Batch;
        PinnedFloats memory = new(2 + Batch * stride, float.NaN);
        for (int image = 0; image < Batch; image++)
        {
            images.AsSpan(image * length, length).CopyTo(memory.Values.AsSpan(2 + image * stride));
        }

        return memory;
    }
}
