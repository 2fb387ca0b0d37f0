namespace ConvShape.Architecture;

/// <summary>
/// Gives every map a place in one block so that maps alive at the same time do not overlap: largest first, each at the lowest
/// free offset (greedy by size, Pisarchyk and Lee, "Efficient Memory Management for Deep Neural Net Inference").
/// </summary>
internal sealed class MemoryPlan
{
    /// <summary>Offsets are multiples of 16 floats: one cache line, one AVX-512 register.</summary>
    private const int Alignment = 16;

    private readonly List<Entry> _entries = [];

    /// <summary>Asks for a place for a map that is written by one step and read for the last time by another.</summary>
    public void Add(int map, long length, int written, int lastRead) => _entries.Add(new(map, length, written, Math.Max(written, lastRead)));

    /// <summary>The offset of every map, in floats, and the length of the block.</summary>
    public IReadOnlyDictionary<int, long> Assign(out long blockLength)
    {
        Dictionary<int, long> offsets = [];
        Dictionary<int, List<Place>> aliveAt = [];
        blockLength = 0;
        foreach (Entry entry in _entries.OrderByDescending(entry => entry.Length).ThenBy(entry => entry.Written))
        {
            IEnumerable<int> life = Enumerable.Range(entry.Written, entry.LastRead - entry.Written + 1);
            long length = (entry.Length + Alignment - 1) / Alignment * Alignment;
            long offset = 0;
            foreach (Place other in life.SelectMany(step => aliveAt.TryGetValue(step, out List<Place>? there) ? there : []).OrderBy(other => other.Start))
            {
                if (other.Start < offset + length && offset < other.End)
                {
                    offset = other.End;
                }
            }

            foreach (int step in life)
            {
                if (!aliveAt.TryGetValue(step, out List<Place>? there))
                {
                    aliveAt.Add(step, there = []);
                }

                there.Add(new(offset, offset + length));
            }

            offsets.Add(entry.Map, offset);
            blockLength = Math.Max(blockLength, offset + length);
        }

        return offsets;
    }

    private readonly record struct Entry(int Map, long Length, int Written, int LastRead);

    private readonly record struct Place(long Start, long End);
}
