namespace ConvShape;

/// <summary>
/// Batch normalisation with the statistics that training found: γ · (x − μ) / √(σ² + ε) + β, channel by channel (feature by feature
/// on a vector), with 2·C parameters. Behind a convolution or linear layer it costs nothing: it is folded into that layer's weights
/// when they are loaded.
/// </summary>
public sealed class BatchNormLayerAttribute : LayerAttribute
{
    /// <summary>A batch normalisation.</summary>
    /// <param name="epsilon">ε ≥ 0, added to the variance.</param>
    public BatchNormLayerAttribute(double epsilon = 1e-5)
    {
    }

    /// <summary>States how many channels arrive; checked, and otherwise without effect.</summary>
    public int Features { get; set; }
}
