using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>The window of a convolution or pool as declared, both axes; its padding may follow from a mode.</summary>
internal sealed record WindowSpec(WindowAxis Rows, WindowAxis Columns, PaddingMode Padding = PaddingMode.Explicit)
{
    public WindowAxis this[Axis axis] => axis == Axis.Rows ? Rows : Columns;

    public WindowAxis Resolve(Axis axis, Extent input) => this[axis].WithPadding(Padding, input.Value);

    public long MinimumInput(Axis axis, long outputs) => this[axis].MinimumInput(Padding, outputs);

    /// <summary>
    /// Slides over the input, which must be a map. Returns the layer with the given number of output channels;
    /// reports a window that does not fit, or an output too large to hold.
    /// </summary>
    public LayerInfo Infer(LayerInference inference, string name, LayerKind kind, long outputChannels)
    {
        MapShape input = inference.Map();
        WindowAxis rows = Resolve(Axis.Rows, input.Height), columns = Resolve(Axis.Columns, input.Width);
        long height = rows.OutputSize(input.Height.Value), width = columns.OutputSize(input.Width.Value);
        if (height == 0 || width == 0)
        {
            inference.Report(new WindowTooLarge(inference.Layer, rows, columns, input));
        }

        // A convolution finds its padding in memory, around the map; a pool clips its windows.
        if (kind.IsConvolution())
        {
            long padded = Saturating.Multiply(rows.PaddedSize(input.Height.Value), columns.PaddedSize(input.Width.Value));
            inference.Check(TooManyElements.PaddedMap, Saturating.Multiply(input.Channels, padded));
        }

        MapShape output = inference.Shape(outputChannels, Math.Max(1, height), Math.Max(1, width));
        return inference.Slide(name, kind, input, output, (axis, seen) => seen.After(axis == Axis.Rows ? rows : columns)) with
        {
            Rows = rows,
            Columns = columns,
        };
    }
}
