using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(4, 8, 8)]
[Gate(4, Name = "layer1", Repeat = 2)]
[Gate(3, Name = "layer2", Repeat = 2)]
[FlattenLayer, LinearLayer(2)]
public sealed partial class Net;

/// <summary>Scales channels.</summary>
[GlobalAvgPoolLayer, ConvLayer(k: 1, filters: Width), MultiplyLayer("in")]
public sealed partial class Gate(int width) : BlockAttribute
{
    private const int Width = Argument;
}
