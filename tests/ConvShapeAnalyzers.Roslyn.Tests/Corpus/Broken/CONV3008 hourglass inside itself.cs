// An hourglass network is told as an hourglass around a smaller hourglass, which Python code does by recursion with a depth that counts down. A
// block has no such end: each depth is a block of its own.
using ConvShape;

namespace Demo;

[InputShape(3, 64, 64)]
[ConvLayer(k: 3, p: 1, filters: 16), ReluLayer]
[{|CONV3008:Hourglass|}(16, Name = "hourglass")]
[ConvLayer(k: 1, filters: 10)]
public sealed partial class Pose;

[ConvLayer(k: 3, p: 1, filters: Width), ReluLayer(Name = "skip")]
[MaxPoolLayer(k: 2)]
[{|CONV3008:Hourglass|}(Width, Name = "inner")]
[UpsampleLayer(2)]
[AddLayer("skip")]
public sealed partial class Hourglass(int width) : BlockAttribute
{
    private const int Width = Argument;
}

// error CONV3008: Hourglass stands inside itself (Hourglass → Hourglass); needs a block that does not lead back to itself
// error CONV3008: Hourglass stands inside itself (Hourglass → Hourglass); needs a block that does not lead back to itself
