using ConvShape;

namespace Networks;

/// <summary>
/// GoogLeNet (Szegedy et al.: Going deeper with convolutions, 2014), as in torchvision: batch-normalised, 3×3 in place of 5×5, without the
/// auxiliary heads. torchvision's trained weights expect pixels from −1 to 1: there the network itself maps the usual ImageNet
/// normalisation to that (<c>transform_input</c>).
/// </summary>
[InputShape(channels: 3, height: 224, width: 224)]
[BasicConv(64, k: 7, stride: 2, Name = "conv1")]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
[BasicConv(64, Name = "conv2")]
[BasicConv(192, k: 3, Name = "conv3")]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
[Inception(64, reduce3: 96, width3: 128, reduce5: 16, width5: 32, pool: 32, Name = "inception3a")]
[Inception(128, reduce3: 128, width3: 192, reduce5: 32, width5: 96, pool: 64, Name = "inception3b")]
[MaxPoolLayer(k: 3, s: 2, CeilMode = true)]
[Inception(192, reduce3: 96, width3: 208, reduce5: 16, width5: 48, pool: 64, Name = "inception4a")]
[Inception(160, reduce3: 112, width3: 224, reduce5: 24, width5: 64, pool: 64, Name = "inception4b")]
[Inception(128, reduce3: 128, width3: 256, reduce5: 24, width5: 64, pool: 64, Name = "inception4c")]
[Inception(112, reduce3: 144, width3: 288, reduce5: 32, width5: 64, pool: 64, Name = "inception4d")]
[Inception(256, reduce3: 160, width3: 320, reduce5: 32, width5: 128, pool: 128, Name = "inception4e")]
[MaxPoolLayer(k: 2, CeilMode = true)]
[Inception(256, reduce3: 160, width3: 320, reduce5: 32, width5: 128, pool: 128, Name = "inception5a")]
[Inception(384, reduce3: 192, width3: 384, reduce5: 48, width5: 128, pool: 128, Name = "inception5b")]
[GlobalAvgPoolLayer, FlattenLayer]
[DropoutLayer(0.2), LinearLayer(1000, Name = "fc")]
public sealed partial class GoogLeNet;

/// <summary>Looks at one map four ways at once.</summary>
/// <param name="width">Filters of the 1×1 convolution.</param>
/// <param name="reduce3">Filters of the 1×1 convolution before the 3×3.</param>
/// <param name="width3">Filters of the 3×3 convolution.</param>
/// <param name="reduce5">Filters of the 1×1 convolution before the one that is 5×5 in the paper.</param>
/// <param name="width5">Filters of the one that is 5×5 in the paper.</param>
/// <param name="pool">Filters of the 1×1 convolution behind the pool.</param>
[BasicConv(Width, Name = "branch1")]
[BasicConv(Reduce3, Name = "branch2.0", From = "in")]
[BasicConv(Width3, k: 3, Name = "branch2.1")]
[BasicConv(Reduce5, Name = "branch3.0", From = "in")]
[BasicConv(Width5, k: 3, Name = "branch3.1")]
[MaxPoolLayer(k: 3, s: 1, p: 1, CeilMode = true, From = "in")]
[BasicConv(Pool, Name = "branch4.1")]
[ConcatLayer("branch1", "branch2.1", "branch3.1")]
public sealed partial class Inception(int width, int reduce3, int width3, int reduce5, int width5, int pool) : BlockAttribute
{
    private const int Width = Argument, Reduce3 = Argument, Width3 = Argument, Reduce5 = Argument, Width5 = Argument, Pool = Argument;
}

/// <summary>A convolution that keeps the size (but for its stride), normalised and rectified.</summary>
[ConvLayer(k: K, s: Stride, p: K / 2, filters: Width, Bias = false, Name = "conv")]
[BatchNormLayer(epsilon: 0.001, Name = "bn"), ReluLayer]
public sealed partial class BasicConv(int width, int k = 1, int stride = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument, Stride = Argument;
}
