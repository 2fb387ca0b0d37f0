using ConvShape;

namespace Demo;

/// <summary>A feature pyramid: results of one network at three sizes, one of them in the middle of its way.</summary>
[InputShape(3, 16, 16)]
[ConvLayer(k: 3, s: 2, p: 1, filters: 4, Name = "c1"), ReluLayer(Name = "r1")]
[ConvLayer(k: 3, s: 2, p: 1, filters: 4, Name = "c2"), ReluLayer(Name = "r2")]
[ConvLayer(k: 3, s: 2, p: 1, filters: 4, Name = "c3"), ReluLayer(Name = "r3"), OutputLayer("p3")]
[UpsampleLayer(2), AddLayer("r2"), OutputLayer("p2"), UpsampleLayer(2), AddLayer("r1")]
public sealed partial class Pyramid;

/// <summary>The input is a result, and one map is two.</summary>
[InputShape(2, 4, 4)]
[OutputLayer("same"), OutputLayer("again"), ConvLayer(k: 3), OutputLayer("last")]
public sealed partial class InputAsOutput;

/// <summary>A block whose result is one of the network's, a layer inside which is another.</summary>
[InputShape(2, 6, 6)]
[Head(3, Name = "head1"), OutputLayer("features")]
[ConvLayer(k: 1, From = "in"), ConcatLayer("head1.conv1", "head1")]
public sealed partial class BlockAsOutput;

/// <summary>Two convolutions.</summary>
[ConvLayer(k: 3, p: 1, filters: Width), ReluLayer, ConvLayer(k: 3, p: 1)]
public sealed partial class Head(int width) : BlockAttribute
{
    private const int Width = Argument;
}
