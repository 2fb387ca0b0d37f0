using ConvShape;

namespace Demo.Shapes
{
    /// <summary>A circle.</summary>
    public class Circle;

    /// <summary>Named as a shape of the model would be.</summary>
    public class Shape1x4x4;
}

namespace Demo
{
    /// <summary>A model in the same project.</summary>
    [InputShape(1, 4, 4)]
    [ConvLayer(k: 2)]
    public sealed partial class Net;
}
