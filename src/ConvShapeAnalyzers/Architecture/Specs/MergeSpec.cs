using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>A layer that brings several maps together: their sum, their product, or all their channels.</summary>
internal sealed record MergeSpec(string Name, LayerKind Kind) : LayerSpec(Name)
{
    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape output = Kind switch
        {
            LayerKind.Concat => Concat(inference),
            LayerKind.Multiply => Multiply(inference),
            _ => Add(inference),
        };
        return inference.Keep(Name, Kind, output);
    }

    /// <summary>All of one shape.</summary>
    private static MapShape Add(LayerInference inference)
    {
        EquatableArray<MapShape> inputs = inference.Inputs;
        ReportFirst(inference, inputs.Length - 1, (shape, last) => shape == last);
        return inputs[inputs.Length - 1];
    }

    /// <summary>All of one height and width; channels, or features of vectors, add up.</summary>
    private static MapShape Concat(LayerInference inference)
    {
        EquatableArray<MapShape> inputs = inference.Inputs;
        MapShape last = inputs[inputs.Length - 1];
        ReportFirst(
            inference, inputs.Length - 1, (shape, to) => shape.IsVector == to.IsVector && shape.Height == to.Height && shape.Width == to.Width);
        long channels = 0;
        foreach (MapShape shape in inputs)
        {
            channels = Saturating.Add(channels, shape.Channels);
        }

        MapShape map = inference.Shape(channels, last.Height.Value, last.Width.Value);
        return last.IsVector ? new MapShape(map.Channels) : map;
    }

    /// <summary>The largest, against which every other has the same size or 1 along each axis.</summary>
    private static MapShape Multiply(LayerInference inference)
    {
        EquatableArray<MapShape> inputs = inference.Inputs;
        int largest = 0;
        for (int i = 1; i < inputs.Length; i++)
        {
            bool isLarger = inputs[i].Elements > inputs[largest].Elements;
            bool isMap = inputs[i].Elements == inputs[largest].Elements && inputs[largest].IsVector;
            largest = isLarger || isMap ? i : largest;
        }

        ReportFirst(
            inference, largest, (shape, to) => Serves(shape.Channels, to.Channels) && Serves(shape.Height.Value, to.Height.Value) && Serves(shape.Width.Value, to.Width.Value));
        return inputs[largest];
    }

    private static bool Serves(int size, int all) => size == all || size == 1;

    /// <summary>Reports the first source that does not fit the one it is measured by.</summary>
    private static void ReportFirst(LayerInference inference, int measure, Func<MapShape, MapShape, bool> fits)
    {
        for (int i = 0; i < inference.Inputs.Length; i++)
        {
            if (!fits(inference.Inputs[i], inference.Inputs[measure]))
            {
                inference.Report(new OperandsDiffer(inference.Layer, i, measure));
                return;
            }
        }
    }
}
