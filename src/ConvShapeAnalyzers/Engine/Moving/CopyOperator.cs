using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// The same values in another layout: as callers give and take maps, as the steps hand them on, or flattened. Order is that of channels,
/// rows and columns on both sides, whatever the shapes. An item is a block of channels of one image, or where no side has blocks, a channel.
/// </summary>
internal sealed unsafe class CopyOperator : LayerOperator
{
    private const int Lanes = MapLayout.Lanes;

    private readonly MapLayout _from;
    private readonly MapLayout _to;
    private readonly bool _isOneRun;

    /// <summary>The two as maps of one shape: what is one run of values is a plain map of any shape.</summary>
    private readonly MapLayout _source;
    private readonly MapLayout _target;

    /// <summary>Channels of an item, and items of an image.</summary>
    private readonly int _channels;
    private readonly int _items;

    /// <summary>Rows of a channel, and values of a row: a single row where nothing lies between them on either side.</summary>
    private readonly int _rows;
    private readonly int _width;

    /// <param name="input">How the map lies that is read.</param>
    /// <param name="output">How it is to lie.</param>
    /// <exception cref="ArgumentException">The two are of other shapes, and neither is one run of values.</exception>
    public CopyOperator(MapLayout input, MapLayout output)
    {
        _from = input;
        _to = output;
        _isOneRun = IsRun(input) && IsRun(output);
        _source = IsRun(input) && !IsRun(output) ? output with { Block = 1, Halo = default } : input;
        _target = IsRun(output) ? input with { Block = 1, Halo = default } : output;
        if ((_source.Channels, _source.Height, _source.Width) != (_target.Channels, _target.Height, _target.Width))
        {
            throw new ArgumentException($"A map cannot be copied from {input} to {output}.", nameof(output));
        }

        _channels = Math.Max(_source.Block, _target.Block);
        _items = _isOneRun ? 1 : (_target.Channels + _channels - 1) / _channels;
        bool isCompact = IsCompact(_source) && IsCompact(_target);
        _rows = isCompact ? 1 : _target.Height;
        _width = isCompact ? _target.Height * _target.Width : _target.Width;
    }

    public override long Work => Move * Values;

    private long Values => (long)_from.Channels * _from.Height * _from.Width;

    public override int Items(int phase, int batch) => batch * _items;

    public override void Run(OperatorCall* call, int phase, int item, float* own)
    {
        (int image, int part) = Math.DivRem(item, _items);
        float* source = call->Inputs[0].Of(image), target = call->Output.Of(image);
        if (_isOneRun)
        {
            CopyMany(source, target, (nint)Values);
        }
        else
        {
            CopyPart(source, target, part * _channels, Math.Min(_channels, _target.Channels - part * _channels));
        }

        if (part == _items - 1 && _to.Block > 1 && IsRun(_to))
        {
            Clear(target + _to.Channels, (nint)_to.Length - _to.Channels);
        }
    }

    /// <summary>Whether a map's values lie one behind the other, in order.</summary>
    private static bool IsRun(MapLayout layout) => !layout.HasHalo && (layout.Block == 1 || layout is { Height: 1, Width: 1 });

    /// <summary>Whether rows lie one behind the other.</summary>
    private static bool IsCompact(MapLayout layout) => layout.Halo is { Left: 0, Right: 0 };

    /// <summary>Copies some channels of maps of one shape.</summary>
    private void CopyPart(float* source, float* target, int channel, int channels)
    {
        source += channel / _source.Block * (nint)_source.Plane;
        target += channel / _target.Block * (nint)_target.Plane;
        for (int row = 0; row < _rows; row++)
        {
            float* from = source + row * (nint)_source.Row, to = target + row * (nint)_target.Row;
            switch (_source.Block, _target.Block)
            {
                case (1, 1):
                    CopyMany(from, to, _width);
                    break;
                case (1, Lanes):
                    Gather(from, channels, to);
                    break;
                case (Lanes, 1):
                    Scatter(from, to, channels);
                    break;
                default:
                    CopyMany(from, to, _width * (nint)Lanes);
                    break;
            }
        }

        int planes = _target.HasHalo ? _target.Block == 1 ? channels : 1 : 0;
        for (int i = 0; i < planes; i++)
        {
            ClearHalo(target + i * (nint)_target.Plane);
        }
    }

    /// <summary>Brings channels of a row together at every position; those that fill up the block are zeros.</summary>
    private void Gather(float* source, int channels, float* target)
    {
        nint pitch = (nint)_source.Plane;
        for (nint at = 0; at < _width && _width >= Lanes; at += Lanes)
        {
            // The last sixteen positions overlap those before.
            nint first = Math.Min(at, _width - Lanes);
            LaneTranspose.Run(source + first, pitch, channels, target + first * Lanes, Lanes, Lanes);
        }

        for (nint at = 0; at < _width && _width < Lanes; at++)
        {
            for (nint lane = 0; lane < Lanes; lane++)
            {
                target[at * Lanes + lane] = lane < channels ? source[lane * pitch + at] : 0;
            }
        }
    }

    /// <summary>Takes channels of a row apart.</summary>
    private void Scatter(float* source, float* target, int channels)
    {
        nint pitch = (nint)_target.Plane;
        for (nint at = 0; at < _width && _width >= Lanes; at += Lanes)
        {
            nint first = Math.Min(at, _width - Lanes);
            LaneTranspose.Run(source + first * Lanes, Lanes, Lanes, target + first, pitch, channels);
        }

        for (nint at = 0; at < _width && _width < Lanes; at++)
        {
            for (nint lane = 0; lane < channels; lane++)
            {
                target[lane * pitch + at] = source[at * Lanes + lane];
            }
        }
    }

    private void ClearHalo(float* plane)
    {
        nint row = (nint)_target.Row, left = _target.Halo.Left * (nint)_target.Block, right = _target.Halo.Right * (nint)_target.Block;
        Clear(plane - left - _target.Halo.Top * row, _target.Halo.Top * row + left);
        for (int i = 1; i < _target.Height; i++)
        {
            // The end of one row and the start of the next lie side by side.
            Clear(plane + i * row - left - right, left + right);
        }

        Clear(plane + _target.Height * row - left - right, right + _target.Halo.Bottom * row);
    }

    private static void Clear(float* memory, nint count) => new Span<float>(memory, (int)count).Clear();

    private static void CopyMany(float* source, float* target, nint count) =>
        Buffer.MemoryCopy(source, target, count * sizeof(float), count * sizeof(float));
}
