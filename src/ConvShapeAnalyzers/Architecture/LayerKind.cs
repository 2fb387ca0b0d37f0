namespace ConvShape.Architecture;

/// <summary>What a layer computes.</summary>
public enum LayerKind
{
    /// <summary>Cross-correlation of every window with every filter, plus a bias.</summary>
    Convolution,

    /// <summary>A convolution run backwards: every value spreads over a window of the output, weighted, plus a bias.</summary>
    TransposedConvolution,

    /// <summary>The largest value of every window.</summary>
    MaxPool,

    /// <summary>The smallest value of every window.</summary>
    MinPool,

    /// <summary>The mean of every window.</summary>
    AveragePool,

    /// <summary>The Euclidean norm of every window: √Σx².</summary>
    L2Pool,

    /// <summary>The largest value of every channel.</summary>
    GlobalMaxPool,

    /// <summary>The mean of every channel.</summary>
    GlobalAveragePool,

    /// <summary>The means of as many even parts of the map as the output has positions.</summary>
    AdaptiveAveragePool,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>min(max(0, x), 6).</summary>
    Relu6,

    /// <summary>x where it is positive, slope · x elsewhere.</summary>
    LeakyRelu,

    /// <summary>1 / (1 + exp(−x)).</summary>
    Sigmoid,

    /// <summary>tanh(x).</summary>
    Tanh,

    /// <summary>x · sigmoid(x), also called swish.</summary>
    Silu,

    /// <summary>x · min(max(0, x + 3), 6) / 6.</summary>
    HardSwish,

    /// <summary>min(max(0, x + 3), 6) / 6.</summary>
    HardSigmoid,

    /// <summary>x · Φ(x), Φ being the normal distribution: ½ · x · (1 + erf(x / √2)).</summary>
    Gelu,

    /// <summary>exp(x) over the sum of exp over all channels, at each position.</summary>
    Softmax,

    /// <summary>γ · (x − μ) / √(σ² + ε) + β, each channel with the mean and variance that training found.</summary>
    BatchNorm,

    /// <summary>C×H×W seen as a vector of C·H·W features; nothing moves.</summary>
    Flatten,

    /// <summary>Every output a weighted sum of all features, plus a bias.</summary>
    Linear,

    /// <summary>Nothing, once training is over.</summary>
    Dropout,

    /// <summary>The sum of maps of one shape.</summary>
    Add,

    /// <summary>The product of maps; one that has a single channel, row or column there serves all of them.</summary>
    Multiply,

    /// <summary>Maps one behind the other along the channels.</summary>
    Concat,

    /// <summary>A larger map, its values repeated or interpolated.</summary>
    Upsample,

    /// <summary>The map without some rows and columns at its borders.</summary>
    Crop,

    /// <summary>The map with rows and columns of zeros around it.</summary>
    ZeroPad,

    /// <summary>The map itself, as a result of the network.</summary>
    Output,
}
