namespace ConvShape.Architecture;

/// <summary>What a layer computes.</summary>
public enum LayerKind
{
    /// <summary>Cross-correlation of every window with every filter, plus a bias.</summary>
    Convolution,

    /// <summary>The largest value of every window.</summary>
    MaxPool,

    /// <summary>The mean of every window.</summary>
    AveragePool,

    /// <summary>The largest value of every channel.</summary>
    GlobalMaxPool,

    /// <summary>The mean of every channel.</summary>
    GlobalAveragePool,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>exp(x) over the sum of exp over all channels, at each position.</summary>
    Softmax,

    /// <summary>C×H×W seen as a vector of C·H·W features; nothing moves.</summary>
    Flatten,

    /// <summary>Every output a weighted sum of all features, plus a bias.</summary>
    Linear,

    /// <summary>Nothing, once training is over.</summary>
    Dropout,
}
