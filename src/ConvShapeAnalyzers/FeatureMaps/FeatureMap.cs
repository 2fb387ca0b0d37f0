using System.Globalization;
using ConvShape.Architecture;

namespace ConvShape;

/// <summary>
/// A batch of feature maps of one shape, float32, laid out N×C×H×W: image by image, channel by channel, row by row.
/// </summary>
/// <typeparam name="TShape">The shape of each image's map.</typeparam>
public sealed class FeatureMap<TShape> : IFeatureMap
    where TShape : IShape
{
    private readonly float[] _values;

    /// <summary>Maps of zeros.</summary>
    /// <param name="batch">Number of images N ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch is smaller than 1, or has more values than an array can hold.</exception>
    public FeatureMap(int batch = 1)
    {
        Shape = TShape.Dimensions;
        Batch = batch;
        _values = new float[FeatureMaps.Length(Shape, batch)];
    }

    private FeatureMap(float[] values, MapShape shape, int batch)
    {
        _values = values;
        Batch = batch;
        Shape = shape;
    }

    /// <summary>Copies values laid out N×C×H×W.</summary>
    /// <param name="values">N·C·H·W values.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    /// <exception cref="ArgumentException">The number of values is not N·C·H·W.</exception>
    public static FeatureMap<TShape> From(ReadOnlySpan<float> values, int batch = 1)
    {
        MapShape shape = TShape.Dimensions;
        FeatureMaps.CheckLength(shape, values.Length, batch, nameof(values));
        return new FeatureMap<TShape>(values.ToArray(), shape, batch);
    }

    /// <summary>Uses an array of N·C·H·W values as it is, without a copy: changes to either are seen in both.</summary>
    /// <param name="values">N·C·H·W values.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    /// <exception cref="ArgumentException">The number of values is not N·C·H·W.</exception>
    public static FeatureMap<TShape> Wrap(float[] values, int batch = 1)
    {
        ArgumentNullException.ThrowIfNull(values);
        MapShape shape = TShape.Dimensions;
        FeatureMaps.CheckLength(shape, values.Length, batch, nameof(values));
        return new FeatureMap<TShape>(values, shape, batch);
    }

    /// <summary>
    /// Turns 8-bit pixels into a normalised map: value = (pixel / 255 − mean) / scale, channel by channel, as torchvision's
    /// <c>ToTensor</c> and <c>Normalize(mean, std)</c> do.
    /// </summary>
    /// <param name="pixels">H·W·C bytes for each image, images one behind the other: grey for one channel, RGB for three.</param>
    /// <param name="layout">Whether a pixel's channels lie together (HWC, as image files have them) or each channel by itself (CHW).</param>
    /// <param name="mean">Mean of each channel, or one for all; 0 if left out.</param>
    /// <param name="scale">Divisor of each channel (the standard deviation), or one for all; 1 if left out.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    /// <exception cref="ArgumentException">The bytes are not N·C·H·W, there are not as many means or scales as channels, or one is not finite or a scale 0.</exception>
    public static FeatureMap<TShape> FromPixels(
        ReadOnlySpan<byte> pixels,
        PixelLayout layout = PixelLayout.Hwc,
        ReadOnlySpan<float> mean = default,
        ReadOnlySpan<float> scale = default,
        int batch = 1)
    {
        FeatureMap<TShape> map = new(batch);
        map.SetPixels(pixels, layout, mean, scale);
        return map;
    }

    /// <summary>As <see cref="FromPixels"/>, into this map: for a camera's frames, without a new map for each.</summary>
    /// <param name="pixels">H·W·C bytes for each image of the batch.</param>
    /// <param name="layout">Whether a pixel's channels lie together (HWC) or each channel by itself (CHW).</param>
    /// <param name="mean">Mean of each channel, or one for all; 0 if left out.</param>
    /// <param name="scale">Divisor of each channel, or one for all; 1 if left out.</param>
    /// <exception cref="ArgumentException">The bytes are not N·C·H·W, there are not as many means or scales as channels, or one is not finite or a scale 0.</exception>
    public void SetPixels(
        ReadOnlySpan<byte> pixels, PixelLayout layout = PixelLayout.Hwc, ReadOnlySpan<float> mean = default, ReadOnlySpan<float> scale = default)
    {
        // The number of images is not guessed from the bytes: an RGB image for a grey map would pass for three.
        if (pixels.Length != _values.Length)
        {
            throw new ArgumentException(
                $"{pixels.Length} bytes given; {Shape} at batch {Batch} takes {_values.Length}, one for each channel of each pixel.", nameof(pixels));
        }

        Pixels.Normalize(pixels, layout, Shape, mean, scale, _values);
    }

    /// <summary>Number of images N.</summary>
    public int Batch { get; }

    /// <summary>Shape of each image's map.</summary>
    public MapShape Shape { get; }

    /// <summary>Channels C of each map; features of a vector.</summary>
    public int Channels => Shape.Channels;

    /// <summary>Rows H of each map; 1 for a vector.</summary>
    public int Height => Shape.Height.Value;

    /// <summary>Columns W of each map; 1 for a vector.</summary>
    public int Width => Shape.Width.Value;

    /// <summary>All values, N×C×H×W.</summary>
    public Span<float> Values => _values;

    /// <summary>One value.</summary>
    /// <param name="image">Image n, from 0.</param>
    /// <param name="channel">Channel c, from 0; the feature of a vector.</param>
    /// <param name="row">Row y, from 0.</param>
    /// <param name="column">Column x, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the map.</exception>
    public ref float this[int image, int channel, int row = 0, int column = 0]
    {
        get
        {
            CheckIndex(image, Batch, nameof(image));
            CheckIndex(channel, Channels, nameof(channel));
            CheckIndex(row, Height, nameof(row));
            CheckIndex(column, Width, nameof(column));
            return ref _values[((image * Channels + channel) * Height + row) * Width + column];
        }
    }

    /// <summary>The values of one image, C×H×W.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The image is outside the batch.</exception>
    public Span<float> Image(int image)
    {
        CheckIndex(image, Batch, nameof(image));
        int length = (int)Shape.Elements;
        return _values.AsSpan(image * length, length);
    }

    /// <summary>The values of one channel of one image, H×W.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The channel or image is outside the map.</exception>
    public Span<float> Channel(int channel, int image = 0)
    {
        CheckIndex(channel, Channels, nameof(channel));
        int length = Height * Width;
        return Image(image).Slice(channel * length, length);
    }

    /// <summary>The largest values of one image, largest first; equal values in order of their index, NaN last.</summary>
    /// <param name="count">How many; fewer come back where the image has fewer values.</param>
    /// <param name="image">Image n, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or the image outside the batch.</exception>
    public Score[] Top(int count, int image = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return FeatureMaps.Top(Image(image), count);
    }

    /// <summary>The same maps under the shape type of another assembly. The values are shared, not copied.</summary>
    /// <typeparam name="TOther">A shape type of the same dimensions.</typeparam>
    /// <exception cref="InvalidCastException">The dimensions differ.</exception>
    public FeatureMap<TOther> As<TOther>()
        where TOther : IShape
    {
        MapShape other = TOther.Dimensions;
        if (other != Shape)
        {
            throw new InvalidCastException($"As<TShape>() renames a shape, it does not change it: {LayerText.Named(Shape)} is not {LayerText.Named(other)}.");
        }

        return new FeatureMap<TOther>(_values, other, Batch);
    }

    /// <summary>As in "FeatureMap 6×28×28", with the batch where it is more than one.</summary>
    public override string ToString() => Batch == 1 ? $"FeatureMap {Shape}" : string.Create(CultureInfo.InvariantCulture, $"FeatureMap {Batch} × {Shape}");

    private void CheckIndex(int index, int count, string name)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(name, index, $"{this} has {name}s 0 to {count - 1}.");
        }
    }
}
