namespace ConvShape;

/// <summary>C×H×W seen as a vector of C·H·W features.</summary>
public sealed class FlattenLayerAttribute : LayerAttribute;

/// <summary>Linear (fully connected) layer: n features → m, with n·m + m parameters.</summary>
public sealed class LinearLayerAttribute : LayerAttribute
{
    /// <summary>A linear layer.</summary>
    /// <param name="features">Output features m ≥ 1.</param>
    public LinearLayerAttribute(int features)
    {
    }

    /// <summary>States how many features arrive; checked, and otherwise without effect.</summary>
    public int InFeatures { get; set; }

    /// <summary>Whether a bias is added to every feature. True unless set.</summary>
    public bool Bias { get; set; } = true;
}

/// <summary>Dropout: active in training only, so here the identity. It keeps a declaration, and its names, as the training code has them.</summary>
public sealed class DropoutLayerAttribute : LayerAttribute
{
    /// <summary>A dropout layer.</summary>
    /// <param name="p">Probability of dropping a value in training, 0 ≤ p ≤ 1.</param>
    public DropoutLayerAttribute(double p = 0.5)
    {
    }
}
