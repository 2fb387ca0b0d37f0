using ConvShape;

/// <summary>Outside any namespace.</summary>
[InputShape(1, 4, 4)]
[ConvLayer(k: 2)]
public sealed partial class Net;

internal partial struct Holder
{
    [InputShape(1, 5, 5)]
    [ConvLayer(k: 2)]
    internal sealed partial class Net;
}
