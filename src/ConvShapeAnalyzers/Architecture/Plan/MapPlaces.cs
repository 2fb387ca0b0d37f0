namespace ConvShape.Architecture;

/// <summary>
/// Which maps are parts of others. What a concatenation reads is written straight into its place there, so that nothing is copied;
/// where concatenations read one another, as in a dense block, all of them are parts of the last. Maps go by the layer whose step writes them.
/// </summary>
internal sealed class MapPlaces
{
    private const int None = -1;

    private readonly PlanFusion _fusion;
    private readonly int[] _outputs;
    private readonly int[] _roots;
    private readonly long[] _starts;

    public MapPlaces(PlanFusion fusion)
    {
        _fusion = fusion;
        int count = fusion.Layers.Count;
        _outputs = Enumerable.Repeat(None, count).ToArray();
        _roots = Enumerable.Range(0, count).ToArray();
        _starts = new long[count];
        ClaimOutputs();

        // A layer reads earlier ones: from the end, a concatenation has its own place before its parts get theirs.
        for (int layer = count - 1; layer >= 0; layer--)
        {
            if (fusion.Layers[layer].Kind == LayerKind.Concat && fusion.Step(layer) is not null)
            {
                ClaimParts(layer);
            }
        }
    }

    /// <summary>Outputs that are copies: of an input, or of what is an output already.</summary>
    public HashSet<int> Copies { get; } = [];

    /// <summary>The map that a map is a part of: itself where it lies on its own.</summary>
    public int Root(int map) => _roots[map];

    /// <summary>Where it begins in that map, in floats.</summary>
    public long Start(int map) => _starts[map];

    /// <summary>Which of the outputs a map is; −1 for none.</summary>
    public int Output(int map) => _outputs[map];

    /// <summary>Floats of one image.</summary>
    public long Length(int map) => _fusion.Layers[map].Output.Elements;

    /// <summary>Whether all that a concatenation reads is in its place once it is written.</summary>
    public bool IsComplete(int concat) => Parts(concat).All(part => part.Map >= 0 && IsAt(part.Map, _roots[concat], _starts[concat] + part.Start));

    /// <summary>The main output first, so that it is written where it belongs and the others are copied.</summary>
    private void ClaimOutputs()
    {
        for (int output = _fusion.Outputs.Length - 1; output >= 0; output--)
        {
            int layer = _fusion.Outputs[output], map = _fusion.Writer(layer);
            if (map < 0 || _outputs[map] != None)
            {
                Copies.Add(layer);
                map = layer;
            }

            _outputs[map] = output;
        }
    }

    private void ClaimParts(int concat)
    {
        if (IsFree(concat) && ViewOf(concat) is { } first)
        {
            _roots[concat] = _roots[first];
            _starts[concat] = _starts[first];
            return;
        }

        foreach ((int map, long start) in Parts(concat))
        {
            if (map >= 0 && IsFree(map))
            {
                _roots[map] = _roots[concat];
                _starts[map] = _starts[concat] + start;
            }
        }
    }

    /// <summary>The first part of a concatenation, where all of them already lie one behind the other in a later one.</summary>
    private int? ViewOf(int concat)
    {
        int first = _fusion.Writer(_fusion.Layers[concat].Sources[0]);
        return first >= 0 && !IsFree(first) && Parts(concat).All(part => part.Map >= 0 && IsAt(part.Map, _roots[first], _starts[first] + part.Start))
            ? first
            : null;
    }

    /// <summary>Whether a map has no place of its own yet: it is neither an output nor a part.</summary>
    private bool IsFree(int map) => _outputs[map] == None && _roots[map] == map;

    private bool IsAt(int map, int root, long start) => _roots[map] == root && _starts[map] == start;

    private IEnumerable<(int Map, long Start)> Parts(int concat)
    {
        LayerInfo layer = _fusion.Layers[concat];
        long start = 0;
        for (int i = 0; i < layer.Sources.Length; i++)
        {
            yield return (_fusion.Writer(layer.Sources[i]), start);
            start += layer.Inputs[i].Elements;
        }
    }
}
