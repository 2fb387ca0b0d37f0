using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// The weights of neighbouring blocks of sixteen filters that read the same, packed as <see cref="PixelTile"/> takes them: for each block, for
/// each summand, the weights of its filters, and zeros in lanes that belong to no filter or to one of another group.
/// </summary>
internal sealed unsafe class FilterBlocks
{
    /// <summary>
    /// Bytes of weights that a tile's blocks should take at once: they stay in the first-level cache while all rows of an item use them, and
    /// sums go back to memory in between.
    /// </summary>
    private const int ChunkBytes = 24 << 10;

    private readonly TapRun[] _runs;
    private readonly AlignedFloats _weights;
    private readonly long _length;

    /// <param name="layout">How the map lies that they read.</param>
    /// <param name="taps">The taps that they read.</param>
    /// <param name="weights">The weights of all filters.</param>
    /// <param name="block">The first block.</param>
    /// <param name="blocks">Number of blocks.</param>
    /// <param name="tileBlocks">Blocks of a tile.</param>
    /// <param name="group">The group of filters that are meant, where a block has several; −1 for all.</param>
    public FilterBlocks(in MapLayout layout, FilterTap[] taps, FilterWeights weights, int block, int blocks, int tileBlocks, int group = -1)
    {
        First = block;
        Count = blocks;
        TileBlocks = tileBlocks;
        int firstFilter = block * MapLayout.Lanes, endFilter = Math.Min(weights.Filters, (block + blocks) * MapLayout.Lanes);
        IsPartOfBlock = group >= 0;
        if (IsPartOfBlock)
        {
            firstFilter = Math.Max(firstFilter, group * weights.FiltersPerGroup);
            endFilter = Math.Min(endFilter, (group + 1) * weights.FiltersPerGroup);
            Lanes = (firstFilter - block * MapLayout.Lanes, endFilter - block * MapLayout.Lanes);
        }

        int firstChannel = weights.Channels(firstFilter).First, endChannel = weights.Channels(endFilter - 1).End;
        _length = (long)taps.Length * (endChannel - firstChannel);
        OperatorChecks.Packed(weights.Layer, _length * blocks * MapLayout.Lanes);
        List<Run> runs = Runs(layout, taps, firstChannel, endChannel);
        _runs = GC.AllocateUninitializedArray<TapRun>(runs.Count, pinned: true);
        for (int i = 0; i < _runs.Length; i++)
        {
            _runs[i] = new TapRun((nint)runs[i].Offset, runs[i].Length);
        }

        Chunks = Chunk(runs);
        _weights = new AlignedFloats(weights.Values.IsEmpty ? 0 : _length * blocks * MapLayout.Lanes);
        for (int of = 0; of < blocks && !weights.Values.IsEmpty; of++)
        {
            Pack(weights, runs, layout.Block == 1, (block + of) * MapLayout.Lanes, _weights.Start + of * WeightBlock);
        }
    }

    /// <summary>The first block.</summary>
    public int First { get; }

    /// <summary>Number of blocks.</summary>
    public int Count { get; }

    /// <summary>Blocks of a tile.</summary>
    public int TileBlocks { get; }

    /// <summary>Whether they are only some lanes of one block, and which; its sums are then in one part.</summary>
    public bool IsPartOfBlock { get; }

    /// <summary>The first lane and the one after the last.</summary>
    public (int First, int End) Lanes { get; }

    /// <summary>Number of tiles that the blocks make, of as even a number of blocks as there are.</summary>
    public int Tiles => (Count + TileBlocks - 1) / TileBlocks;

    /// <summary>Parts of the sums, each of which takes weights that fit a cache.</summary>
    public SumChunk[] Chunks { get; }

    /// <summary>Floats from the weights of one block to those of the next.</summary>
    public nint WeightBlock => (nint)_length * MapLayout.Lanes;

    /// <summary>The blocks of one tile, counted from the first.</summary>
    public (int First, int Count) Tile(int tile)
    {
        int first = (int)((long)Count * tile / Tiles);
        return (first, (int)((long)Count * (tile + 1) / Tiles) - first);
    }

    /// <summary>Sets what one part of the sums of a tile takes.</summary>
    public void Set(TileJob* job, int tile, int chunk)
    {
        (int block, int blocks) = Tile(tile);
        nint here = Chunks[chunk].FirstWeight;
        job->Runs = (TapRun*)Marshal.UnsafeAddrOfPinnedArrayElement(_runs, 0) + Chunks[chunk].FirstRun;
        job->RunCount = Chunks[chunk].Runs;
        job->Weights = _weights.Start + block * WeightBlock + here;
        job->WeightBlock = WeightBlock;
        job->NextWeights = chunk + 1 < Chunks.Length ? Chunks[chunk + 1].FirstWeight - here : blocks * WeightBlock - here;
    }

    /// <summary>What is read of some channels: block by block, tap by tap in a block.</summary>
    private static List<Run> Runs(in MapLayout layout, FilterTap[] taps, int firstChannel, int endChannel)
    {
        List<Run> runs = [];
        if (taps.Length == 0)
        {
            return runs;
        }

        for (int channel = firstChannel; channel < endChannel;)
        {
            (int block, int lane) = Math.DivRem(channel, layout.Block);
            int end = Math.Min(endChannel, (block + 1) * layout.Block);
            for (int i = 0; i < taps.Length; i++)
            {
                FilterTap tap = taps[i];
                long offset = block * layout.Plane + tap.Row * layout.Row + tap.Column * layout.Block + lane;
                int length = end - channel;

                // In plain order, the taps of a row lie side by side.
                while (layout.Block == 1 && i + 1 < taps.Length && taps[i + 1].U == tap.U && taps[i + 1].Column == taps[i].Column + 1)
                {
                    length++;
                    i++;
                }

                runs.Add(new Run(offset, length, channel, tap));
            }

            channel = end;
        }

        return runs;
    }

    private SumChunk[] Chunk(List<Run> runs)
    {
        List<SumChunk> chunks = [];
        long fit = IsPartOfBlock ? int.MaxValue : ChunkBytes / (Math.Min(TileBlocks, Count) * MapLayout.Lanes * sizeof(float)), parts = Math.Max(1, (_length + fit - 1) / fit);
        long most = (_length + parts - 1) / parts;
        int first = 0, length = 0, weight = 0;
        for (int i = 0; i < runs.Count; i++)
        {
            if (length >= most)
            {
                chunks.Add(new SumChunk(first, i - first, weight * (nint)MapLayout.Lanes));
                (first, weight, length) = (i, weight + length, 0);
            }

            length += runs[i].Length;
        }

        chunks.Add(new SumChunk(first, runs.Count - first, weight * (nint)MapLayout.Lanes));
        return [.. chunks];
    }

    /// <summary>Packs the weights of one block.</summary>
    private void Pack(FilterWeights weights, List<Run> runs, bool isPlain, int firstFilter, float* packed)
    {
        int filters = Math.Min(MapLayout.Lanes, weights.Filters - firstFilter);
        if (!IsPartOfBlock && weights.HasWholeRows && weights.Channels(firstFilter) == weights.Channels(firstFilter + filters - 1) && weights.RowLength == _length)
        {
            PackRows(weights, runs, isPlain, firstFilter, filters, packed);
        }
        else
        {
            PackEach(weights, runs, isPlain, firstFilter, filters, packed);
        }
    }

    /// <summary>Packs filters that read the same channels with all of their weights: what is taken in their order goes to the order of the runs.</summary>
    private void PackRows(FilterWeights weights, List<Run> runs, bool isPlain, int firstFilter, int filters, float* packed)
    {
        const int some = 8 * MapLayout.Lanes;
        int firstChannel = weights.Channels(firstFilter).First, step = isPlain ? 1 : weights.ChannelStep;
        int[] places = new int[_length];
        int place = 0;
        foreach (Run run in runs)
        {
            int at = (run.Channel - firstChannel) * weights.ChannelStep + weights.Tap(run.Tap);
            for (int i = 0; i < run.Length; i++)
            {
                places[at + i * step] = place++ * MapLayout.Lanes;
            }
        }

        float* taken = stackalloc float[some * MapLayout.Lanes];
        fixed (int* to = places)
        fixed (float* values = weights.Values)
        {
            float* rows = values + (nint)firstFilter * weights.RowLength;
            for (int first = 0; first < places.Length; first += some)
            {
                int count = Math.Min(some, places.Length - first);
                FilterRows.Take(rows, weights.RowLength, filters, first, count, taken, weights.Scales.IsEmpty ? default : weights.Scales[firstFilter..]);
                FilterRows.Put(taken, count, packed, to + first);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackEach(FilterWeights weights, List<Run> runs, bool isPlain, int firstFilter, int filters, float* packed)
    {
        ReadOnlySpan<float> values = weights.Values;
        int step = isPlain ? 1 : weights.ChannelStep;
        foreach (Run run in runs)
        {
            new Span<float>(packed, run.Length * MapLayout.Lanes).Clear();
            for (int lane = 0; lane < filters; lane++)
            {
                (int first, int end) = weights.Channels(firstFilter + lane);
                long at = weights.First(firstFilter + lane, run.Tap) + (long)run.Channel * weights.ChannelStep;
                int from = isPlain ? 0 : Math.Max(0, first - run.Channel), to = isPlain ? run.Length : Math.Min(run.Length, end - run.Channel);
                double scale = weights.Scales.IsEmpty ? 1 : weights.Scales[firstFilter + lane];
                for (int i = from; i < to; i++)
                {
                    packed[i * MapLayout.Lanes + lane] = (float)(values[(int)(at + (long)i * step)] * scale);
                }
            }

            packed += run.Length * MapLayout.Lanes;
        }
    }

    /// <summary>A run with the weights that go with it: those of some channels for one tap, or of one channel for some taps.</summary>
    private sealed record Run(long Offset, int Length, int Channel, FilterTap Tap);
}

/// <summary>A part of the sums: some runs, and the weights that go with them.</summary>
/// <param name="FirstRun">The first run.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="FirstWeight">Where the weights of the first run lie.</param>
internal sealed record SumChunk(int FirstRun, int Runs, nint FirstWeight);
