using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>
/// What a layer costs: learned tensors, parameters, multiply–accumulates. Lists are made of arrays: for those made of spans, the JIT compiler has to
/// make methods at the start of every program.
/// </summary>
internal static class LayerCost
{
    public static EquatableArray<TensorSpec> Tensors(LayerInfo layer)
    {
        int inputs = layer.Input.Channels, outputs = layer.Output.Channels, kh = layer.Rows.Kernel, kw = layer.Columns.Kernel;
        switch (layer.Kind)
        {
            case LayerKind.Convolution:
                return WithBias(layer, [outputs, inputs / layer.Groups, kh, kw], Taps(layer, inputs));
            case LayerKind.TransposedConvolution:
                // PyTorch stores it as the convolution that it runs backwards, and takes its fan-in from the second axis all the same.
                return WithBias(layer, [inputs, outputs / layer.Groups, kh, kw], Taps(layer, outputs));
            case LayerKind.Linear:
                return WithBias(layer, [outputs, (int)Math.Min(int.MaxValue, layer.Input.Elements)], layer.Input.Elements);
            case LayerKind.BatchNorm:
                return new([Channel("weight"), Channel("bias"), Channel("running_mean", isBuffer: true), Channel("running_var", isBuffer: true)]);
            default:
                return default;
        }

        TensorSpec Channel(string name, bool isBuffer = false) => new($"{layer.Name}.{name}", new EquatableArray<int>([inputs]), FanIn: 0) { IsBuffer = isBuffer };
    }

    public static long Parameters(LayerInfo layer)
    {
        long parameters = 0;
        foreach (TensorSpec tensor in Tensors(layer))
        {
            parameters = tensor.IsBuffer ? parameters : Saturating.Add(parameters, tensor.Elements);
        }

        return parameters;
    }

    /// <summary>Products with weights. A batch normalisation has none: at inference it is folded into the layer before it, or scales values in passing.</summary>
    public static long Macs(LayerInfo layer) => layer.Kind switch
    {
        LayerKind.Convolution => Saturating.Multiply(layer.Output.Elements, Taps(layer, layer.Input.Channels)),
        LayerKind.TransposedConvolution => Saturating.Multiply(layer.Input.Elements, Taps(layer, layer.Output.Channels)),
        LayerKind.Linear => Saturating.Multiply(layer.Output.Elements, layer.Input.Elements),
        _ => 0,
    };

    /// <summary>kh·kw·C/g: how many weights meet one value.</summary>
    private static long Taps(LayerInfo layer, int channels) =>
        Saturating.Multiply((long)layer.Rows.Kernel * layer.Columns.Kernel, channels / layer.Groups);

    private static EquatableArray<TensorSpec> WithBias(LayerInfo layer, int[] weightShape, long inputsOfOne)
    {
        int fanIn = (int)Math.Min(int.MaxValue, inputsOfOne);
        TensorSpec weight = new(layer.Name + ".weight", new EquatableArray<int>(weightShape), fanIn);
        return new(layer.HasBias ? [weight, new(layer.Name + ".bias", new EquatableArray<int>([layer.Output.Channels]), fanIn)] : [weight]);
    }
}
