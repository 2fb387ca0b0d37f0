using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// Whether a convolution runs as the sum of its products or by Winograd's filtering, by what each is estimated to take for one image: its products,
/// its transforms, and reading its weights, which are (m + 2)²/9 times as many and, in a network, come from memory.
/// </summary>
internal static class WinogradChoice
{
    /// <summary>Vector operations to transform one tile's inputs or outputs, loads and stores among them, for each of its products.</summary>
    private const double Transform = 5;

    /// <summary>Vector multiply–adds that take as long as reading one vector of sixteen weights.</summary>
    private const double Weight = 12;

    /// <summary>The convolution by what is estimated to be the fastest that its precision allows.</summary>
    public static LayerOperator Create(OperatorSpec spec) => Outputs(spec) switch
    {
        2 => new WinogradOperator<Winograd2>(spec),
        4 => new WinogradOperator<Winograd4>(spec),
        _ => ConvolutionOperator.Direct(spec),
    };

    /// <summary>Outputs of a tile along each axis by the fastest; 1 for the sum of products.</summary>
    internal static int Outputs(OperatorSpec spec)
    {
        if (!Suits(spec))
        {
            return 1;
        }

        double direct = Products(spec, 9, spec.Layer.Output.Height.Value * (double)spec.Layer.Output.Width.Value, 0);
        double two = Winograd<Winograd2>(spec), four = Winograd<Winograd4>(spec);
        return Math.Min(two, four) > direct ? 1 : two < four ? 2 : 4;
    }

    private static bool Suits(OperatorSpec spec) => spec is { Precision: Precision.Fast, Input.Block: MapLayout.Lanes, Layer.Groups: 1 }
        && spec.Layer.Rows is { Kernel: 3, Stride: 1, Dilation: 1 } && spec.Layer.Columns is { Kernel: 3, Stride: 1, Dilation: 1 };

    private static double Winograd<TTransform>(OperatorSpec spec)
        where TTransform : struct, IWinogradTransform
    {
        if (WinogradWeights.Length<TTransform>(spec.Layer) > AlignedFloats.MaxLength)
        {
            return double.PositiveInfinity;
        }

        double rows = Math.Ceiling(spec.Layer.Output.Height.Value / (double)TTransform.Outputs);
        double columns = Math.Ceiling(spec.Layer.Output.Width.Value / (double)TTransform.Outputs);
        return Products(spec, (TTransform.Outputs + 2) * (TTransform.Outputs + 2), rows * columns, Transform);
    }

    /// <summary>Vector operations.</summary>
    /// <param name="spec">The convolution.</param>
    /// <param name="products">Products of a filter and a channel at each place.</param>
    /// <param name="places">Tiles or pixels.</param>
    /// <param name="transform">Operations for each product of a block of channels or filters.</param>
    private static double Products(OperatorSpec spec, int products, double places, double transform) => products
        * (spec.Layer.Input.Channels * (double)spec.Output.Blocks * (places + Weight) + (spec.Input.Blocks + spec.Output.Blocks) * transform * places);
}
