using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ReluLayer]
public sealed partial class Net(int number)
{
    /// <summary>What it was given.</summary>
    public int Number => number;
}
