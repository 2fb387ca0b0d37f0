using System.Runtime.InteropServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// A 1×1 convolution as a product of matrices, pixels × channels by channels × filters, each in four quarters, of seven products of quarters instead of
/// eight (Strassen, "Gaussian elimination is not optimal", 1969, with Winograd's fifteen sums). A's quarters are the upper and the lower half of
/// the map, each of half of the channels; C's the same of the results, each of half of the filters. First the sums of A's quarters are made, which all
/// filters share; then strips of filters: the sums of their weights, and the products by <see cref="PixelTile"/>, each on top of those that it is added to.
/// </summary>
internal sealed unsafe class StrassenOperator : LayerOperator
{
    private const int Lanes = MapLayout.Lanes;

    /// <summary>Bytes of a quarter of the input that an item reads at most, if it is more than a row: a second-level cache holds them and what is made of them.</summary>
    private const long QuarterBytes = 128 << 10;

    /// <summary>Items of an image for each processor, so that all end at about the same time.</summary>
    private const int ItemsPerProcessor = 2;

    private readonly OperatorSpec _spec;
    private readonly AlignedFloats _weights;
    private readonly Epilogue _epilogue;

    /// <summary>Blocks of channels of a quarter: on the map, and among the sums.</summary>
    private readonly TapRun[] _mapRuns;
    private readonly TapRun[] _sumRuns;

    /// <summary>Blocks of filters that go through the kernel together: of the first half, and behind them those of the second.</summary>
    private readonly (int First, int Count)[] _strips;

    /// <summary>Rows of a half are cut into so many bands.</summary>
    private readonly int _bands;

    public StrassenOperator(OperatorSpec spec)
    {
        _spec = spec;
        int blocks = spec.Output.Blocks / 2, tileBlocks = TileKernels.Blocks(spec.Output.Width * (long)HalfRows), strips = (blocks + tileBlocks - 1) / tileBlocks;
        _strips = new (int, int)[2 * strips];
        for (int i = 0; i < strips; i++)
        {
            int first = (int)((long)blocks * i / strips), count = (int)((long)blocks * (i + 1) / strips) - first;
            _strips[2 * i] = (first, count);
            _strips[(2 * i) + 1] = (blocks + first, count);
        }

        long row = spec.Input.Width * (long)QuarterChannels * sizeof(float);
        _bands = (int)Math.Clamp((HalfRows * row + QuarterBytes - 1) / QuarterBytes, 1, HalfRows);
        while (Environment.ProcessorCount > 1 && _bands < HalfRows && _bands * strips < ItemsPerProcessor * Environment.ProcessorCount)
        {
            _bands++;
        }

        _mapRuns = Runs((nint)spec.Input.Plane);
        _sumRuns = Runs(SumPlane);
        _weights = spec.IsForKernels ? new AlignedFloats(0) : StripWeights.Pack(spec.Layer, spec.Tensors, _strips, QuarterChannels);
        _epilogue = new Epilogue(spec);
    }

    public override long Work => _spec.Layer.Macs;

    public override long SharedScratch => 4 * SumLength;

    public override long OwnScratch => (4L * _strips[^1].Count * QuarterChannels + 3L * _strips[^1].Count * MostPixels) * Lanes;

    private int HalfRows => _spec.Output.Height / 2;

    private int QuarterChannels => _spec.Input.Channels / 2;

    private int QuarterBlocks => _spec.Input.Blocks / 2;

    /// <summary>Pixels of the largest band.</summary>
    private int MostPixels => (HalfRows + _bands - 1) / _bands * _spec.Output.Width;

    /// <summary>Floats of a row that has nothing around it.</summary>
    private nint RowLength => _spec.Output.Width * (nint)Lanes;

    /// <summary>Floats of one block of channels of a sum; a cache line more, so that they do not all fall on the same lines of a cache.</summary>
    private nint SumPlane => HalfRows * RowLength + Lanes;

    private nint SumLength => QuarterBlocks * SumPlane;

    /// <summary>Two for each image.</summary>
    public override int Phases(int batch) => 2 * batch;

    public override int Items(int phase, int batch) => phase % 2 == 0 ? QuarterBlocks : _bands * _strips.Length / 2;

    public override void Run(OperatorCall* call, int phase, int item, float* own)
    {
        if (phase % 2 == 0)
        {
            SumInputs(call, phase / 2, item);
            return;
        }

        (int band, int pair) = Math.DivRem(item, _strips.Length / 2);
        Multiply(call, phase / 2, (int)((long)HalfRows * band / _bands), (int)((long)HalfRows * (band + 1) / _bands), pair, own);
    }

    public override void CompileKernels()
    {
        foreach (int pixels in new[] { _spec.Output.Width, MostPixels, HalfRows / _bands * _spec.Output.Width })
        {
            new TileRow(pixels, _strips[0].Count, Lanes).Compile();
            new TileRow(pixels, _strips[^1].Count, Lanes).Compile();
        }

        StrassenSums.Inputs(null, null, null, null, null, 0, positions: 0);
        StrassenSums.Weights(null, panel: 0, null);
        StrassenSums.Add(null, null, null, Epilogue.NoBias, _epilogue.Low, _epilogue.High, null, positions: 0);
        _epilogue.Function?.Run(null, null, count: 0);
    }

    private TapRun[] Runs(nint plane)
    {
        TapRun[] runs = GC.AllocateUninitializedArray<TapRun>(QuarterBlocks, pinned: true);
        for (int i = 0; i < runs.Length; i++)
        {
            runs[i] = new TapRun(i * plane, Lanes);
        }

        return runs;
    }

    /// <summary>Makes the sums of one block of channels of each quarter.</summary>
    private void SumInputs(OperatorCall* call, int image, int block)
    {
        BlockMap left = new(_spec.Input, call->Inputs[0].Of(image), block), right = new(_spec.Input, call->Inputs[0].Of(image), QuarterBlocks + block);
        float* sums = call->Shared + block * SumPlane;
        for (int row = 0; row < HalfRows; row++, sums += RowLength)
        {
            StrassenSums.Inputs(left.Row(row), right.Row(row), left.Row(HalfRows + row), right.Row(HalfRows + row), sums, SumLength, _spec.Input.Width);
        }
    }

    /// <summary>Makes a strip of filters of each half, for some rows of each half.</summary>
    private void Multiply(OperatorCall* call, int image, int first, int end, int pair, float* own)
    {
        (int strip1, int blocks) = _strips[2 * pair];
        int strip2 = _strips[(2 * pair) + 1].First, rows = end - first;
        nint panel = blocks * QuarterChannels * (nint)Lanes, length = rows * RowLength;
        float* b11 = _weights.Start + 2 * strip1 * (nint)_spec.Input.Channels * Lanes, b21 = b11 + panel, b22 = b11 + 3 * panel, next = b11 + 4 * panel;
        float* t1 = own, t2 = t1 + panel, t3 = t2 + panel, minusT4 = t3 + panel;
        StrassenSums.Weights(b11, panel, t1);

        nint pitch = (nint)_spec.Input.Row;
        float* a11 = call->Inputs[0].Of(image) + first * pitch, a12 = a11 + QuarterBlocks * (nint)_spec.Input.Plane, a22 = a12 + HalfRows * pitch;
        float* s1 = call->Shared + first * RowLength, s2 = s1 + SumLength, s3 = s2 + SumLength, s4 = s3 + SumLength;
        Place x = new(minusT4 + panel, RowLength, length), y = new(x.Start + blocks * length, RowLength, length), z = new(y.Start + blocks * length, RowLength, length);
        Quarter c11 = new(_spec, call, image, first, strip1), c12 = new(_spec, call, image, first, strip2);
        Quarter c21 = new(_spec, call, image, HalfRows + first, strip1), c22 = new(_spec, call, image, HalfRows + first, strip2);

        Product(a11, pitch, _mapRuns, b11, next, default, x, blocks, rows);
        Place start = x;
        if (_spec.AddsMap)
        {
            Add(x, default, c11.Addend, start = z, blocks, rows);
        }

        Product(a12, pitch, _mapRuns, b21, next + panel, start, c11.Output, blocks, rows, _epilogue.Bias(strip1));
        Product(s2, RowLength, _sumRuns, t2, next + 2 * panel, x, x, blocks, rows);
        Product(s3, RowLength, _sumRuns, t3, next + 3 * panel, x, y, blocks, rows);
        Product(s1, RowLength, _sumRuns, t1, t1, default, z, blocks, rows);
        Add(x, z, c12.Addend, x, blocks, rows);
        Product(s4, RowLength, _sumRuns, b22, b22, x, c12.Output, blocks, rows, _epilogue.Bias(strip2));
        Add(y, z, c22.Addend, c22.Output, blocks, rows, _epilogue.Bias(strip2));
        if (_spec.AddsMap)
        {
            Add(y, default, c21.Addend, y, blocks, rows);
        }

        Product(a22, pitch, _mapRuns, minusT4, minusT4, y, c21.Output, blocks, rows, _epilogue.Bias(strip1));
        for (int block = 0; block < blocks; block++)
        {
            Complete(call, image, first, end, strip1 + block);
            Complete(call, image, first, end, strip2 + block);
        }
    }

    /// <summary>A product of quarters, on top of what starts it; the last of a quarter of the results has the bias of its filters, and is brought between bounds.</summary>
    private void Product(
        float* input, nint pitch, TapRun[] runs, float* weights, float* next, Place start, Place to, int blocks, int rows, float* bias = null)
    {
        bool isWhole = pitch == RowLength && to.Row == RowLength && (start.Start is null || start.Row == RowLength);
        TileRow row = new(isWhole ? rows * (nint)_spec.Output.Width : _spec.Output.Width, blocks, Lanes);
        TileJob job = new()
        {
            InputStep = Lanes,
            Runs = (TapRun*)Marshal.UnsafeAddrOfPinnedArrayElement(runs, 0),
            RunCount = runs.Length,
            Weights = weights,
            WeightBlock = QuarterChannels * (nint)Lanes,
            NextWeights = (nint)(next - weights),
            Bias = bias is null ? Epilogue.NoBias : bias,
            OutputStep = Lanes,
            OutputBlock = to.Block,
            AddendStep = Lanes,
            AddendBlock = start.Block,
            Clamps = bias is not null && _epilogue.HasBounds,
            Low = _epilogue.Low,
            High = _epilogue.High,
        };
        for (int i = 0; i < (isWhole ? 1 : rows); i++)
        {
            job.Input = input + i * pitch;
            job.Next = job.Input + pitch;
            job.Output = to.Start + i * to.Row;
            job.Addend = start.Start is null ? null : start.Start + i * start.Row;
            row.Run(&job);
        }
    }

    /// <summary>The sum of two, of which the second may be none, and of what is added to the results; what is a quarter of these has a bias, and bounds.</summary>
    private void Add(Place one, Place other, Place addend, Place to, int blocks, int rows, float* bias = null)
    {
        (float low, float high) = bias is null ? (float.NegativeInfinity, float.PositiveInfinity) : (_epilogue.Low, _epilogue.High);
        for (int block = 0; block < blocks; block++)
        {
            float* offset = bias is null ? Epilogue.NoBias : bias + block * Lanes;
            for (int row = 0; row < rows; row++)
            {
                StrassenSums.Add(
                    one.At(block, row), other.At(block, row), addend.At(block, row), offset, low, high, to.At(block, row), _spec.Output.Width);
            }
        }
    }

    /// <summary>Runs the activation on a block of both halves' rows where it is not within the sums, and once sets what lies around the map to zero.</summary>
    private void Complete(OperatorCall* call, int image, int first, int end, int block)
    {
        BlockMap output = new(_spec.Output, call->Output.Of(image), block);
        for (int row = first; row < end && _epilogue.Function is not null; row++)
        {
            _epilogue.Function.Run(output.Row(row), output.Row(row), RowLength);
            _epilogue.Function.Run(output.Row(HalfRows + row), output.Row(HalfRows + row), RowLength);
        }

        if (first == 0)
        {
            output.ClearHalo();
        }
    }

    /// <summary>Where blocks of rows lie.</summary>
    private readonly struct Place(float* start, nint row, nint block)
    {
        public readonly float* Start = start;
        public readonly nint Row = row;
        public readonly nint Block = block;

        public float* At(int block, int row) => Start is null ? null : Start + block * Block + row * Row;
    }

    /// <summary>Where a strip of filters of some rows of the results goes, and what is added to it.</summary>
    private readonly struct Quarter
    {
        public readonly Place Output;
        public readonly Place Addend;

        public Quarter(OperatorSpec spec, OperatorCall* call, int image, int row, int block)
        {
            Output = In(spec.Output, call->Output.Of(image));
            Addend = spec.AddsMap ? In(spec.Inputs[^1], call->Inputs[1].Of(image)) : default;

            Place In(in MapLayout layout, float* map) => new(map + row * (nint)layout.Row + block * (nint)layout.Plane, (nint)layout.Row, (nint)layout.Plane);
        }
    }
}
