using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// A 3×3 convolution of stride 1 by Winograd's minimal filtering, tiles of outputs at a time: their inputs are transformed; for each of the
/// (m + 2)² products <see cref="PixelTile"/> sums over the channels, tiles taking the place of pixels; and the sums are transformed back. Tiles
/// of all images of a batch run one behind the other, in chunks whose transformed inputs stay in the third-level cache.
/// </summary>
internal sealed unsafe class WinogradOperator<TTransform> : LayerOperator
    where TTransform : struct, IWinogradTransform
{
    /// <summary>
    /// Bytes that the transformed inputs of a chunk take at most: a third-level cache holds them easily, and the weights, which are read once for
    /// each chunk, are more where there are many channels.
    /// </summary>
    private const long ChunkBytes = 3 << 20;

    /// <summary>Fewer tiles leave registers of a kernel empty.</summary>
    private const int FewestTiles = 14;

    /// <summary>Tiles whose sums are made one behind the other, so that a second-level cache holds them until they are transformed back.</summary>
    private const int MostSums = 56;

    private readonly OperatorSpec _spec;
    private readonly AlignedFloats _weights;
    private readonly Epilogue _epilogue;
    private readonly TapRun[] _runs;
    private readonly int _columns;
    private readonly int _tilesPerImage;
    private readonly int _chunk;
    private readonly int _sums;

    /// <summary>Blocks of filters that go through the kernel together.</summary>
    private readonly (int First, int Count)[] _strips;

    public WinogradOperator(OperatorSpec spec)
    {
        _spec = spec;
        LayerInfo layer = spec.Layer;
        _columns = (layer.Output.Width.Value + Outputs - 1) / Outputs;
        _tilesPerImage = (layer.Output.Height.Value + Outputs - 1) / Outputs * _columns;
        long most = Math.Max(FewestTiles, ChunkBytes / ((long)Products * spec.Input.Blocks * MapLayout.Lanes * sizeof(float)));
        _chunk = (int)Math.Min(most, Math.Max(FewestTiles, _tilesPerImage));
        _sums = Math.Min(_chunk, MostSums);
        int tileBlocks = TileKernels.Blocks(_sums), strips = (spec.Output.Blocks + tileBlocks - 1) / tileBlocks;
        _strips = new (int, int)[strips];
        for (int i = 0; i < strips; i++)
        {
            int strip = spec.Output.Blocks * i / strips;
            _strips[i] = (strip, spec.Output.Blocks * (i + 1) / strips - strip);
        }

        _runs = GC.AllocateUninitializedArray<TapRun>(spec.Input.Blocks, pinned: true);
        for (int block = 0; block < _runs.Length; block++)
        {
            _runs[block] = new TapRun(block * (nint)_chunk * MapLayout.Lanes, Math.Min(MapLayout.Lanes, layer.Input.Channels - block * MapLayout.Lanes));
        }

        _weights = WinogradWeights.Pack<TTransform>(layer, spec.Tensors, _strips);
        _epilogue = new Epilogue(spec);
    }

    public override long Work => _spec.Layer.Macs;

    public override long SharedScratch => ProductLength * Products;

    public override long OwnScratch => (2 + (long)_strips[^1].Count * _sums) * Products * MapLayout.Lanes;

    /// <summary>Parts of a chunk whose sums are made at once.</summary>
    private int Parts => (_chunk + _sums - 1) / _sums;

    private static int Outputs => TTransform.Outputs;

    /// <summary>n = m + 2.</summary>
    private static int Inputs => TTransform.Outputs + 2;

    /// <summary>n².</summary>
    private static int Products => Inputs * Inputs;

    /// <summary>Floats of one product of a chunk's inputs; a cache line more, so that they do not all fall on the same lines of a cache.</summary>
    private nint ProductLength => ((nint)_spec.Input.Blocks * _chunk + 1) * MapLayout.Lanes;

    /// <summary>Two phases for each chunk.</summary>
    public override int Phases(int batch) => 2 * (int)(((long)batch * _tilesPerImage + _chunk - 1) / _chunk);

    public override int Items(int phase, int batch) => phase % 2 == 0 ? _spec.Input.Blocks : _strips.Length * Parts;

    public override void Run(OperatorCall* call, int phase, int item, float* own)
    {
        int first = phase / 2 * _chunk, tiles = Math.Min(_chunk, call->Batch * _tilesPerImage - first);
        if (phase % 2 == 0)
        {
            TransformInputs(call, first, tiles, item, own);
        }
        else
        {
            (int strip, int part) = Math.DivRem(item, Parts);
            int before = part * _sums;
            if (before < tiles)
            {
                Multiply(call, first, before, Math.Min(_sums, tiles - before), _strips[strip], own);
            }
        }
    }

    /// <summary>Transforms one block of channels of a chunk.</summary>
    private void TransformInputs(OperatorCall* call, int first, int tiles, int block, float* own)
    {
        MapLayout layout = _spec.Input;
        nint pitch = (nint)layout.Row, product = ProductLength;
        int top = _spec.Layer.Rows.PaddingStart, left = _spec.Layer.Columns.PaddingStart;
        int lastRow = layout.Height + layout.Halo.Bottom - Inputs, lastColumn = layout.Width + layout.Halo.Right - Inputs;
        float* half = own, patch = own + Products * MapLayout.Lanes, to = call->Shared + block * (nint)_chunk * MapLayout.Lanes;
        for (int tile = first; tile < first + tiles; tile++, to += MapLayout.Lanes)
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

            TransformInput(from, step, half, to, product);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformInput(float* from, nint step, float* half, float* to, nint product)
    {
        for (int column = 0; column < Inputs; column++)
        {
            TTransform.Input(from + column * MapLayout.Lanes, step, half + column * MapLayout.Lanes, Inputs * MapLayout.Lanes);
        }

        for (int row = 0; row < Inputs; row++)
        {
            TTransform.Input(half + row * Inputs * MapLayout.Lanes, MapLayout.Lanes, to + row * Inputs * product, product);
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

    /// <summary>Sums the products over the channels for some blocks of filters, and transforms them back.</summary>
    private void Multiply(OperatorCall* call, int first, int before, int tiles, (int First, int Count) strip, float* own)
    {
        (int block, int blocks) = strip;
        nint channels = _spec.Input.Channels, sumBlock = tiles * (nint)MapLayout.Lanes, sumLength = sumBlock * blocks;
        float* half = own, sums = own + 2 * Products * MapLayout.Lanes;
        TileJob job = new()
        {
            InputStep = MapLayout.Lanes,
            Runs = (TapRun*)Marshal.UnsafeAddrOfPinnedArrayElement(_runs, 0),
            RunCount = _runs.Length,
            WeightBlock = channels * MapLayout.Lanes,
            NextWeights = blocks * channels * MapLayout.Lanes,
            Bias = Epilogue.NoBias,
            OutputStep = MapLayout.Lanes,
            OutputBlock = sumBlock,
        };
        TileRow row = new(tiles, blocks, MapLayout.Lanes);
        float* weights = _weights.Start + block * Products * job.WeightBlock;
        for (int product = 0; product < Products; product++)
        {
            job.Input = call->Shared + product * ProductLength + before * MapLayout.Lanes;
            job.Weights = weights + product * blocks * job.WeightBlock;
            job.Output = sums + product * sumLength;
            row.Run(&job);
        }

        for (int of = 0; of < blocks; of++)
        {
            TransformOutputs(call, first + before, tiles, block + of, sums + of * sumBlock, sumLength, half);
        }
    }

    /// <summary>Transforms the sums of one block of filters back, tile by tile.</summary>
    private void TransformOutputs(OperatorCall* call, int first, int tiles, int block, float* sums, nint sumLength, float* half)
    {
        float* results = half + Products * MapLayout.Lanes, bias = _epilogue.Bias(block);
        for (int tile = first; tile < first + tiles; tile++, sums += MapLayout.Lanes)
        {
            (int image, int of) = Math.DivRem(tile, _tilesPerImage);
            (int tileRow, int tileColumn) = Math.DivRem(of, _columns);
            int row = tileRow * Outputs, column = tileColumn * Outputs;
            TransformOutput(sums, sumLength, half, results);
            BlockMap output = new(_spec.Output, call->Output.Of(image), block);
            float* to = output.At(row, column), addend = null;
            nint addendPitch = 0;
            if (_spec.AddsMap)
            {
                BlockMap added = new(_spec.Inputs[^1], call->Inputs[1].Of(image), block);
                addend = added.At(row, column);
                addendPitch = added.Pitch;
            }

            Finish(results, bias, addend, addendPitch, to, output.Pitch, Math.Min(Outputs, output.Height - row), Math.Min(Outputs, output.Width - column));
            if (of == _tilesPerImage - 1)
            {
                output.ClearHalo();
            }
        }
    }

    /// <summary>Writes what of a tile lies on the map, bias, map and activation added.</summary>
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
                VectorMath.Clamp(value, low, high).Store(to + at);
            }

            _epilogue.Function?.Run(to, to, columns * MapLayout.Lanes);
            results += Outputs * MapLayout.Lanes;
            to += pitch;
            addend += addendPitch;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformOutput(float* sums, nint sumLength, float* half, float* results)
    {
        for (int column = 0; column < Inputs; column++)
        {
            TTransform.Output(sums + column * sumLength, Inputs * sumLength, half + column * MapLayout.Lanes, Inputs * MapLayout.Lanes);
        }

        for (int row = 0; row < Outputs; row++)
        {
            TTransform.Output(half + row * Inputs * MapLayout.Lanes, MapLayout.Lanes, results + row * Outputs * MapLayout.Lanes, MapLayout.Lanes);
        }
    }
}
