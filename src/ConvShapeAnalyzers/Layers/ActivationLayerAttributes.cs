namespace ConvShape;

/// <summary>max(0, x), value by value.</summary>
public sealed class ReluLayerAttribute : LayerAttribute;

/// <summary>exp(x) over the sum of exp over all channels, at each position: scores become probabilities.</summary>
public sealed class SoftmaxLayerAttribute : LayerAttribute;
