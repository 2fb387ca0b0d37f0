namespace ConvShape.Architecture;

/// <summary>What is true of a kind of layer, whatever its sizes.</summary>
internal static class LayerTraits
{
    /// <summary>How a table names the kind.</summary>
    public static string Word(this LayerKind kind) => kind switch
    {
        LayerKind.Convolution => "conv",
        LayerKind.TransposedConvolution => "transposed conv",
        LayerKind.MaxPool => "max pool",
        LayerKind.MinPool => "min pool",
        LayerKind.AveragePool => "average pool",
        LayerKind.L2Pool => "L2 pool",
        LayerKind.GlobalMaxPool => "global max pool",
        LayerKind.GlobalAveragePool => "global average pool",
        LayerKind.AdaptiveAveragePool => "adaptive average pool",
        LayerKind.Relu => "ReLU",
        LayerKind.Relu6 => "ReLU6",
        LayerKind.LeakyRelu => "leaky ReLU",
        LayerKind.Sigmoid => "sigmoid",
        LayerKind.Tanh => "tanh",
        LayerKind.Silu => "SiLU",
        LayerKind.HardSwish => "hard swish",
        LayerKind.HardSigmoid => "hard sigmoid",
        LayerKind.Gelu => "GELU",
        LayerKind.Softmax => "softmax",
        LayerKind.BatchNorm => "batch norm",
        LayerKind.Flatten => "flatten",
        LayerKind.Linear => "linear",
        LayerKind.Dropout => "dropout",
        LayerKind.Add => "add",
        LayerKind.Multiply => "multiply",
        LayerKind.Concat => "concat",
        LayerKind.Upsample => "upsample",
        LayerKind.Crop => "crop",
        LayerKind.ZeroPad => "zero pad",
        LayerKind.Output => "output",
        _ => kind.ToString(),
    };

    public static bool IsConvolution(this LayerKind kind) => kind is LayerKind.Convolution or LayerKind.TransposedConvolution;

    /// <summary>Pools whose window slides.</summary>
    public static bool IsWindowPool(this LayerKind kind) =>
        kind is LayerKind.MaxPool or LayerKind.MinPool or LayerKind.AveragePool or LayerKind.L2Pool;

    /// <summary>Layers with a kernel, stride, padding and dilation.</summary>
    public static bool HasWindow(this LayerKind kind) => kind.IsConvolution() || kind.IsWindowPool();

    /// <summary>Layers with rows and columns at the borders: what <see cref="LayerInfo.Rows"/> holds then is padding alone.</summary>
    public static bool HasMargins(this LayerKind kind) => kind is LayerKind.Crop or LayerKind.ZeroPad;

    /// <summary>Layers that sum products with weights of their own, and so decide how many channels or features there are.</summary>
    public static bool IsWeighted(this LayerKind kind) => kind.IsConvolution() || kind == LayerKind.Linear;

    /// <summary>Layers that read several maps.</summary>
    public static bool IsMerge(this LayerKind kind) => kind is LayerKind.Add or LayerKind.Multiply or LayerKind.Concat;

    /// <summary>Functions of one value at a time, so that they can run as values are made.</summary>
    public static bool IsActivation(this LayerKind kind) =>
        kind is LayerKind.Relu or LayerKind.Relu6 or LayerKind.LeakyRelu or LayerKind.Sigmoid or LayerKind.Tanh or LayerKind.Silu
            or LayerKind.HardSwish or LayerKind.HardSigmoid or LayerKind.Gelu;

    /// <summary>Layers whose weights can take in the scale and shift of a batch normalisation that reads them.</summary>
    public static bool TakesBatchNorm(this LayerKind kind) => kind.IsWeighted();

    /// <summary>Layers that give out what they read, at inference.</summary>
    public static bool IsIdentity(this LayerKind kind) => kind is LayerKind.Flatten or LayerKind.Dropout or LayerKind.Output;

    /// <summary>Convolutions of single channels.</summary>
    public static bool IsDepthwise(this LayerInfo layer) =>
        layer.Kind == LayerKind.Convolution && layer.Groups > 1 && layer.Groups == layer.Input.Channels && layer.Groups == layer.Output.Channels;

    /// <summary>Layers whose sums of products can start from a map that is added to them.</summary>
    public static bool TakesSum(this LayerInfo layer) => layer.Kind.IsWeighted() && !layer.IsDepthwise();

    /// <summary>
    /// Convolutions of so few channels that blocks of them would be mostly empty: the taps of a row lie side by side as well, so that
    /// they read the plain order.
    /// </summary>
    public static bool ReadsPlainOrder(this LayerInfo layer) =>
        layer is { Kind: LayerKind.Convolution, Groups: 1, Columns.Dilation: 1, Input.Channels: <= 4 };
}
