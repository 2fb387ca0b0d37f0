// An inception module with four branches, of which the concatenation names two: the pooled branch is the layer above, and the 5×5 one is
// worked out for nothing. In PyTorch such a branch costs its time, and its gradients are None.
using ConvShape;

namespace Demo;

[InputShape(3, 56, 56)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[{|CONV2009:Inception|}(64, reduce3: 48, width3: 64, reduce5: 8, width5: 16, pool: 16, Name = "mixed1")]
[MaxPoolLayer(k: 2)]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(10)]
public sealed partial class SmallInception;

[ConvLayer(k: 1, filters: Width), ReluLayer(Name = "branch1")]
[ConvLayer(k: 1, filters: Reduce3, From = "in"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: Width3), ReluLayer(Name = "branch3")]
[ConvLayer(k: 1, filters: Reduce5, From = "in"), ReluLayer]
[ConvLayer(k: 5, p: 2, filters: Width5), ReluLayer(Name = "branch5")]
[MaxPoolLayer(k: 3, s: 1, p: 1, From = "in")]
[ConvLayer(k: 1, filters: Pool), ReluLayer]
[ConcatLayer("branch1", "branch3")]
public sealed partial class Inception(int width, int reduce3, int width3, int reduce5, int width5, int pool) : BlockAttribute
{
    private const int Width = Argument, Reduce3 = Argument, Width3 = Argument, Reduce5 = Argument, Width5 = Argument, Pool = Argument;
}

// warning CONV2009: mixed1.branch5 is read by nothing: its 16×28×28 map goes nowhere; needs a layer that names it, or an [OutputLayer(name)] below it
