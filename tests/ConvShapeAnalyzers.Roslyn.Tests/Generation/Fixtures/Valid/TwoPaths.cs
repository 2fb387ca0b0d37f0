using ConvShape;

namespace Demo;

/// <summary>A block with another in it, and what came before it beside what it makes of that.</summary>
[InputShape(channels: 2, height: 6, width: 6)]
[ConvLayer(k: 3, p: 1, filters: 4), ReluLayer(Name = "stem")]
[Residual(4, Name = "layer1")]
[OutputLayer("features")]
[ConcatLayer("stem")]
[GlobalAvgPoolLayer, FlattenLayer]
public sealed partial class TwoPaths;

/// <summary>Adds to its input what a unit makes of it.</summary>
[Unit(Width, Name = "unit")]
[AddLayer("in"), ReluLayer]
public sealed partial class Residual(int width) : BlockAttribute
{
    private const int Width = Argument;
}

/// <summary>A convolution, normalised.</summary>
[ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer]
public sealed partial class Unit(int width) : BlockAttribute
{
    private const int Width = Argument;
}
