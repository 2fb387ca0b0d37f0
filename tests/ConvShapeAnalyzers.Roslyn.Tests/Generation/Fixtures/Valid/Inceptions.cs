using ConvShape;

namespace Demo;

/// <summary>Branches that read one map, and their channels behind one another.</summary>
[InputShape(3, 10, 9)]
[BasicConv(4, k: 3, Name = "conv1")]
[Inception(2, reduce: 3, wide: 4, pool: 1, Name = "inception1")]
[MaxPoolLayer(k: 2, CeilMode = true)]
[Inception(1, reduce: 1, wide: 1, pool: 1, Name = "inception2")]
public sealed partial class Inceptions;

/// <summary>Looks at one map four ways.</summary>
[BasicConv(Width, Name = "branch1")]
[BasicConv(Reduce, Name = "branch2.0", From = "in")]
[BasicConv(Wide, k: 3, Name = "branch2.1")]
[MaxPoolLayer(k: 3, s: 1, p: 1, From = "in")]
[BasicConv(Pool, Name = "branch3.1")]
[ConcatLayer("branch1", "branch2.1", "in")]
public sealed partial class Inception(int width, int reduce, int wide, int pool) : BlockAttribute
{
    private const int Width = Argument, Reduce = Argument, Wide = Argument, Pool = Argument;
}

/// <summary>A convolution, rectified.</summary>
[ConvLayer(k: K, p: K / 2, filters: Width, Name = "conv"), ReluLayer]
public sealed partial class BasicConv(int width, int k = 1) : BlockAttribute
{
    private const int Width = Argument, K = Argument;
}
