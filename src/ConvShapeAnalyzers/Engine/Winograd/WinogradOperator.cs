using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// A convolution of stride 1 by Winograd's minimal filtering, tiles of outputs at a time: their inputs are transformed; for each of the
/// (m + r − 1)² products <see cref="PixelTile"/> sums over the channels, tiles taking the place of pixels; and the sums are transformed back. Tiles
/// of all images of a batch run one behind the other, in chunks whose transformed inputs a third-level cache holds. Weights are transformed
/// whenever they are needed: that takes less time than to read (m + r − 1)²/r² times as many from memory, and that much less memory.
/// </summary>
internal sealed unsafe class WinogradOperator<TTransform> : LayerOperator
    where TTransform : struct, IWinogradTransform
{
    /// <summary>Bytes that the transformed inputs of a chunk take at most. The weights are read and transformed once for each chunk.</summary>
    private const long ChunkBytes = 4 << 20;

    /// <summary>Bytes of transformed weights that are used at once, and of sums that are made at once: a second-level cache holds both.</summary>
    private const long WeightBytes = 256 << 10, SumBytes = 320 << 10;

    /// <summary>Fewer tiles leave registers of a kernel empty.</summary>
    private const int FewestTiles = 14;

    /// <summary>Tiles for which a thread should transform the weights itself, rather than read inputs that another has transformed.</summary>
    private const int ManyTiles = 48;

    /// <summary>Tiles of a part at least, so that it takes little of its time to transform the weights.</summary>
    private const int FewestTilesOfPart = 24;

    private readonly OperatorSpec _spec;
    private readonly AlignedFloats _weights;
    private readonly Epilogue _epilogue;
    private readonly WindowPool? _pool;
    private readonly TapRun[] _runs;
    private readonly int _columns;
    private readonly int _tilesPerImage;

    /// <summary>Tiles of a chunk.</summary>
    private readonly int _chunk;

    /// <summary>Parts of a chunk whose inputs one item transforms, for a block of channels; and whose products it takes, for a strip of filters.</summary>
    private readonly int _inputParts;
    private readonly int _productParts;

    /// <summary>Tiles whose sums are made at once.</summary>
    private readonly int _sums;

    /// <summary>Channels whose weights are transformed at once.</summary>
    private readonly int _channels;

    /// <summary>Blocks of filters that go through the kernel together.</summary>
    private readonly (int First, int Count)[] _strips;

    public WinogradOperator(OperatorSpec spec)
    {
        _spec = spec;
        LayerInfo layer = spec.Layer;
        _columns = (layer.Output.Width.Value + Outputs - 1) / Outputs;
        _tilesPerImage = (layer.Output.Height.Value + Outputs - 1) / Outputs * _columns;
        const int vector = MapLayout.Lanes * sizeof(float);
        long most = Math.Max(FewestTiles, ChunkBytes / (Products * spec.Input.Blocks * vector));
        _chunk = (int)Math.Min(most, Math.Max(FewestTiles, _tilesPerImage));
        int tileBlocks = TileKernels.Blocks(_chunk), strips = (spec.Output.Blocks + tileBlocks - 1) / tileBlocks;
        if (strips == 1 && _chunk < 2 * FewestTilesOfPart)
        {
            // Threads could share neither filters nor tiles: thinner strips are better than one.
            strips = Math.Min(spec.Output.Blocks, Environment.ProcessorCount);
        }

        _strips = new (int, int)[strips];
        for (int i = 0; i < strips; i++)
        {
            int strip = (int)((long)spec.Output.Blocks * i / strips);
            _strips[i] = (strip, (int)((long)spec.Output.Blocks * (i + 1) / strips) - strip);
        }

        _productParts = Parts(strips, FewestTilesOfPart);
        _inputParts = Math.Max(Parts(spec.Input.Blocks, FewestTiles), _productParts);
        int tiles = (_chunk + _productParts - 1) / _productParts, blocks = _strips[^1].Count;

        // A little more at once rather than the weights transformed once more for a few tiles.
        int times = (int)Math.Max(1, Math.Round(tiles * (double)(Products * blocks * vector) / SumBytes));
        _sums = (tiles + times - 1) / times;
        _channels = (int)Math.Min(spec.Input.Blocks, Math.Max(1, WeightBytes / (Products * blocks * vector * MapLayout.Lanes))) * MapLayout.Lanes;
        _runs = GC.AllocateUninitializedArray<TapRun>(spec.Input.Blocks, pinned: true);
        for (int block = 0; block < _runs.Length; block++)
        {
            _runs[block] = new TapRun(block * (nint)_chunk * MapLayout.Lanes, Math.Min(MapLayout.Lanes, layer.Input.Channels - block * MapLayout.Lanes));
        }

        _weights = spec.IsForKernels ? new AlignedFloats(0) : StripWeights.Pack(layer, spec.Tensors, _strips, _channels);
        _epilogue = new Epilogue(spec);
        _pool = spec.Pool is { } pool ? WindowPool.Of(pool) : null;
    }

    public override long Work => _spec.Layer.Macs;

    public override long SharedScratch => ProductLength * Products;

    public override long OwnScratch => (2 + (long)_strips[^1].Count * (_sums + _channels)) * Products * MapLayout.Lanes;

    private static int Outputs => TTransform.Outputs;

    /// <summary>Floats from one row of a tile's outputs to the next where they are not on the map.</summary>
    private static nint ResultsPitch => TTransform.Outputs * MapLayout.Lanes;

    /// <summary>n = m + r − 1.</summary>
    private static int Inputs => TTransform.Outputs + TTransform.Taps - 1;

    /// <summary>n².</summary>
    private static int Products => Inputs * Inputs;

    /// <summary>Floats of one product of a chunk's inputs; a cache line more, so that they do not all fall on the same lines of a cache.</summary>
    private nint ProductLength => ((nint)_spec.Input.Blocks * _chunk + 1) * MapLayout.Lanes;

    /// <summary>Floats of the taps of sixteen filters, of one channel.</summary>
    private static nint TapLength => TTransform.Taps * TTransform.Taps * MapLayout.Lanes;

    /// <summary>Two phases for each chunk.</summary>
    public override int Phases(int batch) => 2 * (int)(((long)batch * _tilesPerImage + _chunk - 1) / _chunk);

    public override int Items(int phase, int batch) => phase % 2 == 0 ? _spec.Input.Blocks * _inputParts : _strips.Length * _productParts;

    public override void Run(OperatorCall* call, int phase, int item, float* own)
    {
        int start = phase / 2 * _chunk, tiles = Math.Min(_chunk, call->Batch * _tilesPerImage - start), parts = phase % 2 == 0 ? _inputParts : _productParts;
        (int part, int of) = Math.DivRem(item, phase % 2 == 0 ? _spec.Input.Blocks : _strips.Length);
        int first = (int)((long)tiles * part / parts), end = (int)((long)tiles * (part + 1) / parts);
        if (phase % 2 == 0)
        {
            TransformInputs(call, start, first, end, of, own);
        }
        else
        {
            Multiply(call, start, first, end, _strips[of], own);
        }
    }

    public override void CompileKernels()
    {
        float* tile = stackalloc float[Products * MapLayout.Lanes];
        TTransform.Input(tile, Inputs * MapLayout.Lanes, tile, MapLayout.Lanes);
        TTransform.Weights(tile, count: 0, tile);
        _pool?.CompileKernels();
        for (int start = 0; start < _tilesPerImage; start += _chunk)
        {
            int tiles = Math.Min(_chunk, _tilesPerImage - start);
            for (int part = 0; part < _productParts; part++)
            {
                int first = (int)((long)tiles * part / _productParts), end = (int)((long)tiles * (part + 1) / _productParts);
                for (; first < end; first += _sums)
                {
                    new TileRow(Math.Min(_sums, end - first), _strips[0].Count, MapLayout.Lanes).Compile();
                    new TileRow(Math.Min(_sums, end - first), _strips[^1].Count, MapLayout.Lanes).Compile();
                }
            }
        }

        TTransform.Output(tile, MapLayout.Lanes, new TileOutput(tile, Outputs * MapLayout.Lanes, null, 0, Epilogue.NoBias, float.NegativeInfinity, float.PositiveInfinity));
        Finish(tile, Epilogue.NoBias, addend: null, 0, tile, 0, rows: 0, columns: 0);
        _epilogue.Function?.Run(null, null, count: 0);
    }

    /// <summary>
    /// In how many parts a chunk is cut where there are so many sets of each: one for each processor where tiles are many, which come part by part,
    /// so that a thread transforms what it multiplies. Otherwise no more than it takes for all to end at about the same time, since each part
    /// transforms the weights for itself.
    /// </summary>
    private int Parts(int sets, int fewest)
    {
        int parts = Math.Clamp(_chunk / ManyTiles, 1, Environment.ProcessorCount);
        return Shares.Parts(sets, parts, most: _chunk / fewest);
    }

    /// <summary>Transforms one block of channels of some tiles of a chunk.</summary>
    private void TransformInputs(OperatorCall* call, int start, int first, int end, int block, float* own)
    {
        MapLayout layout = _spec.Input;
        nint pitch = (nint)layout.Row, product = ProductLength;
        int top = _spec.Layer.Rows.PaddingStart, left = _spec.Layer.Columns.PaddingStart;
        int lastRow = layout.Height + layout.Halo.Bottom - Inputs, lastColumn = layout.Width + layout.Halo.Right - Inputs;
        float* patch = own, to = call->Shared + (block * (nint)_chunk + first) * MapLayout.Lanes;
        for (int tile = start + first; tile < start + end; tile++, to += MapLayout.Lanes)
        {
            (int image, int of) = Math.DivRem(tile, _tilesPerImage);
            (int tileRow, int tileColumn) = Math.DivRem(of, _columns);
            int row = tileRow * Outputs - top, column = tileColumn * Outputs - left;
            float* from = call->Inputs[0].Of(image) + block * (nint)layout.Plane + row * pitch + column * MapLayout.Lanes;
            nint step = pitch;
            if (row > lastRow || column > lastColumn)
            {
                CopyPatch(from, pitch, Math.Min(Inputs, lastRow + Inputs - row), Math.Min(Inputs, lastColumn + Inputs - column), patch);
                from = patch;
                step = Inputs * MapLayout.Lanes;
            }

            TTransform.Input(from, step, to, product);
        }
    }

    /// <summary>Copies what a tile sees of the map, zeros beyond its end.</summary>
    private static void CopyPatch(float* from, nint pitch, int rows, int columns, float* patch)
    {
        for (int row = 0; row < Inputs; row++)
        {
            for (int column = 0; column < Inputs; column++)
            {
                Vector512<float> value = row < rows && column < columns ? Vector512.Load(from + row * pitch + column * MapLayout.Lanes) : default;
                value.Store(patch + (row * Inputs + column) * MapLayout.Lanes);
            }
        }
    }

    /// <summary>Sums the products over the channels for some tiles of a chunk and a strip of filters, and transforms them back.</summary>
    private void Multiply(OperatorCall* call, int start, int first, int end, (int First, int Count) strip, float* own)
    {
        int all = _spec.Input.Channels, blocks = strip.Count;
        float* sums = own + Products * MapLayout.Lanes, weights = sums + blocks * _sums * (nint)Products * MapLayout.Lanes;
        for (int tile = first; tile < end; tile += _sums)
        {
            int tiles = Math.Min(_sums, end - tile);
            for (int channel = 0; channel < all; channel += _channels)
            {
                int channels = Math.Min(_channels, all - channel);
                float* taps = _weights.Start + (strip.First * (nint)all + blocks * channel) * TapLength;
                if (tile == first || channels < all)
                {
                    TTransform.Weights(taps, blocks * channels, weights);
                }

                Sum(call, tile, tiles, channel, channels, blocks, weights, sums, next: taps + blocks * channels * TapLength);
            }

            for (int block = 0; block < blocks; block++)
            {
                nint length = tiles * (nint)MapLayout.Lanes;
                TransformOutputs(call, start + tile, tiles, strip.First + block, sums + block * length, blocks * length, results: own);
            }
        }
    }

    /// <summary>Adds the products of some channels to the sums, and has the taps that are needed next fetched meanwhile.</summary>
    private void Sum(OperatorCall* call, int tile, int tiles, int channel, int channels, int blocks, float* weights, float* sums, float* next)
    {
        nint length = tiles * (nint)MapLayout.Lanes, product = (blocks * (nint)channels + 1) * MapLayout.Lanes, fetched = blocks * channels * TapLength / Products;
        TileJob job = new()
        {
            InputStep = MapLayout.Lanes,
            Runs = (TapRun*)Marshal.UnsafeAddrOfPinnedArrayElement(_runs, channel / MapLayout.Lanes),
            RunCount = (channels + MapLayout.Lanes - 1) / MapLayout.Lanes,
            WeightBlock = channels * (nint)MapLayout.Lanes,
            Bias = Epilogue.NoBias,
            OutputStep = MapLayout.Lanes,
            OutputBlock = length,
            AddendStep = MapLayout.Lanes,
            AddendBlock = length,
        };
        TileRow row = new(tiles, blocks, MapLayout.Lanes);
        for (int i = 0; i < Products; i++)
        {
            job.Input = call->Shared + i * ProductLength + tile * MapLayout.Lanes;
            job.Next = job.Input + ProductLength;
            job.Weights = weights + i * product;
            job.NextWeights = (nint)(next + i * fetched - job.Weights);
            job.Output = sums + i * length * blocks;
            job.Addend = channel == 0 ? null : job.Output;
            row.Run(&job);
        }
    }

    /// <summary>Transforms the sums of one block of filters back, tile by tile.</summary>
    private void TransformOutputs(OperatorCall* call, int first, int tiles, int block, float* sums, nint product, float* results)
    {
        float* bias = _epilogue.Bias(block);
        for (int tile = first; tile < first + tiles; tile++, sums += MapLayout.Lanes)
        {
            (int image, int of) = Math.DivRem(tile, _tilesPerImage);
            (int tileRow, int tileColumn) = Math.DivRem(of, _columns);
            int row = tileRow * Outputs, column = tileColumn * Outputs;
            BlockMap output = new(_spec.Written, call->Output.Of(image), block);
            float* to = _pool is null ? output.At(row, column) : results, addend = null;
            nint pitch = _pool is null ? output.Pitch : ResultsPitch, addendPitch = 0;
            if (_spec.AddsMap)
            {
                BlockMap added = new(_spec.Inputs[^1], call->Inputs[1].Of(image), block);
                addend = added.At(row, column);
                addendPitch = added.Pitch;
            }

            int rows = Math.Min(Outputs, _spec.Output.Height - row), columns = Math.Min(Outputs, _spec.Output.Width - column);
            if (rows == Outputs && columns == Outputs)
            {
                TTransform.Output(sums, product, new TileOutput(to, pitch, addend, addendPitch, bias, _epilogue.Low, _epilogue.High));
            }
            else
            {
                TTransform.Output(sums, product, new TileOutput(results, ResultsPitch, null, 0, Epilogue.NoBias, float.NegativeInfinity, float.PositiveInfinity));
                Finish(results, bias, addend, addendPitch, to, pitch, rows, columns);
            }

            for (int i = 0; _epilogue.Function is not null && i < rows; i++)
            {
                _epilogue.Function.Run(to + i * pitch, to + i * pitch, columns * MapLayout.Lanes);
            }

            _pool?.Take(results - row * pitch - column * MapLayout.Lanes, pitch, output, _pool.Within(row, column, Outputs));

            if (of == _tilesPerImage - 1)
            {
                output.ClearHalo();
            }
        }
    }

    /// <summary>Writes what of a tile lies on the map, bias and map added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(float* results, float* bias, float* addend, nint addendPitch, float* to, nint pitch, int rows, int columns)
    {
        Vector512<float> offset = Vector512.Load(bias), low = Vector512.Create(_epilogue.Low), high = Vector512.Create(_epilogue.High);
        for (int row = 0; row < rows; row++)
        {
            for (nint at = 0; at < columns * MapLayout.Lanes; at += MapLayout.Lanes)
            {
                Vector512<float> value = Vector512.Load(results + at) + offset;
                value = addend is null ? value : value + Vector512.Load(addend + at);
                Vector512.MinNative(high, Vector512.MaxNative(low, value)).Store(to + at);
            }

            results += ResultsPitch;
            to += pitch;
            addend += addendPitch;
        }
    }
}
