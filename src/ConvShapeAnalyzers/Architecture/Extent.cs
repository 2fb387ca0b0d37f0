namespace ConvShape.Architecture;

/// <summary>The size of a feature map along one axis, known when the program is compiled.</summary>
/// <param name="Value">Elements along the axis.</param>
public readonly record struct Extent(int Value)
{
    /// <summary>A number of elements as an extent.</summary>
    public static implicit operator Extent(int value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
