namespace ConvShape.Architecture;

/// <summary>
/// Which algorithm a convolution runs by: the one that is estimated to take the least time for one image, for its products, its transforms, and its
/// weights, which in a network come from memory, and are transformed. It depends on the shapes alone, not on the machine.
/// </summary>
internal static class AlgorithmChoice
{
    /// <summary>Vector operations to transform one tile's inputs or outputs, loads and stores among them, for each of its products.</summary>
    private const double Transform = 10;

    /// <summary>Vector multiply–adds that take as long as reading one vector of sixteen weights, or as transforming those of one product.</summary>
    private const double Weight = 11;

    /// <summary>Vector operations to make the sums of Strassen's quarters, for each sixteen inputs, results and weights.</summary>
    private const double InputSum = 8, OutputSum = 6, WeightSum = 8;

    /// <summary>What Strassen's products, which round more, must save at least.</summary>
    private const double WorthQuarters = 0.96;

    private static readonly ConvolutionAlgorithm[] Others = [ConvolutionAlgorithm.Winograd2, ConvolutionAlgorithm.Winograd4, ConvolutionAlgorithm.Strassen];

    /// <summary>The algorithm of a layer, direct for what is no convolution.</summary>
    public static ConvolutionAlgorithm Of(LayerInfo layer)
    {
        ConvolutionAlgorithm best = ConvolutionAlgorithm.Direct;
        foreach (ConvolutionAlgorithm algorithm in Others)
        {
            best = CanRun(layer, algorithm) && Operations(layer, algorithm) < Operations(layer, best) ? algorithm : best;
        }

        return best;
    }

    /// <summary>
    /// Whether a layer can run by an algorithm: Winograd's filtering is for convolutions of 3×3 taps side by side, tiles of two rows for 5×5 as well,
    /// of more channels than are read in plain order; Strassen's product for 1×1 ones that have halves of rows, of blocks of channels and of filters.
    /// </summary>
    public static bool CanRun(LayerInfo layer, ConvolutionAlgorithm algorithm) => algorithm == ConvolutionAlgorithm.Direct
        || (layer is { Kind: LayerKind.Convolution, Groups: 1, Rows: { Stride: 1, Dilation: 1 }, Columns: { Stride: 1, Dilation: 1 } }
            && layer.Rows.Kernel == layer.Columns.Kernel && !layer.ReadsPlainOrder()
            && (algorithm == ConvolutionAlgorithm.Strassen ? HasQuarters(layer) : (layer.Rows.Kernel, algorithm.TileSize()) is (3, _) or (5, 2)));

    /// <summary>Rows and columns of results that come together.</summary>
    public static int TileSize(this ConvolutionAlgorithm algorithm) => algorithm switch
    {
        ConvolutionAlgorithm.Winograd4 => 4,
        ConvolutionAlgorithm.Winograd2 => 2,
        _ => 1,
    };

    private static bool HasQuarters(LayerInfo layer) => layer is { Rows: { Kernel: 1, PaddingStart: 0, PaddingEnd: 0 }, Columns: { PaddingStart: 0, PaddingEnd: 0 } }
        && layer.Output.Height.Value % 2 == 0 && layer.Input.Channels % (2 * MapLayout.Lanes) == 0 && layer.Output.Channels % (2 * MapLayout.Lanes) == 0;

    /// <summary>Vector operations.</summary>
    private static double Operations(LayerInfo layer, ConvolutionAlgorithm algorithm)
    {
        int size = algorithm.TileSize(), sees = size + layer.Rows.Kernel - 1, products = sees * sees;
        double tiles = Math.Ceiling(layer.Output.Height.Value / (double)size) * Math.Ceiling(layer.Output.Width.Value / (double)size);
        int inputs = MapLayout.BlocksOf(layer.Input.Channels), outputs = MapLayout.BlocksOf(layer.Output.Channels);
        double pairs = layer.Input.Channels * (double)outputs;
        return algorithm switch
        {
            ConvolutionAlgorithm.Direct => products * pairs * (tiles + Weight),
            ConvolutionAlgorithm.Strassen => (pairs * (tiles * 7 / 8 + Weight + WeightSum) + (inputs * InputSum + outputs * OutputSum) * tiles) / WorthQuarters,
            _ => products * (pairs * (tiles + Weight) + (inputs + outputs) * Transform * tiles),
        };
    }
}
