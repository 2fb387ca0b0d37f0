using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ReluLayer]
public sealed partial class Net
{
    /// <summary>In the generated constructor's way.</summary>
    public Net()
    {
    }
}
