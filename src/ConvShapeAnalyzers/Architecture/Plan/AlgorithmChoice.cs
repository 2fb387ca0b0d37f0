namespace ConvShape.Architecture;

/// <summary>
/// Which algorithm a convolution runs by: the one that is estimated to take the least time for one image, for its products, its transforms, and its
/// weights, which in a network come from memory, and are transformed. It depends on the shapes alone, not on the machine.
/// </summary>
internal static class AlgorithmChoice
{
    /// <summary>Vector operations to transform one tile's inputs or outputs, loads and stores among them, for each of its products.</summary>
    private const double Transform = 4;

    /// <summary>Vector multiply–adds that take as long as reading one vector of sixteen weights, or as transforming those of one product.</summary>
    private const double Weight = 11;

    /// <summary>The algorithm of a layer, direct for what is no convolution.</summary>
    public static ConvolutionAlgorithm Of(LayerInfo layer)
    {
        if (!CanBeWinograd(layer))
        {
            return ConvolutionAlgorithm.Direct;
        }

        double direct = Operations(layer, products: 9, layer.Output.Height.Value * (double)layer.Output.Width.Value, transform: 0);
        double two = Winograd(layer, ConvolutionAlgorithm.Winograd2), four = Winograd(layer, ConvolutionAlgorithm.Winograd4);
        return Math.Min(two, four) > direct ? ConvolutionAlgorithm.Direct : two < four ? ConvolutionAlgorithm.Winograd2 : ConvolutionAlgorithm.Winograd4;
    }

    /// <summary>
    /// Whether a layer can run by Winograd's filtering: a convolution of 3×3 taps side by side, of more channels than are read in plain order.
    /// </summary>
    public static bool CanBeWinograd(LayerInfo layer) => layer is { Kind: LayerKind.Convolution, Groups: 1 } && !layer.ReadsPlainOrder()
        && layer.Rows is { Kernel: 3, Stride: 1, Dilation: 1 } && layer.Columns is { Kernel: 3, Stride: 1, Dilation: 1 };

    /// <summary>Rows and columns of results that come together.</summary>
    public static int TileSize(this ConvolutionAlgorithm algorithm) => algorithm switch
    {
        ConvolutionAlgorithm.Winograd4 => 4,
        ConvolutionAlgorithm.Winograd2 => 2,
        _ => 1,
    };

    private static double Winograd(LayerInfo layer, ConvolutionAlgorithm algorithm)
    {
        int outputs = algorithm.TileSize(), inputs = outputs + 2;
        double rows = Math.Ceiling(layer.Output.Height.Value / (double)outputs), columns = Math.Ceiling(layer.Output.Width.Value / (double)outputs);
        return Operations(layer, inputs * inputs, rows * columns, Transform);
    }

    /// <summary>Vector operations.</summary>
    /// <param name="layer">The convolution.</param>
    /// <param name="products">Products of a filter and a channel at each place.</param>
    /// <param name="places">Tiles or pixels.</param>
    /// <param name="transform">Operations for each product of a block of channels or filters.</param>
    private static double Operations(LayerInfo layer, int products, double places, double transform)
    {
        int inputs = MapLayout.BlocksOf(layer.Input.Channels), outputs = MapLayout.BlocksOf(layer.Output.Channels);
        return products * (layer.Input.Channels * (double)outputs * (places + Weight) + (inputs + outputs) * transform * places);
    }
}
