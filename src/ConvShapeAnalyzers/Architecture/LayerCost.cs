using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>What a layer costs: learned tensors, parameters, multiply–accumulates.</summary>
internal static class LayerCost
{
    public static EquatableArray<TensorSpec> Tensors(LayerInfo layer)
    {
        switch (layer.Kind)
        {
            case LayerKind.Convolution:
                int channels = layer.Input.Channels / layer.Groups;
                int fanIn = (int)Math.Min(int.MaxValue, WeightsPerFilter(layer));
                return WithBias(layer, [layer.Output.Channels, channels, layer.Rows.Kernel, layer.Columns.Kernel], fanIn);
            case LayerKind.Linear:
                int features = (int)Math.Min(int.MaxValue, layer.Input.Elements);
                return WithBias(layer, [layer.Output.Channels, features], features);
            default:
                return [];
        }
    }

    public static long Parameters(LayerInfo layer)
    {
        long parameters = 0;
        foreach (TensorSpec tensor in Tensors(layer))
        {
            parameters = Saturating.Add(parameters, tensor.Elements);
        }

        return parameters;
    }

    public static long Macs(LayerInfo layer) => layer.Kind switch
    {
        LayerKind.Convolution => Saturating.Multiply(layer.Output.Elements, WeightsPerFilter(layer)),
        LayerKind.Linear => Saturating.Multiply(layer.Output.Elements, layer.Input.Elements),
        _ => 0,
    };

    /// <summary>kh·kw·C/g.</summary>
    private static long WeightsPerFilter(LayerInfo layer) => Saturating.Multiply(
        (long)layer.Rows.Kernel * layer.Columns.Kernel, layer.Input.Channels / layer.Groups);

    private static EquatableArray<TensorSpec> WithBias(LayerInfo layer, EquatableArray<int> weightShape, int fanIn)
    {
        TensorSpec weight = new(layer.Name + ".weight", weightShape, fanIn);
        return layer.HasBias ? [weight, new(layer.Name + ".bias", [layer.Output.Channels], fanIn)] : [weight];
    }
}
