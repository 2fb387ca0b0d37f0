using System.Runtime.InteropServices;
using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>
/// A map of every image of a batch, laid out as operators take them: in blocks of sixteen channels or in plain order, with something around
/// each, and with other memory before, between and behind them, as around the parts of a concatenation. Value by value, so that operators
/// are held to the layout itself and not to another of them.
/// </summary>
internal sealed unsafe class LaidOutMaps
{
    /// <summary>What lies where no operator may write, nor read.</summary>
    private const float Apart = 12345;

    private readonly MapLayout _layout;
    private readonly int _batch;
    private readonly long _before;
    private readonly long _stride;

    /// <summary>Maps that hold NaN everywhere: what memory happens to hold must not matter.</summary>
    /// <param name="layout">How one image's map lies.</param>
    /// <param name="batch">Number of images.</param>
    /// <param name="before">Floats before the first.</param>
    /// <param name="between">Floats between two, and behind the last.</param>
    /// <param name="memory">Makes the memory.</param>
    public LaidOutMaps(MapLayout layout, int batch, long before = 0, long between = 0, Func<long, IFloats>? memory = null)
    {
        _layout = layout;
        _batch = batch;
        _before = before;
        _stride = layout.Length + between;
        Memory = memory is null ? new PinnedFloats(before + batch * _stride) : memory(before + batch * _stride);
        Memory.Span.Fill(Apart);
        for (int image = 0; image < batch; image++)
        {
            Image(image).Fill(float.NaN);
        }
    }

    /// <summary>The memory, to be kept alive while an operator uses it.</summary>
    public IFloats Memory { get; }

    /// <summary>How one image's map lies.</summary>
    public MapLayout Layout => _layout;

    /// <summary>Where they are.</summary>
    public Maps Maps => new(Memory.Start + _before + _layout.Origin, (nint)_stride);

    /// <summary>Gives the maps values, N×C×H×W, with zeros around each. Channels that fill up the last block are NaN, since nothing may come of them.</summary>
    public LaidOutMaps With(float[] values)
    {
        int at = 0;
        Assert.Equal((long)_batch * _layout.Channels * _layout.Height * _layout.Width, values.Length);
        for (int image = 0; image < _batch; image++)
        {
            Span<float> map = Image(image);
            map.Clear();
            for (int channel = 0; channel < _layout.Blocks * _layout.Block; channel++)
            {
                for (int row = 0; row < _layout.Height; row++)
                {
                    int to = Offset(channel, row);
                    for (int column = 0; column < _layout.Width; column++, to += _layout.Block)
                    {
                        map[to] = channel < _layout.Channels ? values[at++] : float.NaN;
                    }
                }
            }
        }

        return this;
    }

    /// <summary>The values of the maps, N×C×H×W.</summary>
    public float[] Values()
    {
        float[] values = new float[(long)_batch * _layout.Channels * _layout.Height * _layout.Width];
        int at = 0;
        for (int image = 0; image < _batch; image++)
        {
            Span<float> map = Image(image);
            for (int channel = 0; channel < _layout.Channels; channel++)
            {
                for (int row = 0; row < _layout.Height; row++)
                {
                    int from = Offset(channel, row);
                    for (int column = 0; column < _layout.Width; column++, from += _layout.Block)
                    {
                        values[at++] = map[from];
                    }
                }
            }
        }

        return values;
    }

    /// <summary>Fails unless there are zeros around each map, and nothing has been written anywhere else.</summary>
    public void AssertSurroundings(string what)
    {
        Assert.False(Memory.Span[..(int)_before].ContainsAnyExcept(Apart), $"{what}: written before the maps");
        for (int image = 0; image < _batch; image++)
        {
            int end = (int)(_before + image * _stride + _layout.Length), next = (int)(_before + (image + 1) * _stride);
            Assert.False(Memory.Span[end..next].ContainsAnyExcept(Apart), $"{what}: written behind the map of image {image}");
            AssertHalo(Image(image), $"{what}, image {image}");
        }
    }

    private void AssertHalo(Span<float> map, string what)
    {
        if (!_layout.HasHalo)
        {
            return;
        }

        int row = (int)_layout.Row, left = _layout.Halo.Left * _layout.Block, width = _layout.Width * _layout.Block;
        int rows = (int)(_layout.Length / row), rowsOfBlock = (int)(_layout.Plane / row);
        for (int i = 0; i < rows; i++)
        {
            int within = i % rowsOfBlock - _layout.Halo.Top;
            Span<float> values = map.Slice(i * row, row);
            bool isZero = within >= 0 && within < _layout.Height
                ? IsZero(values[..left]) && IsZero(values[(left + width)..])
                : IsZero(values);
            Assert.True(isZero, FormattableString.Invariant($"{what}: something else than zeros around row {within} of block {i / rowsOfBlock}, {_layout}"));
        }
    }

    private static bool IsZero(Span<float> values) => !MemoryMarshal.Cast<float, int>(values).ContainsAnyExcept(0);

    private Span<float> Image(int image) => Memory.Span.Slice((int)(_before + image * _stride), (int)_layout.Length);

    /// <summary>Where a row of a channel begins within an image.</summary>
    private int Offset(int channel, int row) =>
        (int)(_layout.Origin + channel / _layout.Block * _layout.Plane + row * _layout.Row + channel % _layout.Block);
}
