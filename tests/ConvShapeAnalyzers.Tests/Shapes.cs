using ConvShape.Architecture;

namespace ConvShape.Tests;

/// <summary>Shape types as the generator would write them.</summary>
internal sealed class Shape2x3x4 : IShape
{
    public static MapShape Dimensions => new(2, 3, 4);
}

/// <summary>The same dimensions under another type, as from another assembly.</summary>
internal sealed class OtherShape2x3x4 : IShape
{
    public static MapShape Dimensions => new(2, 3, 4);
}

internal sealed class Shape3x2x4 : IShape
{
    public static MapShape Dimensions => new(3, 2, 4);
}

internal sealed class Shape3x2x3 : IShape
{
    public static MapShape Dimensions => new(3, 2, 3);
}

internal sealed class Shape1x2x3 : IShape
{
    public static MapShape Dimensions => new(1, 2, 3);
}

internal sealed class Shape6 : IShape
{
    public static MapShape Dimensions => new(6);
}

internal sealed class Shape6x1x1 : IShape
{
    public static MapShape Dimensions => new(6, 1, 1);
}

internal sealed class Shape1x30000x30000 : IShape
{
    public static MapShape Dimensions => new(1, 30_000, 30_000);
}
