namespace ConvShape.Architecture;

/// <summary>A map that needs a place: its length in floats, the step that writes it, and the last that reads it.</summary>
internal readonly record struct PlannedMap(int Map, long Length, int Written, int LastRead)
{
    /// <summary>The steps at which it must keep its values.</summary>
    public IEnumerable<int> Life => Enumerable.Range(Written, LastRead - Written + 1);
}

/// <summary>Maps in one block of memory, placed one after the other.</summary>
internal sealed class MemoryLayout
{
    private readonly Dictionary<int, long> _offsets = [];
    private readonly Dictionary<int, List<Place>> _aliveAt = [];

    /// <summary>The offset of every map placed.</summary>
    public IReadOnlyDictionary<int, long> Offsets => _offsets;

    /// <summary>Length of the block.</summary>
    public long Length { get; private set; }

    /// <summary>The lowest offset at which a map does not overlap those alive with it.</summary>
    public long Lowest(PlannedMap map)
    {
        long offset = 0;
        foreach (Place other in AliveWith(map).OrderBy(other => other.Start))
        {
            if (other.Start < offset + map.Length && offset < other.End)
            {
                offset = other.End;
            }
        }

        return offset;
    }

    /// <summary>The highest such offset in a block of a given length; negative where there is none.</summary>
    public long Highest(PlannedMap map, long length)
    {
        long offset = length - map.Length;
        foreach (Place other in AliveWith(map).OrderByDescending(other => other.End))
        {
            if (other.Start < offset + map.Length && offset < other.End)
            {
                offset = other.Start - map.Length;
            }
        }

        return offset;
    }

    public void Put(PlannedMap map, long offset)
    {
        foreach (int step in map.Life)
        {
            if (!_aliveAt.TryGetValue(step, out List<Place>? there))
            {
                _aliveAt.Add(step, there = []);
            }

            there.Add(new(offset, offset + map.Length));
        }

        _offsets.Add(map.Map, offset);
        Length = Math.Max(Length, offset + map.Length);
    }

    private IEnumerable<Place> AliveWith(PlannedMap map) =>
        map.Life.SelectMany(step => _aliveAt.TryGetValue(step, out List<Place>? there) ? there : []);

    private readonly record struct Place(long Start, long End);
}
