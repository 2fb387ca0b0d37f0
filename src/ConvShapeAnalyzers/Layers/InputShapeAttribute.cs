namespace ConvShape;

/// <summary>Opens a network: the shape of one input image, channels × height × width.</summary>
/// <param name="channels">Channels C ≥ 1: 1 for grey, 3 for RGB.</param>
/// <param name="height">Rows H ≥ 1.</param>
/// <param name="width">Columns W ≥ 1.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class InputShapeAttribute(int channels, int height, int width) : Attribute
{
    /// <summary>Channels C.</summary>
    public int Channels { get; } = channels;

    /// <summary>Rows H.</summary>
    public int Height { get; } = height;

    /// <summary>Columns W.</summary>
    public int Width { get; } = width;
}
