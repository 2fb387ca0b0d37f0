using System.Runtime.InteropServices;

namespace ConvShape.Engine;

/// <summary>The tensors of a layer as PyTorch shapes them, each empty where the layer has none. Not to be changed later: they may be used in place.</summary>
/// <param name="Weight">Weights of a convolution or linear layer; γ of a batch normalisation.</param>
/// <param name="Bias">One value for each filter or feature; β of a batch normalisation.</param>
/// <param name="Mean">The running mean μ of each channel.</param>
/// <param name="Variance">The running variance σ² of each channel.</param>
/// <param name="Scale">What the weights of each filter are multiplied by before they are rounded and packed: a normalisation folded into them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LayerTensors(
    ReadOnlyMemory<float> Weight,
    ReadOnlyMemory<float> Bias = default,
    ReadOnlyMemory<float> Mean = default,
    ReadOnlyMemory<float> Variance = default,
    ReadOnlyMemory<double> Scale = default);
