using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>A pool: one value from every window, channel by channel.</summary>
internal sealed record PoolSpec(string Name, LayerKind Kind, WindowSpec Window, bool CountIncludePad = false) : LayerSpec(Name)
{
    public override PaddingMode Padding => Window.Padding;

    public override long MinimumInput(Axis axis, long outputs) => Window.MinimumInput(axis, outputs);

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Map();
        WindowAxis rows = Window.Resolve(Axis.Rows, input.Height), columns = Window.Resolve(Axis.Columns, input.Width);
        if (PadsTooMuch(rows) || PadsTooMuch(columns))
        {
            inference.ReportHarmless(new PoolPaddingTooLarge(inference.Layer, rows, columns));
        }

        return Window.Infer(inference, Name, Kind, input.Channels) with { CountIncludePad = CountIncludePad };
    }

    /// <summary>Beyond half the kernel a window can lie in the padding alone, and has nothing to pool. PyTorch 2 draws the line here too.</summary>
    private static bool PadsTooMuch(WindowAxis axis) => Math.Max(axis.PaddingStart, axis.PaddingEnd) > axis.EffectiveKernel / 2;
}

/// <summary>One value for each channel, whatever the size of the map.</summary>
internal sealed record GlobalPoolSpec(string Name, LayerKind Kind) : LayerSpec(Name)
{
    /// <summary>One value, whatever the input: more there cannot be.</summary>
    public override long MinimumInput(Axis axis, long outputs) => outputs > 1 ? long.MaxValue : 1;

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Map();
        return inference.Whole(Name, Kind, input, new MapShape(input.Channels, 1, 1));
    }
}
