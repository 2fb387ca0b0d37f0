using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ReluLayer]
public sealed partial class Net
{
    /// <summary>The user's own.</summary>
    public int Layers { get; set; }
}
