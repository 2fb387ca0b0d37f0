using System.ComponentModel;
using System.Runtime.CompilerServices;
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
        CheckApart(name, input, output, nameof(output));
    }

    /// <summary>Refuses maps that are missing or of different batches.</summary>
    public static void CheckBatch<TInput, TOutput>(string name, FeatureMap<TInput> input, FeatureMap<TOutput> output)
        where TInput : IShape
        where TOutput : IShape
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        CheckBatch(name, input.Batch, output.Batch, nameof(output));
    }

    /// <summary>Refuses outputs that are missing, of another batch than the input, or that share memory with it.</summary>
    public static void Check<TInput>(string name, FeatureMap<TInput> input, OutputMaps outputs)
        where TInput : IShape
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(outputs);
        for (int i = 0; i < outputs.Count; i++)
        {
            CheckBatch(name, input.Batch, outputs[i].Batch, nameof(outputs));
            CheckApart(name, input.Values, outputs[i].Values, nameof(outputs));
        }
    }

    /// <summary>Refuses maps that are missing, of different batches, or an output that shares memory with one.</summary>
    internal static void Check<TInputs, TOutput>(string name, TInputs inputs, FeatureMap<TOutput> output)
        where TInputs : struct, ITuple
        where TOutput : IShape
    {
        ArgumentNullException.ThrowIfNull(output);
        CheckBatch(name, Batch(name, inputs), output.Batch, nameof(output));
        for (int i = 0; i < inputs.Length; i++)
        {
            CheckApart(name, ((IFeatureMap)inputs[i]!).Values, output.Values, nameof(output));
        }
    }

    /// <summary>The batch of several maps, which must be one.</summary>
    internal static int Batch<TInputs>(string name, TInputs inputs)
        where TInputs : struct, ITuple
    {
        int batch = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] is not IFeatureMap map)
            {
                throw new ArgumentNullException(nameof(inputs), $"{name}.Forward: map {i + 1} of {inputs.Length} is missing.");
            }

            if (i > 0 && map.Batch != batch)
            {
                throw new ArgumentException($"{name}.Forward: the first map is a batch of {batch}, map {i + 1} one of {map.Batch}.", nameof(inputs));
            }

            batch = map.Batch;
        }

        return batch;
    }

    private static void CheckBatch(string name, int input, int output, string parameter)
    {
        if (input != output)
        {
            throw new ArgumentException($"{name}.Forward: the input is a batch of {input}, the output one of {output}.", parameter);
        }
    }

    private static void CheckApart(string name, ReadOnlySpan<float> input, ReadOnlySpan<float> output, string parameter)
    {
        if (input.Overlaps(output))
        {
            throw new ArgumentException($"{name}.Forward: the output overlaps the input; it needs memory of its own.", parameter);
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
