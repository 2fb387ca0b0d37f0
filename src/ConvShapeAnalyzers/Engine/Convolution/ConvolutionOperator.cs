using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// A convolution of any kernel, stride, dilation, padding and groups, direct or transposed. An item is some rows of outputs for the filters of
/// one tile: their weights stay in the first-level cache while they run over the rows, part of the sums after part.
/// </summary>
internal sealed unsafe class ConvolutionOperator : LayerOperator
{
    /// <summary>Bytes of the input that an item reads at most, if it is more than a row: the second-level cache holds them for the next tile of filters.</summary>
    private const long InputBytes = 256 << 10;

    /// <summary>
    /// Bytes of the results that a pool reads of an item, of one block of filters: a first-level cache holds them, or where windows overlap and
    /// the rows at the ends are made twice, a second-level cache.
    /// </summary>
    private const long PooledBytes = 24 << 10, OverlappingBytes = 160 << 10;

    /// <summary>Items of an image for each processor, so that all end at about the same time.</summary>
    private const int ItemsPerProcessor = 4;

    /// <summary>Pixels of an item, so that the weights are read often enough for what they cost.</summary>
    private const int FewestPixels = 56;

    /// <summary>Rows of windows that overlap of an item, whose first and last rows another item makes as well.</summary>
    private const int FewestOverlapping = 4;

    private readonly OperatorSpec _spec;
    private readonly ConvolutionUnit[] _units;
    private readonly Epilogue _epilogue;
    private readonly WindowPool? _pool;

    /// <summary>Whether tiles are made of images, since there is a single output.</summary>
    private readonly bool _isAcrossImages;

    private ConvolutionOperator(OperatorSpec spec, ConvolutionPart[] parts, (int Rows, int Columns) inputStride)
    {
        _spec = spec;
        _epilogue = new Epilogue(spec);
        _pool = spec.Pool is { } pool ? WindowPool.Of(pool) : null;
        FilterWeights weights = new(spec.Layer, spec.Tensors);
        _isAcrossImages = _pool is null && !weights.SharesBlocks && Array.TrueForAll(parts, part => part is { Rows: 1, Columns: 1 });
        MapLayout addend = spec.AddsMap ? spec.Inputs[^1] : spec.Output;
        int tileBlocks = TileKernels.Blocks(int.MaxValue), tiles = (spec.Output.Blocks + tileBlocks - 1) / tileBlocks;
        ConvolutionGrid[] grids = [.. parts.Select(part => new ConvolutionGrid(part, spec.Input, spec.Output, addend, inputStride, tiles, keepsRows: _pool is not null))];
        _units = [.. grids.SelectMany(grid => Units(grid, weights))];
        foreach (ConvolutionUnit unit in _units)
        {
            long rows = _pool is null ? weights.SharesBlocks ? 1 : 0 : unit.Blocks * (long)(unit.EndRow - unit.FirstRow);
            OwnScratch = Math.Max(OwnScratch, rows * unit.Grid.Columns * MapLayout.Lanes);
        }
    }

    public override long Work => _spec.Layer.Macs;

    public override long OwnScratch { get; }

    /// <summary>A convolution as it is declared.</summary>
    public static ConvolutionOperator Direct(OperatorSpec spec) =>
        new(spec, ConvolutionPart.Direct(spec.Layer), (spec.Layer.Rows.Stride, spec.Layer.Columns.Stride));

    /// <summary>A transposed convolution, phase by phase.</summary>
    public static ConvolutionOperator Transposed(OperatorSpec spec) => new(spec, ConvolutionPart.Transposed(spec.Layer), inputStride: (1, 1));

    public override int Items(int phase, int batch) => _isAcrossImages ? _units.Length * Math.Min(batch, 1) : _units.Length * batch;

    public override void Run(OperatorCall* call, int phase, int item, float* own)
    {
        (int image, int index) = Math.DivRem(item, _units.Length);
        ConvolutionUnit unit = _units[index];
        float* results = Results(call, unit, image, own);
        foreach (FilterBlocks filters in unit.Filters)
        {
            for (int chunk = 0; chunk < filters.Chunks.Length; chunk++)
            {
                Sum(call, unit, filters, chunk, image, results, own);
            }
        }

        int images = _isAcrossImages ? call->Batch : 1;
        for (int of = 0; of < images; of++)
        {
            Finish(unit, results + of * call->Output.Stride, call->Output.Of(image + of));
        }
    }

    public override void CompileKernels()
    {
        foreach (ConvolutionUnit unit in _units)
        {
            unit.CompileKernels();
            if (_isAcrossImages)
            {
                new TileRow(pixels: 1, unit.Blocks, (nint)_spec.Input.Length).Compile();
            }
        }

        _epilogue.Function?.Run(null, null, count: 0);
        _pool?.CompileKernels();
    }

    /// <summary>Where the first row of a unit's first block of results would lie: in the map, or where a pool reads them in memory of the thread.</summary>
    private float* Results(OperatorCall* call, ConvolutionUnit unit, int image, float* own) => _pool is null
        ? call->Output.Of(image) + unit.Grid.OutputFirst + unit.FirstBlock * Plane(unit)
        : own - unit.FirstRow * unit.Grid.OutputRow;

    /// <summary>Floats from there to the next block.</summary>
    private nint Plane(ConvolutionUnit unit) => _pool is null ? (nint)_spec.Output.Plane : (unit.EndRow - unit.FirstRow) * unit.Grid.OutputRow;

    /// <summary>One part of the sums.</summary>
    private void Sum(OperatorCall* call, ConvolutionUnit unit, FilterBlocks filters, int chunk, int image, float* results, float* own)
    {
        ConvolutionGrid grid = unit.Grid;
        bool isFirst = chunk == 0, isLast = chunk == filters.Chunks.Length - 1;
        TileJob job = new()
        {
            InputStep = grid.InputStep,
            OutputStep = grid.OutputStep,
            OutputBlock = Plane(unit),
            Bias = isFirst ? _epilogue.Bias(unit.FirstBlock) : Epilogue.NoBias,
            Clamps = isLast && _epilogue.HasBounds,
            Low = _epilogue.Low,
            High = _epilogue.High,
        };
        filters.Set(&job, unit.Tile, chunk);
        float* input = call->Inputs[0].Of(image);
        float* addend = results;
        nint addendRow = grid.OutputRow;
        job.AddendStep = job.OutputStep;
        job.AddendBlock = job.OutputBlock;
        if (isFirst)
        {
            job.AddendBlock = _spec.AddsMap ? (nint)_spec.Inputs[^1].Plane : 0;
            addend = _spec.AddsMap ? call->Inputs[1].Of(image) + grid.AddendFirst + unit.FirstBlock * job.AddendBlock : null;
            addendRow = _spec.AddsMap ? grid.AddendRow : 0;
        }

        if (_isAcrossImages)
        {
            job.InputStep = call->Inputs[0].Stride;
            job.OutputStep = call->Output.Stride;
            job.AddendStep = isFirst && _spec.AddsMap ? call->Inputs[1].Stride : job.OutputStep;
            job.Input = job.Next = input;
            job.Output = results;
            job.Addend = addend;
            new TileRow(call->Batch, unit.Blocks, job.InputStep).Run(&job);
            return;
        }

        for (int row = unit.FirstRow; row < unit.EndRow; row++)
        {
            job.Input = input + row * grid.InputRow;
            job.Next = job.Input + grid.InputRow;
            job.Output = results + row * grid.OutputRow;
            job.Addend = addend + row * addendRow;
            if (filters.IsPartOfBlock)
            {
                job.Output = own;
                job.OutputStep = MapLayout.Lanes;
                unit.Tiles(row).Run(&job);
                Blend(own, filters.Lanes, results + row * grid.OutputRow, grid.OutputStep, unit.Columns(row));
            }
            else
            {
                unit.Tiles(row).Run(&job);
            }
        }
    }

    /// <summary>
    /// Writes some lanes of every pixel and leaves the others, which are another group's: its sums must not have this one's channels, not even times
    /// zero, since they may be infinite.
    /// </summary>
    private static void Blend(float* sums, (int First, int End) lanes, float* output, nint step, nint pixels)
    {
        Vector512<int> index = Vector512<int>.Indices;
        Vector512<float> own = (Vector512.GreaterThanOrEqual(index, Vector512.Create(lanes.First)) & Vector512.LessThan(index, Vector512.Create(lanes.End))).AsSingle();
        for (nint pixel = 0; pixel < pixels; pixel++, output += step, sums += MapLayout.Lanes)
        {
            Vector512.ConditionalSelect(own, Vector512.Load(sums), Vector512.Load(output)).Store(output);
        }
    }

    /// <summary>Runs the activation where it is not within the sums, and the pool, and sets what lies around the map to zero.</summary>
    private void Finish(ConvolutionUnit unit, float* results, float* map)
    {
        ConvolutionGrid grid = unit.Grid;
        for (int block = 0; block < unit.Blocks; block++)
        {
            float* sums = results + block * Plane(unit);
            for (int row = unit.FirstRow; row < unit.EndRow && _epilogue.Function is not null; row++)
            {
                Activate(sums + row * grid.OutputRow, unit.Columns(row), grid.OutputStep);
            }

            BlockMap output = new(_spec.Written, map, unit.FirstBlock + block);
            _pool?.Take(sums, grid.OutputRow, output, unit.Pooled);
            if (unit.IsFirst && grid.Part is { FirstRow: 0, FirstColumn: 0 })
            {
                output.ClearHalo();
            }
        }
    }

    private void Activate(float* row, nint pixels, nint step)
    {
        if (step == MapLayout.Lanes)
        {
            _epilogue.Function!.Run(row, row, pixels * MapLayout.Lanes);
            return;
        }

        for (nint pixel = 0; pixel < pixels; pixel++, row += step)
        {
            _epilogue.Function!.Run(row, row, MapLayout.Lanes);
        }
    }

    /// <summary>Packs the filters for a grid, and cuts it into items.</summary>
    private IEnumerable<ConvolutionUnit> Units(ConvolutionGrid grid, FilterWeights weights)
    {
        FilterBlocks[][] sets = [.. Filters(grid, weights)];
        int tiles = 0;
        foreach (FilterBlocks[] filters in sets)
        {
            tiles += filters[0].Tiles;
        }

        // A line is a row of results, or as many as lie between the windows of a pool; where those overlap, a few lines are made at a time.
        int lineRows = _pool is null ? 1 : _spec.Pool!.Layer.Rows.Stride, all = _pool is null ? grid.Rows : _spec.Written.Height;
        long lineBytes = Math.Max(1, _spec.Input.Blocks * (long)grid.InputRow * lineRows * sizeof(float)), lineColumns = (long)grid.Columns * lineRows;
        long fewest = grid.IsCut ? 1 : (FewestPixels + lineColumns - 1) / lineColumns;
        long most = InputBytes / lineBytes;
        if (_pool is not null)
        {
            bool overlaps = _spec.Pool!.Layer.Rows.EffectiveKernel > lineRows;
            fewest = overlaps ? Math.Max(fewest, FewestOverlapping) : fewest;
            most = Math.Min(most, (overlaps ? OverlappingBytes : PooledBytes) / (lineColumns * MapLayout.Lanes * sizeof(float)));
        }

        long lines = Math.Clamp(most, fewest, Math.Max(fewest, all));
        bool isShared = Environment.ProcessorCount > 1 && Work >= WorkerPool.WorthThread;
        while (isShared && lines > fewest && (all + lines - 1) / lines * tiles < ItemsPerProcessor * Environment.ProcessorCount)
        {
            lines = Math.Max(fewest, lines / 2);
        }

        bool mayPair = TileKernels.TakesPairs(weights.Filters, grid.InputStep) && !_isAcrossImages && !_spec.AddsMap;
        long bands = (all + lines - 1) / lines;
        for (long band = 0; band < bands; band++)
        {
            int first = (int)(all * band / bands), end = (int)(all * (band + 1) / bands);
            (int firstRow, int endRow) = _pool?.RowsOf(first, end) ?? (first, end);
            foreach (FilterBlocks[] filters in sets)
            {
                for (int tile = 0; tile < filters[0].Tiles; tile++)
                {
                    bool isPaired = mayPair && filters is [{ Chunks.Length: 1 }];
                    Windows pooled = _pool is null ? default : new(first, 0, end, _spec.Written.Width);
                    yield return new ConvolutionUnit(grid, filters, tile, firstRow, endRow - firstRow, isPaired) { IsFirst = band == 0, Pooled = pooled };
                }
            }
        }
    }

    /// <summary>
    /// The filters in sets that read the same channels: all of them, or a group each. Where groups do not begin with blocks, the groups of each
    /// block, which one thread works on.
    /// </summary>
    private IEnumerable<FilterBlocks[]> Filters(ConvolutionGrid grid, FilterWeights weights)
    {
        int blocks = _spec.Output.Blocks, tileBlocks = TileKernels.Blocks(_isAcrossImages ? 1 : grid.Columns);
        if (weights.SharesBlocks)
        {
            for (int block = 0; block < blocks; block++)
            {
                int first = block * MapLayout.Lanes / weights.FiltersPerGroup;
                int last = (Math.Min(weights.Filters, (block + 1) * MapLayout.Lanes) - 1) / weights.FiltersPerGroup;
                yield return [.. Enumerable.Range(first, last - first + 1).Select(
                    group => new FilterBlocks(_spec.Input, grid.Part.Taps, weights, block, 1, tileBlocks, group))];
            }

            yield break;
        }

        int set = weights.FiltersPerGroup == weights.Filters ? blocks : weights.FiltersPerGroup / MapLayout.Lanes;
        for (int block = 0; block < blocks; block += set)
        {
            yield return [new FilterBlocks(_spec.Input, grid.Part.Taps, weights, block, set, tileBlocks)];
        }
    }
}
