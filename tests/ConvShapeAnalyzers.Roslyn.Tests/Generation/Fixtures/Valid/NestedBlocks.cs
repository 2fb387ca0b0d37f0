using ConvShape;

namespace Demo;

/// <summary>Blocks in blocks, with names, without, and with names that add nothing.</summary>
[InputShape(2, 8, 8)]
[ConvLayer(k: 3, p: 1, Name = "stem")]
[Outer(3, Repeat = 2, Name = "layer1")]
[Outer(2, Name = "")]
[Outer(4)]
[AddLayer("outer1.inner1.conv1")]
public sealed partial class Nested;

/// <summary>A name of layers of its own looks like that of a block, and one of a block like that of its parts.</summary>
[InputShape(2, 8, 8)]
[ConvLayer(k: 1, Name = "layer1.0.conv1"), ReluLayer(Name = "layer1.0.relu")]
[Inner(3, Name = "layer1.1")]
[Inner(2, Name = "layer2.stage")]
[Inner(2, Name = "Stage")]
[Inner(2, Name = "layer2")]
[ConvLayer(k: 1, Name = "layer2.0"), ConvLayer(k: 1, Name = "weights"), Inner(2, Name = "input")]
public sealed partial class FlatNames;

/// <summary>Two inner blocks and a map of the model.</summary>
[Inner(Width, Name = ""), Inner(InputChannels), AddLayer("in")]
[Inner(2, Repeat = 2, Name = "tail"), AddLayer("stem")]
public sealed partial class Outer(int width) : BlockAttribute
{
    private const int Width = Argument;
}

/// <summary>A convolution.</summary>
[ConvLayer(k: 3, p: 1, filters: Width), ReluLayer]
public sealed partial class Inner(int width) : BlockAttribute
{
    private const int Width = Argument;
}
