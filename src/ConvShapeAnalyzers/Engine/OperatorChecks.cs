using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Engine;

/// <summary>What must hold before a kernel moves a pointer. Every refusal names the layer and the sizes.</summary>
internal static class OperatorChecks
{
    /// <summary>That the layer's output is what its input and windows give; kernels trust the shapes from here on.</summary>
    public static void Geometry(LayerInfo layer)
    {
        if (layer.Inputs.Length == 0 || !IsWindow(layer.Rows) || !IsWindow(layer.Columns))
        {
            throw new ArgumentException($"{layer.Name}: a layer has an input, and windows with k, s, d ≥ 1 and p ≥ 0.", nameof(layer));
        }

        MapShape input = layer.Input, output = layer.Output;
        bool fits = layer.Kind switch
        {
            LayerKind.Convolution => IsWindowed(layer) && layer.Groups > 0
                && input.Channels % layer.Groups == 0 && output.Channels % layer.Groups == 0,
            LayerKind.TransposedConvolution => IsTransposed(layer) && layer.Groups > 0
                && input.Channels % layer.Groups == 0 && output.Channels % layer.Groups == 0,
            _ when layer.Kind.IsWindowPool() => IsWindowed(layer) && input.Channels == output.Channels,
            LayerKind.GlobalMaxPool or LayerKind.GlobalAveragePool => output.Elements == output.Channels && input.Channels == output.Channels,
            LayerKind.AdaptiveAveragePool => input.Channels == output.Channels,
            LayerKind.Linear => input.Elements == input.Channels && output.Elements == output.Channels,
            LayerKind.Add => layer.Inputs.All(map => IsSame(map, output)),
            LayerKind.Multiply => layer.Inputs.All(map => Serves(map.Channels, output.Channels)
                && Serves(map.Height.Value, output.Height.Value) && Serves(map.Width.Value, output.Width.Value)),
            LayerKind.Concat => layer.Inputs.Sum(map => (long)map.Channels) == output.Channels
                && layer.Inputs.All(map => map.Height == output.Height && map.Width == output.Width),
            LayerKind.Upsample => input.Channels == output.Channels
                && IsMultiple(input.Height.Value, output.Height.Value) && IsMultiple(input.Width.Value, output.Width.Value),
            LayerKind.Crop => HasMargins(layer, -1),
            LayerKind.ZeroPad => HasMargins(layer, 1),
            LayerKind.BatchNorm or LayerKind.Softmax => IsSame(input, output),
            _ => input.Elements == output.Elements,
        };
        if (!fits || (!layer.Kind.IsMerge() && layer.Inputs.Length > 1) || !layer.Inputs.All(IsMap) || !IsMap(output))
        {
            throw new ArgumentException($"{layer.Name}: a {layer.Kind} layer cannot make {output} of {string.Join(" and ", layer.Inputs)}.", nameof(layer));
        }
    }

    /// <summary>That the tensors have the sizes that the layer declares.</summary>
    public static void Tensors(LayerInfo layer, LayerTensors tensors)
    {
        EquatableArray<TensorSpec> declared = layer.Tensors;
        Tensor(layer, "weight", tensors.Weight.Length, declared.Length > 0 ? declared[0] : null);
        Tensor(layer, "bias", tensors.Bias.Length, declared.Length > 1 ? declared[1] : null);
        Tensor(layer, "mean", tensors.Mean.Length, declared.Length > 2 ? declared[2] : null);
        Tensor(layer, "variance", tensors.Variance.Length, declared.Length > 3 ? declared[3] : null);
    }

    /// <summary>That a layer's weights fit one block of memory as they are packed, with zeros for filters that fill up a block.</summary>
    public static void Packed(LayerInfo layer, long floats)
    {
        if (floats > AlignedFloats.MaxLength)
        {
            throw new ArgumentException($"{layer.Name}: its weights take {floats} floats once packed, more than one block of memory holds.", nameof(layer));
        }
    }

    /// <summary>That what is to run on a layer's results is a function of each of them, and the layer computes any.</summary>
    public static void Activation(LayerInfo layer, LayerInfo? activation)
    {
        if (activation is not null && !(layer.Kind != LayerKind.Flatten && activation.Kind.IsActivation() && activation.Input.Elements == layer.Output.Elements))
        {
            throw new ArgumentException($"{layer.Name}: {activation.Name}, a {activation.Kind} layer of {activation.Input}, cannot run on {layer.Output} value by value.", nameof(activation));
        }
    }

    /// <summary>That a pool that is to run on a layer's results is one that the layer's operator takes.</summary>
    public static void Pool(LayerInfo layer, ConvolutionAlgorithm algorithm, OperatorSpec? pool)
    {
        if (pool is not null)
        {
            Geometry(pool.Layer);
            Activation(pool.Layer, pool.Activation);
            if (!PoolFusion.CanRun(layer, algorithm, pool.Layer))
            {
                throw new ArgumentException($"{layer.Name}: {pool.Layer.Name}, a {pool.Layer.Kind} layer, cannot run on {layer.Output} within it.", nameof(pool));
            }
        }
    }

    private static bool IsWindow(WindowAxis axis) => axis is { Kernel: >= 1, Stride: >= 1, Dilation: >= 1, PaddingStart: >= 0, PaddingEnd: >= 0 };

    private static bool IsWindowed(LayerInfo layer) =>
        layer.Rows.OutputSize(layer.Input.Height.Value) == layer.Output.Height.Value
        && layer.Columns.OutputSize(layer.Input.Width.Value) == layer.Output.Width.Value;

    private static bool IsTransposed(LayerInfo layer) =>
        Transposed(layer.Rows, layer.OutputPaddingRows).OutputSize(layer.Input.Height.Value) == layer.Output.Height.Value
        && Transposed(layer.Columns, layer.OutputPaddingColumns).OutputSize(layer.Input.Width.Value) == layer.Output.Width.Value;

    private static TransposedAxis Transposed(WindowAxis axis, int outputPadding) =>
        new(axis.Kernel, axis.Stride, axis.Dilation, axis.PaddingStart, axis.PaddingEnd, outputPadding);

    private static bool HasMargins(LayerInfo layer, int sign) => layer.Input.Channels == layer.Output.Channels
        && layer.Input.Height.Value + sign * ((long)layer.Rows.PaddingStart + layer.Rows.PaddingEnd) == layer.Output.Height.Value
        && layer.Input.Width.Value + sign * ((long)layer.Columns.PaddingStart + layer.Columns.PaddingEnd) == layer.Output.Width.Value;

    private static bool IsSame(MapShape input, MapShape output) =>
        input.Channels == output.Channels && input.Height == output.Height && input.Width == output.Width;

    private static bool Serves(int size, int output) => size == output || size == 1;

    private static bool IsMultiple(int size, int output) => size > 0 && output % size == 0;

    private static bool IsMap(MapShape shape) => shape.Elements is >= 1 and <= LayerInference.LongestArray;

    private static void Tensor(LayerInfo layer, string what, int length, TensorSpec? declared)
    {
        if (length != (declared?.Elements ?? 0))
        {
            string expected = declared is null ? "none" : $"{declared.Elements} ({string.Join('×', declared.Shape)})";
            throw new ArgumentException($"{layer.Name}: the {what} given has {length} values, but the layer takes {expected}.", what);
        }
    }
}
