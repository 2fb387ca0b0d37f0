namespace ConvShape;

/// <summary>max(0, x), value by value.</summary>
public sealed class ReluLayerAttribute : LayerAttribute;

/// <summary>min(max(0, x), 6), value by value.</summary>
public sealed class Relu6LayerAttribute : LayerAttribute;

/// <summary>x where it is positive, slope · x elsewhere.</summary>
public sealed class LeakyReluLayerAttribute : LayerAttribute
{
    /// <summary>A leaky ReLU.</summary>
    /// <param name="slope">What negative values are multiplied by; finite.</param>
    public LeakyReluLayerAttribute(double slope = 0.01)
    {
    }
}

/// <summary>1 / (1 + exp(−x)), value by value.</summary>
public sealed class SigmoidLayerAttribute : LayerAttribute;

/// <summary>tanh(x), value by value.</summary>
public sealed class TanhLayerAttribute : LayerAttribute;

/// <summary>x · sigmoid(x), value by value; also called swish.</summary>
public sealed class SiluLayerAttribute : LayerAttribute;

/// <summary>x · min(max(0, x + 3), 6) / 6, value by value.</summary>
public sealed class HardSwishLayerAttribute : LayerAttribute;

/// <summary>min(max(0, x + 3), 6) / 6, value by value.</summary>
public sealed class HardSigmoidLayerAttribute : LayerAttribute;

/// <summary>½ · x · (1 + erf(x / √2)), value by value.</summary>
public sealed class GeluLayerAttribute : LayerAttribute;

/// <summary>exp(x) over the sum of exp over all channels, at each position: scores become probabilities.</summary>
public sealed class SoftmaxLayerAttribute : LayerAttribute;
