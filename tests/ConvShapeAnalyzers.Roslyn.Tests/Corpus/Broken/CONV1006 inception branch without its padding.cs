// Four branches of an inception module, and the 3×3 one has no padding: two rows fewer than its neighbours. Keras: "A Concatenate layer
// requires inputs with matching shapes except for the concatenation axis".
using ConvShape;

namespace Demo;

[InputShape(3, 112, 112)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[{|CONV1006:Inception|}(64, reduce3: 96, width3: 128, reduce5: 16, width5: 32, pool: 32, Name = "inception3a")]
[Inception(128, reduce3: 128, width3: 192, reduce5: 32, width5: 96, pool: 64, Name = "inception3b")]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(100)]
public sealed partial class SmallGoogLeNet;

[ConvLayer(k: 1, filters: Width, Name = "conv1"), ReluLayer(Name = "branch1")]
[ConvLayer(k: 1, filters: Reduce3, Name = "reduce3", From = "in"), ReluLayer]
[ConvLayer(k: 3, filters: Width3, Name = "conv3"), ReluLayer(Name = "branch3")]
[ConvLayer(k: 1, filters: Reduce5, Name = "reduce5", From = "in"), ReluLayer]
[ConvLayer(k: 5, p: 2, filters: Width5, Name = "conv5"), ReluLayer(Name = "branch5")]
[MaxPoolLayer(k: 3, s: 1, p: 1, From = "in")]
[ConvLayer(k: 1, filters: Pool, Name = "convpool"), ReluLayer(Name = "branchpool")]
[ConcatLayer("branch1", "branch3", "branch5")]
public sealed partial class Inception(int width, int reduce3, int width3, int reduce5, int width5, int pool) : BlockAttribute
{
    private const int Width = Argument, Reduce3 = Argument, Width3 = Argument, Reduce5 = Argument, Width5 = Argument, Pool = Argument;
}

// error CONV1006: inception3a.concat1 cannot join inception3a.branch3 (128×26×26) and inception3a.branchpool (32×28×28): their sizes parted at inception3a.conv3 (28×28 → 26×26); needs p: 1 on inception3a.conv3
