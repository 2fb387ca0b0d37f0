namespace ConvShape;

/// <summary>A layer that reads several maps: the ones it names, and the one above (or <see cref="LayerAttribute.From"/>).</summary>
public abstract class MergeLayerAttribute : LayerAttribute
{
    private protected MergeLayerAttribute()
    {
    }
}

/// <summary>The sum of maps of one shape: a skip connection, as in residual networks.</summary>
public sealed class AddLayerAttribute : MergeLayerAttribute
{
    /// <summary>Adds the layer above and the named one.</summary>
    /// <param name="name">An earlier layer or block; <c>"in"</c> is the input of the block or network.</param>
    public AddLayerAttribute(string name)
    {
    }

    /// <summary>Adds the layer above and the named ones.</summary>
    /// <param name="name">An earlier layer or block; <c>"in"</c> is the input of the block or network.</param>
    /// <param name="others">Further ones.</param>
    public AddLayerAttribute(string name, params string[] others)
    {
    }

    /// <summary>
    /// Where the named map has another shape than the one above, sends it through a 1×1 convolution of the stride and filters that mend
    /// that, without bias, and a batch normalisation: <c>downsample.0</c> and <c>downsample.1</c>, as in torchvision's ResNets. Where the
    /// shapes agree, nothing is there.
    /// </summary>
    public bool Projection { get; set; }
}

/// <summary>
/// The product of maps. One with a single channel, row or column there serves all of them: a C×1×1 gate, or a vector of C features,
/// scales the channels of a C×H×W map (squeeze and excitation).
/// </summary>
public sealed class MultiplyLayerAttribute : MergeLayerAttribute
{
    /// <summary>Multiplies the layer above and the named one.</summary>
    /// <param name="name">An earlier layer or block; <c>"in"</c> is the input of the block or network.</param>
    public MultiplyLayerAttribute(string name)
    {
    }

    /// <summary>Multiplies the layer above and the named ones.</summary>
    /// <param name="name">An earlier layer or block; <c>"in"</c> is the input of the block or network.</param>
    /// <param name="others">Further ones.</param>
    public MultiplyLayerAttribute(string name, params string[] others)
    {
    }
}

/// <summary>Maps of one height and width, one behind the other along the channels: the named ones in their order, then the layer above.</summary>
public sealed class ConcatLayerAttribute : MergeLayerAttribute
{
    /// <summary>Concatenates the named layer and the one above.</summary>
    /// <param name="name">An earlier layer or block; <c>"in"</c> is the input of the block or network.</param>
    public ConcatLayerAttribute(string name)
    {
    }

    /// <summary>Concatenates the named layers and the one above.</summary>
    /// <param name="name">An earlier layer or block; <c>"in"</c> is the input of the block or network.</param>
    /// <param name="others">Further ones.</param>
    public ConcatLayerAttribute(string name, params string[] others)
    {
    }
}

/// <summary>Makes the map above one of the results of the network, which may have several; the last layer always is one.</summary>
public sealed class OutputLayerAttribute : LayerAttribute
{
    /// <summary>A result.</summary>
    /// <param name="name">Its name.</param>
    public OutputLayerAttribute(string name)
    {
    }
}
