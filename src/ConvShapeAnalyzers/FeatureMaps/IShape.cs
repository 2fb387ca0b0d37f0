using ConvShape.Architecture;

namespace ConvShape;

/// <summary>The shape of a feature map as a type, so that maps of different shapes cannot be mixed up. Generated, one for each shape of an assembly.</summary>
public interface IShape
{
    /// <summary>Channels × height × width, or a number of features.</summary>
    static abstract MapShape Dimensions { get; }
}

/// <summary>Writes the dimensions of a shape type where the compiler can read them.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ShapeDimensionsAttribute : Attribute
{
    /// <summary>A map of <paramref name="channels"/>×<paramref name="height"/>×<paramref name="width"/>.</summary>
    public ShapeDimensionsAttribute(int channels, int height, int width) => Dimensions = new(channels, height, width);

    /// <summary>A vector of <paramref name="features"/>.</summary>
    public ShapeDimensionsAttribute(int features) => Dimensions = new(features);

    /// <summary>The shape.</summary>
    public MapShape Dimensions { get; }
}
