#nullable disable
using ConvShape;

namespace Demo;

/// <summary>In a file that knows of no nullable references.</summary>
[InputShape(1, 4, 4)]
[ConvLayer(k: 2, Name = null)]
public sealed partial class Net
{
    /// <summary>May be null.</summary>
    public string Label;
}
