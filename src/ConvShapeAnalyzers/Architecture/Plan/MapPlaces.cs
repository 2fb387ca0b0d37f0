namespace ConvShape.Architecture;

/// <summary>
/// Which maps are parts of others. What a concatenation reads is written straight into its place there, so that nothing is copied;
/// where concatenations read one another, as in a dense block, all of them are parts of the last. A part begins with a block of channels.
/// Maps go by the layer whose step writes them.
/// </summary>
internal sealed class MapPlaces
{
    private readonly PlanFusion _fusion;
    private readonly int[] _roots;

    /// <summary>The channel of the root at which a map begins.</summary>
    private readonly int[] _starts;

    public MapPlaces(PlanFusion fusion)
    {
        _fusion = fusion;
        int count = fusion.Layers.Count;
        _roots = Enumerable.Range(0, count).ToArray();
        _starts = new int[count];

        // A layer reads earlier ones: from the end, a concatenation has its own place before its parts get theirs.
        for (int layer = count - 1; layer >= 0; layer--)
        {
            if (fusion.Layers[layer].Kind == LayerKind.Concat && fusion.Step(layer) is not null)
            {
                ClaimParts(layer);
            }
        }
    }

    /// <summary>The map that a map is a part of: itself where it lies on its own.</summary>
    public int Root(int map) => map < 0 ? map : _roots[map];

    /// <summary>The channel of that map with which it begins, a multiple of a block.</summary>
    public int Start(int map) => map < 0 ? 0 : _starts[map];

    /// <summary>Whether all that a concatenation reads is in its place once it is written.</summary>
    public bool IsComplete(int concat) => Parts(concat).All(part => part.Map >= 0 && IsAt(part.Map, _roots[concat], _starts[concat] + part.Start));

    private void ClaimParts(int concat)
    {
        if (IsFree(concat) && ViewOf(concat) is { } first)
        {
            _roots[concat] = _roots[first];
            _starts[concat] = _starts[first];
            return;
        }

        foreach ((int map, int start) in Parts(concat))
        {
            if (map >= 0 && IsFree(map) && (_starts[concat] + start) % MapLayout.Lanes == 0)
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

    /// <summary>Whether a map has no place of its own yet.</summary>
    private bool IsFree(int map) => _roots[map] == map;

    private bool IsAt(int map, int root, int start) => _roots[map] == root && _starts[map] == start;

    private IEnumerable<(int Map, int Start)> Parts(int concat)
    {
        LayerInfo layer = _fusion.Layers[concat];
        int start = 0;
        for (int i = 0; i < layer.Sources.Length; i++)
        {
            yield return (_fusion.Writer(layer.Sources[i]), start);
            start += layer.Inputs[i].Channels;
        }
    }
}
