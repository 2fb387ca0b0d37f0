using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// Whether a convolution runs as the sum of its products or by Winograd's filtering, by what each is estimated to take for one image: its products,
/// its transforms, and its weights, which in a network come from memory, and are transformed.
/// </summary>
internal static class WinogradChoice
{
    /// <summary>Vector operations to transform one tile's inputs or outputs, loads and stores among them, for each of its products.</summary>
    private const double Transform = 4;

    /// <summary>Vector multiply–adds that take as long as reading one vector of sixteen weights, or as transforming those of one product.</summary>
    private const double Weight = 11;

    /// <summary>The convolution by what is estimated to be the fastest that its precision allows.</summary>
    public static LayerOperator Create(OperatorSpec spec)
    {
        if (!Suits(spec))
        {
            return ConvolutionOperator.Direct(spec);
        }

        double direct = Products(spec, 9, spec.Layer.Output.Height.Value * (double)spec.Layer.Output.Width.Value, 0);
        double two = Winograd<Winograd2>(spec), four = Winograd<Winograd4>(spec);
        return Math.Min(two, four) > direct ? ConvolutionOperator.Direct(spec)
            : two < four ? new WinogradOperator<Winograd2>(spec)
            : new WinogradOperator<Winograd4>(spec);
    }

    private static bool Suits(OperatorSpec spec) => spec is { Precision: Precision.Fast, Input.Block: MapLayout.Lanes, Layer.Groups: 1 }
        && spec.Layer.Rows is { Kernel: 3, Stride: 1, Dilation: 1 } && spec.Layer.Columns is { Kernel: 3, Stride: 1, Dilation: 1 };

    private static double Winograd<TTransform>(OperatorSpec spec)
        where TTransform : struct, IWinogradTransform
    {
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
