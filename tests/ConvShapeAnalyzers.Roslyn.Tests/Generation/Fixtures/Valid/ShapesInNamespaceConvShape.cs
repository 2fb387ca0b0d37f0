using ConvShape;

namespace ConvShape
{
    /// <summary>Its full name is that of the shapes' file.</summary>
    [InputShape(1, 4, 4)]
    [ConvLayer(k: 2)]
    public sealed partial class Shapes;
}

/// <summary>Its full name is that of the shapes' file without the namespace.</summary>
[InputShape(1, 4, 4)]
[ConvLayer(k: 2)]
public sealed partial class Shapes;
