using ConvShape.Architecture;

namespace ConvShape.Engine.Reference;

/// <summary>Layers that read several maps.</summary>
internal static class ReferenceMerge
{
    /// <summary>The sum of the maps.</summary>
    public static void Add(ReadOnlyMemory<float>[] inputs, Span<float> output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = (float)inputs.Select(input => (double)input.Span[i]).Aggregate((sum, value) => sum + value);
        }
    }

    /// <summary>The product of the maps; where one has a single channel, row or column, that is the one meant.</summary>
    public static void Multiply(LayerInfo layer, ReadOnlyMemory<float>[] inputs, Span<float> output)
    {
        int height = layer.Output.Height.Value, width = layer.Output.Width.Value;
        for (int i = 0; i < output.Length; i++)
        {
            int channel = i / (height * width), row = i / width % height, column = i % width;
            double product = 1;
            for (int input = 0; input < inputs.Length; input++)
            {
                MapShape shape = layer.Inputs[input];
                int h = Math.Min(row, shape.Height.Value - 1), w = Math.Min(column, shape.Width.Value - 1);
                int c = Math.Min(channel, shape.Channels - 1);
                product *= inputs[input].Span[(c * shape.Height.Value + h) * shape.Width.Value + w];
            }

            output[i] = (float)product;
        }
    }

    /// <summary>The maps one behind the other.</summary>
    public static void Concat(ReadOnlyMemory<float>[] inputs, Span<float> output)
    {
        foreach (ReadOnlyMemory<float> input in inputs)
        {
            input.Span.CopyTo(output);
            output = output[input.Length..];
        }
    }
}
