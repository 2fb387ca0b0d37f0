using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[Outer(9, Repeat = 2, Name = "layer1"), ReluLayer]
public sealed partial class Net;

/// <summary>Passes on what it is given.</summary>
[ConvLayer(k: 1), Inner(K, Name = "inner")]
public sealed partial class Outer(int k) : BlockAttribute
{
    private const int K = Argument;
}

/// <summary>Too large.</summary>
[ReluLayer, ConvLayer(k: K), BatchNormLayer]
public sealed partial class Inner(int k) : BlockAttribute
{
    private const int K = Argument;
}
