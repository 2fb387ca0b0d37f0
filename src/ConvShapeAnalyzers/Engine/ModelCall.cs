using System.ComponentModel;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>What is checked before a model or layer runs. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelCall
{
    /// <summary>Refuses lengths that are not what the shapes and the batch say, and memory that overlaps.</summary>
    public static void Check(string name, MapShape inputShape, MapShape outputShape, ReadOnlySpan<float> input, Span<float> output, int batch)
    {
        if (batch < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(batch), batch, $"{name}.Forward: a batch is at least 1 image.");
        }

        CheckLength(name, "input", inputShape, input.Length, batch);
        CheckLength(name, "output", outputShape, output.Length, batch);
        if (input.Overlaps(output))
        {
            throw new ArgumentException($"{name}.Forward: the output overlaps the input; it needs memory of its own.", nameof(output));
        }
    }

    /// <summary>Refuses maps that are missing or of different batches.</summary>
    public static void CheckBatch<TInput, TOutput>(string name, FeatureMap<TInput> input, FeatureMap<TOutput> output)
        where TInput : IShape
        where TOutput : IShape
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        if (input.Batch != output.Batch)
        {
            throw new ArgumentException($"{name}.Forward: the input is a batch of {input.Batch}, the output one of {output.Batch}.", nameof(output));
        }
    }

    private static void CheckLength(string name, string what, MapShape shape, int length, int batch)
    {
        if (length != shape.Elements * batch)
        {
            throw new ArgumentException(
                $"{name}.Forward: the {what} has {length} values; {shape} at batch {batch} takes {shape.Elements * batch}.", what);
        }
    }
}
