using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>A larger map, by a whole factor along each axis.</summary>
internal sealed record UpsampleSpec(string Name, int Rows, int Columns, Interpolation Interpolation) : LayerSpec(Name)
{
    public override long MinimumInput(Axis axis, long outputs)
    {
        int scale = axis == Axis.Rows ? Rows : Columns;
        return outputs == long.MaxValue ? outputs : (outputs - 1) / scale + 1;
    }

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Map();
        MapShape output = inference.Shape(
            input.Channels, Saturating.Multiply(input.Height.Value, Rows), Saturating.Multiply(input.Width.Value, Columns));

        // An interpolated value sees two neighbours, a repeated one only itself.
        int seen = Interpolation == Interpolation.Nearest ? 1 : 2;
        return inference.Slide(
            Name, LayerKind.Upsample, input, output, (axis, before) => before.Over(seen, 1, axis == Axis.Rows ? Rows : Columns)) with
        {
            Interpolation = Interpolation,
        };
    }
}

/// <summary>The map without its borders.</summary>
internal sealed record CropSpec(string Name, WindowAxis Rows, WindowAxis Columns) : LayerSpec(Name)
{
    public override long MinimumInput(Axis axis, long outputs)
    {
        WindowAxis margins = axis == Axis.Rows ? Rows : Columns;
        return Saturating.Add(outputs, (long)margins.PaddingStart + margins.PaddingEnd);
    }

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Map();
        TransposedAxis rows = Cut(Rows), columns = Cut(Columns);
        long height = rows.OutputSize(input.Height.Value), width = columns.OutputSize(input.Width.Value);
        if (height < 1 || width < 1)
        {
            inference.Report(new NothingLeft(inference.Layer, rows, columns, input));
        }

        MapShape output = new(input.Channels, (int)Math.Max(1, height), (int)Math.Max(1, width));
        return inference.Slide(Name, LayerKind.Crop, input, output, (_, seen) => seen) with { Rows = Rows, Columns = Columns };
    }

    private static TransposedAxis Cut(WindowAxis margins) => new(Kernel: 1, PaddingStart: margins.PaddingStart, PaddingEnd: margins.PaddingEnd);
}

/// <summary>The map with zeros around it.</summary>
internal sealed record ZeroPadSpec(string Name, WindowAxis Rows, WindowAxis Columns) : LayerSpec(Name)
{
    public override long MinimumInput(Axis axis, long outputs) => (axis == Axis.Rows ? Rows : Columns).MinimumInput(outputs);

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Map();
        MapShape output = inference.Shape(input.Channels, Rows.PaddedSize(input.Height.Value), Columns.PaddedSize(input.Width.Value));
        return inference.Slide(Name, LayerKind.ZeroPad, input, output, (_, seen) => seen) with { Rows = Rows, Columns = Columns };
    }
}

/// <summary>The means of even parts of the map, as many as declared.</summary>
internal sealed record AdaptivePoolSpec(string Name, int Height, int Width) : LayerSpec(Name)
{
    /// <summary>As many values as declared, whatever the input: more there cannot be.</summary>
    public override long MinimumInput(Axis axis, long outputs) => outputs > (axis == Axis.Rows ? Height : Width) ? long.MaxValue : 1;

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Map();
        return inference.Slide(Name, LayerKind.AdaptiveAveragePool, input, inference.Shape(input.Channels, Height, Width), (axis, seen) => axis == Axis.Rows
            ? seen.Over(LargestPart(input.Height.Value, Height), input.Height.Value, Height)
            : seen.Over(LargestPart(input.Width.Value, Width), input.Width.Value, Width));
    }

    /// <summary>
    /// The most that one part spans, from ⌊i·n/o⌋ to ⌈(i + 1)·n/o⌉. With n = q·o + r, parts reach into a neighbour at one end, and some
    /// at both unless r divides o.
    /// </summary>
    private static long LargestPart(int input, int outputs)
    {
        int whole = input / outputs, rest = input % outputs;
        return rest == 0 ? whole : Math.Min(input, whole + (rest > Divisors.GreatestCommon(rest, outputs) ? 2 : 1));
    }
}
