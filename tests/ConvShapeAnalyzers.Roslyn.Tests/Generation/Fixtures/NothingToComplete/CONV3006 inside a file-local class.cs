using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
file partial class Outer
{
    [InputShape(3, 8, 8)]
    [ReluLayer]
    public sealed partial class Net;
}
