namespace ConvShape.Architecture;

/// <summary>A map that needs a place: its length in floats, the step that writes it, and the last that reads it.</summary>
internal readonly record struct PlannedMap(int Map, long Length, int Written, int LastRead)
{
    /// <summary>Whether both must keep their values at some step.</summary>
    public bool LivesWith(PlannedMap other) => Written <= other.LastRead && other.Written <= LastRead;
}

/// <summary>A map that has a place, from its start to behind its end.</summary>
internal readonly record struct PlacedMap(long Start, long End, PlannedMap Map);

/// <summary>Maps in one block of memory, placed one after the other.</summary>
/// <param name="steps">The number of steps that write and read them.</param>
internal sealed class MemoryLayout(int steps)
{
    private readonly Dictionary<int, long> _offsets = [];
    private readonly Lifetimes _places = new(steps);

    /// <summary>The offset of every map placed.</summary>
    public IReadOnlyDictionary<int, long> Offsets => _offsets;

    /// <summary>Length of the block.</summary>
    public long Length { get; private set; }

    /// <summary>The lowest offset at which a map does not overlap those alive with it.</summary>
    public long Lowest(PlannedMap map)
    {
        long offset = 0;
        foreach (PlacedMap other in _places.With(map))
        {
            if (other.Start >= offset + map.Length)
            {
                break;
            }

            offset = Math.Max(offset, other.End);
        }

        return offset;
    }

    /// <summary>The highest such offset in a block of a given length; negative where there is none.</summary>
    public long Highest(PlannedMap map, long length)
    {
        long offset = length - map.Length;
        foreach (PlacedMap other in _places.With(map, last: true))
        {
            if (other.Start < offset + map.Length && other.End > offset)
            {
                offset = other.Start - map.Length;
            }
        }

        return offset;
    }

    public void Put(PlannedMap map, long offset)
    {
        PlacedMap place = new(offset, offset + map.Length, map);
        _places.Add(place);
        _offsets.Add(map.Map, offset);
        Length = Math.Max(Length, place.End);
    }
}
