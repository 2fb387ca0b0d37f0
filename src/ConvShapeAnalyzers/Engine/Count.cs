namespace ConvShape.Engine;

/// <summary>
/// A count as a type: a kernel that is generic over counts is compiled once for each, with the branches on them gone. So one source
/// text serves full tiles and every remainder.
/// </summary>
internal interface ICount
{
    static abstract int Value { get; }
}

internal readonly struct One : ICount
{
    public static int Value => 1;
}

internal readonly struct Two : ICount
{
    public static int Value => 2;
}

internal readonly struct Three : ICount
{
    public static int Value => 3;
}

internal readonly struct Four : ICount
{
    public static int Value => 4;
}
