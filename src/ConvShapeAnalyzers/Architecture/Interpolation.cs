namespace ConvShape;

/// <summary>Where an upsampled map takes its values from.</summary>
public enum Interpolation
{
    /// <summary>The value at ⌊i / scale⌋: each repeated.</summary>
    Nearest = 0,

    /// <summary>A weighted mean of the two nearest rows and columns, the centres of pixels laid over one another (PyTorch's <c>align_corners=False</c>).</summary>
    Bilinear = 1,

    /// <summary>The same, the centres of the corner pixels laid over one another (PyTorch's <c>align_corners=True</c>).</summary>
    BilinearCorners = 2,
}
