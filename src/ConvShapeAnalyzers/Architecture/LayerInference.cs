using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>What one layer sees while its shape is inferred: its input, and where to report what is impossible.</summary>
internal sealed class LayerInference(
    int layer, EquatableArray<int> sources, LayerInfo? source, MapShape input, bool certain, bool exactInput, List<LayerProblem> problems)
{
    /// <summary>The longest array of floats there can be: .NET's Array.MaxLength, which netstandard2.0 does not tell.</summary>
    public const int LongestArray = 0x7FFFFFC7;

    /// <summary>Position of the layer in the network.</summary>
    public int Layer => layer;

    public EquatableArray<int> Sources => sources;

    public MapShape Input => input;

    public ReceptiveAxis ReceptiveRows => source?.ReceptiveRows ?? ReceptiveAxis.Input;

    public ReceptiveAxis ReceptiveColumns => source?.ReceptiveColumns ?? ReceptiveAxis.Input;

    /// <summary>Whether the shape is known, not guessed after an error above.</summary>
    public bool IsExact { get; private set; } = certain && exactInput;

    /// <summary>Reports what leaves the output unknown. Below a guess nothing is reported, since it would only echo the first mistake.</summary>
    public void Report(LayerProblem problem)
    {
        ReportHarmless(problem);
        Doubt();
    }

    /// <summary>Reports a mistake that does not change the output.</summary>
    public void ReportHarmless(LayerProblem problem)
    {
        if (IsExact)
        {
            problems.Add(problem);
        }
    }

    /// <summary>From here on shapes are guesses.</summary>
    public void Doubt() => IsExact = false;

    /// <summary>The output does not depend on the input: where the layer itself is certain, shapes are known again.</summary>
    public void Settle() => IsExact = certain;

    /// <summary>The input as a map; a vector is reported, and taken as a map of one row and column.</summary>
    public MapShape Map()
    {
        if (!input.IsVector)
        {
            return input;
        }

        Report(new NotSpatial(layer, input));
        return new MapShape(input.Channels, 1, 1);
    }

    /// <summary>An output shape, reported and made small where it has more elements than an array can hold.</summary>
    public MapShape Shape(int channels, long height, long width)
    {
        long elements = Saturating.Multiply(channels, Saturating.Multiply(height, width));
        Check(TooManyElements.FeatureMap, elements);
        return elements > LongestArray ? new MapShape(1, 1, 1) : new MapShape(channels, (int)height, (int)width);
    }

    /// <summary>Reports <paramref name="what"/> where it has more elements than an array can hold.</summary>
    public void Check(string what, long elements)
    {
        if (elements > LongestArray)
        {
            Report(new TooManyElements(layer, what, elements));
        }
    }

    /// <summary>A layer that keeps shape and receptive field.</summary>
    public LayerInfo Keep(string name, LayerKind kind) => new(name, kind, [input], input)
    {
        Sources = sources,
        ReceptiveRows = ReceptiveRows,
        ReceptiveColumns = ReceptiveColumns,
    };

    /// <summary>A layer each of whose outputs sees the whole map.</summary>
    public LayerInfo Whole(string name, LayerKind kind, MapShape from, MapShape output) => new(name, kind, [from], output)
    {
        Sources = sources,
        ReceptiveRows = ReceptiveRows.After(new WindowAxis(from.Height.Value)),
        ReceptiveColumns = ReceptiveColumns.After(new WindowAxis(from.Width.Value)),
    };
}
