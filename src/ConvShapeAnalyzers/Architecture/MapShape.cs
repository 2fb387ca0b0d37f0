using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>What one image is at some point of a network: C×H×W, or a vector of features once flattened.</summary>
public readonly record struct MapShape
{
    /// <summary>A feature map of <paramref name="channels"/>×<paramref name="height"/>×<paramref name="width"/>.</summary>
    public MapShape(int channels, Extent height, Extent width)
    {
        Channels = channels;
        Height = height;
        Width = width;
    }

    /// <summary>A vector of <paramref name="features"/>.</summary>
    public MapShape(int features)
        : this(features, 1, 1) => IsVector = true;

    /// <summary>A feature map, or where it has no rows and columns, a vector.</summary>
    internal static MapShape Of(int channels, int height, int width) => height == 0 ? new(channels) : new(channels, height, width);

    /// <summary>Shapes by three numbers each.</summary>
    internal static EquatableArray<MapShape> All(ReadOnlySpan<int> numbers)
    {
        MapShape[] shapes = new MapShape[numbers.Length / 3];
        for (int i = 0; i < shapes.Length; i++)
        {
            shapes[i] = Of(numbers[3 * i], numbers[3 * i + 1], numbers[3 * i + 2]);
        }

        return new EquatableArray<MapShape>(shapes);
    }

    /// <summary>Whether this is a flat vector rather than a map with rows and columns.</summary>
    public bool IsVector { get; }

    /// <summary>Channels of a map; features of a vector.</summary>
    public int Channels { get; }

    /// <summary>Rows; 1 for a vector.</summary>
    public Extent Height { get; }

    /// <summary>Columns; 1 for a vector.</summary>
    public Extent Width { get; }

    /// <summary>C·H·W. Saturates at <see cref="long.MaxValue"/>.</summary>
    public long Elements => Saturating.Multiply(Saturating.Multiply(Channels, Height.Value), Width.Value);

    /// <summary>Bytes of one image's map in float32.</summary>
    public long Bytes => Saturating.Multiply(Elements, sizeof(float));

    /// <summary>Bytes of the maps of <paramref name="batch"/> images in float32. Saturates at <see cref="long.MaxValue"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The batch is smaller than 1.</exception>
    public long BytesPerBatch(int batch) => batch >= 1
        ? Saturating.Multiply(Bytes, batch)
        : throw new ArgumentOutOfRangeException(nameof(batch), batch, "A batch is at least 1 image.");

    /// <summary>As in "6×28×28", or "120" for a vector.</summary>
    public override string ToString() => IsVector
        ? FormattableString.Invariant($"{Channels}")
        : FormattableString.Invariant($"{Channels}×{Height}×{Width}");
}
