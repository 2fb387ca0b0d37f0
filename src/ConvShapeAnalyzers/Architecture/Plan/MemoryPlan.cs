namespace ConvShape.Architecture;

/// <summary>Gives every map a place in one block so that maps alive at the same time do not overlap.</summary>
internal sealed class MemoryPlan
{
    /// <summary>Offsets are multiples of 16 floats: one cache line, one AVX-512 register.</summary>
    private const int Alignment = 16;

    /// <summary>More than any memory holds, and so little that the sum of very many is still a number: a padding can be of any size.</summary>
    private const long Longest = 1L << 40;

    private readonly List<PlannedMap> _maps = [];

    private int _steps;

    /// <summary>Asks for a place for a map that is written by one step and read for the last time by another.</summary>
    public void Add(int map, long length, int written, int lastRead)
    {
        length = (Math.Min(length, Longest) + Alignment - 1) / Alignment * Alignment;
        _maps.Add(new(map, length, written, Math.Max(written, lastRead)));
        _steps = Math.Max(_steps, Math.Max(written, lastRead) + 1);
    }

    /// <summary>The offset of every map, in floats, and the length of the block.</summary>
    public IReadOnlyDictionary<int, long> Assign(out long blockLength)
    {
        long peak = Peak();
        MemoryLayout layout = LargestFirst();
        if (layout.Length > peak && FromBothEnds(peak) is { } tight)
        {
            layout = tight;
        }

        blockLength = layout.Length;
        return layout.Offsets;
    }

    /// <summary>The most that is alive at one step: no block can be shorter.</summary>
    public long Peak()
    {
        SortedDictionary<int, long> changes = [];
        foreach (PlannedMap map in _maps)
        {
            Change(map.Written, map.Length);
            Change(map.LastRead + 1, -map.Length);
        }

        long alive = 0, peak = 0;
        foreach (long change in changes.Values)
        {
            alive += change;
            peak = Math.Max(peak, alive);
        }

        return peak;

        void Change(int step, long length)
        {
            changes.TryGetValue(step, out long there);
            changes[step] = there + length;
        }
    }

    /// <summary>
    /// Largest first, each at the lowest free offset: close to the peak on graphs (greedy by size, Pisarchyk and Lee, "Efficient
    /// Memory Management for Deep Neural Net Inference").
    /// </summary>
    private MemoryLayout LargestFirst()
    {
        MemoryLayout layout = new(_steps);
        foreach (PlannedMap map in _maps.OrderByDescending(map => map.Length).ThenBy(map => map.Written))
        {
            layout.Put(map, layout.Lowest(map));
        }

        return layout;
    }

    /// <summary>
    /// In the order of writing, at either end of a block of a given length: on a chain maps take turns, so that any two neighbours
    /// that fit the block do. Null where some map finds no place.
    /// </summary>
    private MemoryLayout? FromBothEnds(long length)
    {
        MemoryLayout layout = new(_steps);
        foreach (PlannedMap map in _maps.OrderBy(map => map.Written).ThenByDescending(map => map.Length))
        {
            long lowest = layout.Lowest(map), highest = layout.Highest(map, length);
            if (highest < 0)
            {
                return null;
            }

            layout.Put(map, lowest > 0 && highest + map.Length == length ? highest : lowest);
        }

        return layout;
    }
}
