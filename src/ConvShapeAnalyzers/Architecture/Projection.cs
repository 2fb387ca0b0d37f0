using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>The 1×1 convolution that gives one map the shape of another, as on the shortcuts of residual networks (He et al. 2015, option B).</summary>
internal static class Projection
{
    /// <summary>Its window; null where no stride leads from one size to the other.</summary>
    public static WindowSpec? Between(MapShape from, MapShape to) =>
        !from.IsVector && !to.IsVector && Stride(from.Height, to.Height) is int rows && Stride(from.Width, to.Width) is int columns
            ? new WindowSpec(new WindowAxis(1, rows), new WindowAxis(1, columns))
            : null;

    /// <summary>The smallest s with ⌊(i − 1)/s⌋ + 1 = o.</summary>
    private static int? Stride(Extent from, Extent to)
    {
        int stride = (from.Value + to.Value - 1) / to.Value;
        return new WindowAxis(1, stride).OutputSize(from.Value) == to.Value ? stride : null;
    }
}
