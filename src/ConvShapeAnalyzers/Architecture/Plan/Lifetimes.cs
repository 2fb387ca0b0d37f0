namespace ConvShape.Architecture;

/// <summary>
/// Maps that have a place, by the steps at which they are alive: a segment tree (Bentley, "Solutions to Klee's rectangle problems", 1977)
/// finds what is alive at a step, and a list for each step what it writes. Most maps live for a few steps, so that few are alive with any
/// other: looking through all of them would take a time that grows with the square of the layers.
/// </summary>
internal sealed class Lifetimes(int steps)
{
    private readonly List<PlacedMap> _all = [];

    /// <summary>Positions of all, by where they start.</summary>
    private readonly List<int> _byStart = [];

    private readonly List<PlacedMap>?[] _written = new List<PlacedMap>?[steps];

    /// <summary>A complete binary tree: the children of node i are 2i and 2i + 1, and the leaf of a step is behind those of all inner nodes.</summary>
    private readonly List<PlacedMap>?[] _alive = new List<PlacedMap>?[2 * steps];

    public void Add(PlacedMap place)
    {
        _byStart.Insert(PositionOf(place.Start), _all.Count);
        _all.Add(place);
        (_written[place.Map.Written] ??= []).Add(place);
        for (int first = place.Map.Written + steps, end = place.Map.LastRead + 1 + steps; first < end; first /= 2, end /= 2)
        {
            if (first % 2 == 1)
            {
                (_alive[first++] ??= []).Add(place);
            }

            if (end % 2 == 1)
            {
                (_alive[--end] ??= []).Add(place);
            }
        }
    }

    /// <summary>The maps that are alive at some step together with a map, by where they start.</summary>
    /// <param name="map">The map.</param>
    /// <param name="last">Whether those that start last come first.</param>
    public IEnumerable<PlacedMap> With(PlannedMap map, bool last = false)
    {
        // Where many live together, as in a network that leads back to all it has seen, looking through all is faster than sorting them.
        int many = _all.Count / 8;
        if (map.LastRead - map.Written > many || Lists(map).Sum(list => list.Count) > many)
        {
            return AmongAll(map, last);
        }

        PlacedMap[] found = Lists(map).SelectMany(list => list).OrderBy(place => place.Start).ToArray();
        return last ? Enumerable.Reverse(found) : found;
    }

    /// <summary>What is alive at the step that writes a map, and what is written while it lives.</summary>
    private IEnumerable<List<PlacedMap>> Lists(PlannedMap map)
    {
        for (int node = map.Written + steps; node > 0; node /= 2)
        {
            if (_alive[node] is { } alive)
            {
                yield return alive;
            }
        }

        for (int step = map.Written + 1; step <= map.LastRead; step++)
        {
            if (_written[step] is { } written)
            {
                yield return written;
            }
        }
    }

    private IEnumerable<PlacedMap> AmongAll(PlannedMap map, bool last)
    {
        for (int i = 0; i < _byStart.Count; i++)
        {
            PlacedMap other = _all[_byStart[last ? _byStart.Count - 1 - i : i]];
            if (other.Map.LivesWith(map))
            {
                yield return other;
            }
        }
    }

    /// <summary>The position in <see cref="_byStart"/> behind all that start earlier or there.</summary>
    private int PositionOf(long start)
    {
        int low = 0, high = _byStart.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _all[_byStart[middle]].Start <= start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
