using ConvShape.Architecture;
using ConvShape.Engine.Reference;
using ConvShape.Tests.Conformance;

namespace ConvShape.Onnx.Tests.Engines;

/// <summary>The layers that PyTorch ran, as engines can be asked for them.</summary>
internal static class EngineCases
{
    /// <summary>
    /// Kinds whose NaN and infinities engines treat in ways of their own: ONNX leaves open what the largest of NaN and a number is, and a
    /// weight of 0 makes NaN of an infinity.
    /// </summary>
    private static readonly LayerKind[] FiniteOnly =
        [LayerKind.MaxPool, LayerKind.MinPool, LayerKind.GlobalMaxPool, LayerKind.AdaptiveAveragePool, LayerKind.Upsample];

    /// <summary>All cases, in the order of the kinds.</summary>
    public static ConformanceCase[] All() => [.. Enum.GetValues<LayerKind>().SelectMany(ConformanceCase.Of).Select(Finite)];

    /// <summary>Zeros in place of NaN and infinities, and what the reference makes of them.</summary>
    private static ConformanceCase Finite(ConformanceCase sample)
    {
        if (!FiniteOnly.Contains(sample.Layer.Kind) || sample.Inputs.All(input => input.All(float.IsFinite))) return sample;
        float[][] inputs = [.. sample.Inputs.Select(input => input.Select(value => float.IsFinite(value) ? value : 0).ToArray())];
        float[] expected = new float[sample.Expected.Length];
        ReferenceLayer.Run(sample.Layer, sample.Tensors, [.. inputs.Select(input => (ReadOnlyMemory<float>)input)], expected, sample.Batch);
        return sample with { Inputs = inputs, Expected = expected };
    }
}
