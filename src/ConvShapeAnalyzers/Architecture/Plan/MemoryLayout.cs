namespace ConvShape.Architecture;

/// <summary>A map that needs a place: its length in floats, the step that writes it, and the last that reads it.</summary>
internal readonly record struct PlannedMap(int Map, long Length, int Written, int LastRead)
{
    /// <summary>Whether both must keep their values at some step.</summary>
    public bool LivesWith(PlannedMap other) => Written <= other.LastRead && other.Written <= LastRead;
}

/// <summary>Maps in one block of memory, placed one after the other.</summary>
internal sealed class MemoryLayout
{
    private readonly Dictionary<int, long> _offsets = [];

    /// <summary>What is placed, by where it starts.</summary>
    private readonly List<Place> _places = [];

    /// <summary>The offset of every map placed.</summary>
    public IReadOnlyDictionary<int, long> Offsets => _offsets;

    /// <summary>Length of the block.</summary>
    public long Length { get; private set; }

    /// <summary>The lowest offset at which a map does not overlap those alive with it.</summary>
    public long Lowest(PlannedMap map)
    {
        long offset = 0;
        foreach (Place other in _places)
        {
            if (other.Start >= offset + map.Length)
            {
                break;
            }

            if (other.End > offset && other.Map.LivesWith(map))
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
        for (int i = _places.Count - 1; i >= 0; i--)
        {
            Place other = _places[i];
            if (other.Start < offset + map.Length && other.End > offset && other.Map.LivesWith(map))
            {
                offset = other.Start - map.Length;
            }
        }

        return offset;
    }

    public void Put(PlannedMap map, long offset)
    {
        Place place = new(offset, offset + map.Length, map);
        int index = _places.FindIndex(other => other.Start > offset);
        _places.Insert(index < 0 ? _places.Count : index, place);
        _offsets.Add(map.Map, offset);
        Length = Math.Max(Length, place.End);
    }

    private readonly record struct Place(long Start, long End, PlannedMap Map);
}
