using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ReluLayer]
public abstract partial class Net;

internal sealed class Derived : Net;
