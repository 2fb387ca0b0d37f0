// A stride that is worked out, as input size / feature size / 4, and rounds to nothing. PyTorch: "non-positive stride is not supported".
using ConvShape;

namespace Demo;

[InputShape(3, 48, 48)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, {|CONV1011:s: Sizes.Input / Sizes.Maps / 4|}, p: 1, filters: 64), ReluLayer]
[GlobalAvgPoolLayer, FlattenLayer]
[LinearLayer(4)]
public sealed partial class Tiles;

public static class Sizes
{
    public const int Input = 48, Maps = 24;
}

// error CONV1011: conv2: s is 0; needs at least 1
