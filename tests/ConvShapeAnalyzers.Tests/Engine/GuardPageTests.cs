using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>No kernel reads or writes outside what it was given.</summary>
public sealed class GuardPageTests
{
    private const int Cases = 1000;

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
    public void Functions_stay_within_their_memory(bool atEnd)
    {
        Assert.SkipUnless(GuardedMemory.IsSupported, "Guard pages are made on Linux and Windows only.");
        foreach (LayerKind kind in Enum.GetValues<LayerKind>().Where(kind => kind.IsActivation()))
        {
            for (int size = 1; size < 20; size++)
            {
                Run(LayerCase.Elementwise(kind, new MapShape(size)), 1, atEnd);
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
        LayerTensors tensors = LayerCase.Tensors(layer, 1);
        using GuardedMemory weight = GuardedMemory.Of(tensors.Weight.ToArray(), atEnd);
        using GuardedMemory bias = GuardedMemory.Of(tensors.Bias.ToArray(), atEnd);
        using GuardedMemory output = new((int)layer.Output.Elements * batch, atEnd);
        GuardedMemory[] inputs = [.. LayerCase.Inputs(layer, batch, 3).Select(input => GuardedMemory.Of(input, atEnd))];
        LayerOperator made = LayerOperator.Create(
            layer, tensors with { Weight = weight.Memory, Bias = bias.Memory }, LayerCase.Elementwise(LayerKind.HardSwish, layer.Output));
        using GuardedMemory scratch = new(made.ScratchLength, atEnd);
        Maps[] maps = [.. inputs.Select((input, i) => input.Maps(layer.Inputs[i]))];
        made.Run(maps, output.Maps(layer.Output), batch, scratch.GetSpan());
        Array.ForEach<IDisposable>(inputs, input => input.Dispose());
    }
}
