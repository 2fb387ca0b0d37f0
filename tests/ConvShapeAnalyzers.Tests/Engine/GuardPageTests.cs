using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>No kernel reads or writes outside what it was given.</summary>
public sealed class GuardPageTests
{
    private const int Cases = 600;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Operators_stay_within_their_memory(bool atEnd)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Guard pages are made on Linux and Windows only.");
        RandomLayers layers = new(seed: 77);
        for (int i = 0; i < Cases; i++)
        {
            Run(layers.Layer(), layers.Batch(), atEnd);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_second_column_is_read_without_its_neighbour(bool atEnd)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Guard pages are made on Linux and Windows only.");
        for (int width = 1; width < 40; width++)
        {
            foreach (int padding in new[] { 0, 1 })
            {
                Run(LayerCase.Pool(LayerKind.MaxPool, new MapShape(1, 2, width), LayerCase.Axis(2, s: 2), LayerCase.Axis(1, s: 2)), 1, atEnd);
                if (width + 2 * padding >= 2)
                {
                    Run(LayerCase.Pool(LayerKind.MaxPool, new MapShape(1, 2, width), LayerCase.Axis(2, s: 2), LayerCase.Axis(2, s: 2, padding)), 1, atEnd);
                }
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Softmax_stays_within_its_memory(bool atEnd)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Guard pages are made on Linux and Windows only.");
        for (int size = 1; size < 20; size++)
        {
            Run(LayerCase.Elementwise(LayerKind.Softmax, new MapShape(size)), 2, atEnd);
            Run(LayerCase.Elementwise(LayerKind.Softmax, new MapShape(3, size, 2)), 2, atEnd);
        }
    }

    private static void Run(LayerInfo layer, int batch, bool atEnd)
    {
        (int weights, int biases) = LayerCase.TensorLengths(layer);
        using GuardedMemory weight = GuardedMemory.Of(LayerCase.Integers(weights, 1), atEnd);
        using GuardedMemory bias = GuardedMemory.Of(LayerCase.Integers(biases, 2), atEnd);
        using GuardedMemory input = GuardedMemory.Of(LayerCase.Integers((int)layer.Input.Elements * batch, 3), atEnd);
        using GuardedMemory output = new((int)layer.Output.Elements * batch, atEnd);
        LayerOperator made = LayerOperator.Create(layer, new LayerTensors(weight.Memory, bias.Memory));
        using GuardedMemory scratch = new(made.ScratchLength, atEnd);
        made.Run(input.GetSpan(), output.GetSpan(), batch, scratch.GetSpan());
    }
}
