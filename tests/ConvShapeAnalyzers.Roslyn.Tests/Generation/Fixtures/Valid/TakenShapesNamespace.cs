using ConvShape;

namespace Demo
{
    /// <summary>So no namespace can be called Demo.Shapes.</summary>
    public static class Shapes;

    /// <summary>A model beside it.</summary>
    [InputShape(1, 4, 4)]
    [ConvLayer(k: 2)]
    public sealed partial class Net;
}
