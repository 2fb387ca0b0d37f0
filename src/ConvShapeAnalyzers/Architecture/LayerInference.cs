using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>What one layer sees while its shape is inferred: its inputs, and where to report what is impossible.</summary>
internal sealed class LayerInference
{
    /// <summary>
    /// The most floats in one block of memory: .NET's Array.MaxLength, which netstandard2.0 does not tell, less the sixteen that may lie before
    /// the cache line on which the engine's blocks begin.
    /// </summary>
    public const int LongestArray = 0x7FFFFFC7 - 16;

    private readonly LayerInfo?[] _above;
    private readonly bool _isCertain;
    private readonly List<LayerProblem> _problems;

    /// <param name="layer">Position of the layer in the network.</param>
    /// <param name="node">The layer and the positions that it reads.</param>
    /// <param name="input">Shape of the network's input.</param>
    /// <param name="above">The layers that it reads; null for the network's input.</param>
    /// <param name="exactInputs">Whether their shapes are known rather than guessed.</param>
    /// <param name="problems">Takes what is impossible.</param>
    public LayerInference(int layer, LayerNode node, MapShape input, LayerInfo?[] above, bool exactInputs, List<LayerProblem> problems)
    {
        Layer = layer;
        Sources = node.Sources;
        Inputs = above.Select(source => source?.Output ?? input).ToEquatableArray();
        IsExact = node.IsCertain && exactInputs;
        _above = above;
        _isCertain = node.IsCertain;
        _problems = problems;
    }

    /// <summary>Position of the layer in the network.</summary>
    public int Layer { get; }

    public EquatableArray<int> Sources { get; }

    public EquatableArray<MapShape> Inputs { get; }

    public MapShape Input => Inputs[0];

    /// <summary>Whether the shape is known, not guessed after an error above.</summary>
    public bool IsExact { get; private set; }

    /// <summary>Reports what leaves the output unknown. Below a guess nothing is reported, since it would only echo the first mistake.</summary>
    public void Report(LayerProblem problem)
    {
        ReportHarmless(problem);
        IsExact = false;
    }

    /// <summary>Reports a mistake that does not change the output.</summary>
    public void ReportHarmless(LayerProblem problem)
    {
        if (IsExact)
        {
            _problems.Add(problem);
        }
    }

    /// <summary>The output does not depend on the input: where the layer itself is certain, shapes are known again.</summary>
    public void Settle() => IsExact = _isCertain;

    /// <summary>The input as a map; a vector is reported, and taken as a map of one row and column.</summary>
    public MapShape Map()
    {
        if (!Input.IsVector)
        {
            return Input;
        }

        Report(new NotSpatial(Layer, Input));
        return new MapShape(Input.Channels, 1, 1);
    }

    /// <summary>An output shape, reported and made small where it has more elements than an array can hold.</summary>
    public MapShape Shape(long channels, long height, long width)
    {
        long elements = Saturating.Multiply(channels, Saturating.Multiply(height, width));
        Check(TooManyElements.FeatureMap, elements);
        return elements > LongestArray ? new MapShape(1, 1, 1) : new MapShape((int)channels, (int)height, (int)width);
    }

    /// <summary>Reports <paramref name="what"/> where it has more elements than an array can hold.</summary>
    public void Check(string what, long elements)
    {
        if (elements > LongestArray)
        {
            Report(new TooManyElements(Layer, what, elements));
        }
    }

    /// <summary>
    /// A layer, seeing what its inputs see: of several the largest receptive field, at the distance between neighbours of those that are
    /// as large as the output.
    /// </summary>
    public LayerInfo Keep(string name, LayerKind kind, MapShape output) => new(name, kind, Inputs, output)
    {
        Sources = Sources,
        ReceptiveRows = Receptive(output.Height, shape => shape.Height, layer => layer.ReceptiveRows),
        ReceptiveColumns = Receptive(output.Width, shape => shape.Width, layer => layer.ReceptiveColumns),
    };

    /// <summary>A layer that slides a window over its input, or runs one backwards.</summary>
    public LayerInfo Slide(string name, LayerKind kind, MapShape from, MapShape output, Func<Axis, ReceptiveAxis, ReceptiveAxis> after)
    {
        LayerInfo kept = Keep(name, kind, output);
        return kept with
        {
            Inputs = [from],
            ReceptiveRows = after(Axis.Rows, Seen(layer => layer.ReceptiveRows)),
            ReceptiveColumns = after(Axis.Columns, Seen(layer => layer.ReceptiveColumns)),
        };
    }

    /// <summary>A layer each of whose outputs sees the whole map.</summary>
    public LayerInfo Whole(string name, LayerKind kind, MapShape from, MapShape output) => Slide(
        name, kind, from, output, (axis, seen) => seen.After(new WindowAxis((axis == Axis.Rows ? from.Height : from.Width).Value)));

    private ReceptiveAxis Seen(Func<LayerInfo, ReceptiveAxis> axis) => _above[0] is { } layer ? axis(layer) : ReceptiveAxis.Input;

    private ReceptiveAxis Receptive(Extent output, Func<MapShape, Extent> extent, Func<LayerInfo, ReceptiveAxis> axis)
    {
        long size = 0;
        ReceptiveAxis? full = null;
        for (int i = 0; i < _above.Length; i++)
        {
            ReceptiveAxis seen = _above[i] is { } layer ? axis(layer) : ReceptiveAxis.Input;
            size = Math.Max(size, seen.Size);
            full ??= extent(Inputs[i]) == output ? seen : null;
        }

        return (full ?? Seen(axis)) with { Size = size };
    }
}
