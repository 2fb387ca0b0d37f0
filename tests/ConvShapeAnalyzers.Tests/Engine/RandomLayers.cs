using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Tests.Engine;

/// <summary>Draws layers over the sweep that every kernel must stand: odd sizes, remainders of every tile, each side's padding by itself.</summary>
internal sealed class RandomLayers(int seed)
{
    private static readonly int[] Channels = [1, 3, 5, 15, 16, 20, 32, 64];
    private static readonly int[] Sizes = [1, 5, 11, 16, 27];
    private static readonly int[] Kernels = [1, 2, 3, 5, 7];

    /// <summary>Products of a layer at most: the reference takes a few nanoseconds for each.</summary>
    private const long MostMacs = 1_000_000;

    /// <summary>Every kind that has a step of its own and whose results on small integers are exact.</summary>
    public static readonly LayerKind[] Kinds =
    [
        .. Enum.GetValues<LayerKind>().Except([LayerKind.Sigmoid, LayerKind.Tanh, LayerKind.Silu, LayerKind.Gelu, LayerKind.Softmax, LayerKind.Dropout, LayerKind.Output]),
    ];

    private readonly Random _random = new(seed);

    public int Batch() => Pick([1, 1, 3, 8]);

    /// <summary>A number that decides on what the layer itself leaves open.</summary>
    public int Choice(int count) => _random.Next(count);

    public bool Chance() => _random.Next(2) == 0;

    /// <summary>A layer of any kind whose results on small integers are exact; convolutions, which vary most, come most often.</summary>
    public LayerInfo Layer() => Layer(_random.Next(3) == 0 ? Pick([LayerKind.Convolution, LayerKind.TransposedConvolution]) : Pick(Kinds));

    public LayerInfo Layer(LayerKind kind) => kind switch
    {
        LayerKind.Convolution => Convolution(),
        LayerKind.TransposedConvolution => TransposedConvolution(),
        LayerKind.Linear => LayerCase.Linear(_random.Next(1, 70), _random.Next(1, 40), Chance()),
        LayerKind.MaxPool or LayerKind.MinPool or LayerKind.AveragePool => Pool(kind, Chance()),
        LayerKind.L2Pool => Pool(kind, ceil: false),
        LayerKind.GlobalMaxPool or LayerKind.GlobalAveragePool => LayerCase.GlobalPool(kind, Map()),
        LayerKind.AdaptiveAveragePool => LayerCase.AdaptivePool(Map(), _random.Next(1, 9), _random.Next(1, 9)),
        LayerKind.Add => Add(Map()),
        LayerKind.Multiply => Multiply(Map()),
        LayerKind.Concat => Concat(Map()),
        LayerKind.Upsample => Upsample(Map()),
        LayerKind.ZeroPad => LayerCase.Margins(kind, Map(), _random.Next(4), _random.Next(4), _random.Next(4), _random.Next(4)),
        LayerKind.Crop => Crop(Map()),
        LayerKind.Flatten => LayerCase.Flatten(Map()),
        _ => LayerCase.Elementwise(kind, _random.Next(4) == 0 ? new MapShape(_random.Next(1, 40)) : Map()),
    };

    public LayerInfo Convolution()
    {
        while (true)
        {
            MapShape input = Map();
            (int groups, int filters) = GroupsAndFilters(input);
            LayerInfo layer = LayerCase.Convolution(input, filters, Axis(input.Height.Value), Axis(input.Width.Value), groups, Chance());
            if (layer.Macs <= MostMacs)
            {
                return layer;
            }
        }
    }

    public LayerInfo TransposedConvolution()
    {
        while (true)
        {
            MapShape input = Map();
            (int groups, int filters) = GroupsAndFilters(input);
            (WindowAxis rows, int rowPadding) = TransposedAxis(input.Height.Value);
            (WindowAxis columns, int columnPadding) = TransposedAxis(input.Width.Value);
            LayerInfo layer = LayerCase.Transposed(input, filters, rows, columns, groups, Chance(), rowPadding, columnPadding);

            // The reference asks every tap at every output.
            if (layer.Output.Elements * (input.Channels / groups) * rows.Kernel * columns.Kernel <= MostMacs)
            {
                return layer;
            }
        }
    }

    private LayerInfo Pool(LayerKind kind, bool ceil)
    {
        MapShape input = Map();
        return LayerCase.Pool(kind, input, Axis(input.Height.Value, ceil), Axis(input.Width.Value, ceil), Chance());
    }

    private LayerInfo Add(MapShape input) => LayerCase.Merge(LayerKind.Add, [.. Enumerable.Repeat(input, _random.Next(1, 5))]);

    /// <summary>A map and others that serve all of its channels, rows or columns, one of them perhaps as a vector; in any order.</summary>
    private LayerInfo Multiply(MapShape input)
    {
        MapShape Operand() => _random.Next(4) == 0
            ? new MapShape(input.Channels)
            : new MapShape(Chance() ? input.Channels : 1, Chance() ? input.Height : 1, Chance() ? input.Width : 1);
        MapShape[] inputs = [input, .. Enumerable.Range(0, _random.Next(3)).Select(_ => Operand())];
        _random.Shuffle(inputs);
        return LayerCase.Merge(LayerKind.Multiply, inputs) with { Output = input };
    }

    private LayerInfo Concat(MapShape first) => LayerCase.Merge(
        LayerKind.Concat, [first, .. Enumerable.Range(0, _random.Next(4)).Select(_ => new MapShape(Pick(Channels), first.Height, first.Width))]);

    /// <summary>An upsampling; a bilinear one by a power of two, whose weights are exact.</summary>
    private LayerInfo Upsample(MapShape input) => Chance()
        ? LayerCase.Upsample(input, _random.Next(1, 5), _random.Next(1, 5))
        : LayerCase.Upsample(input, Pick([1, 2, 4]), Pick([1, 2, 4]), Interpolation.Bilinear);

    private LayerInfo Crop(MapShape input)
    {
        int top = _random.Next(input.Height.Value), left = _random.Next(input.Width.Value);
        return LayerCase.Margins(
            LayerKind.Crop, input, top, left, _random.Next(input.Height.Value - top), _random.Next(input.Width.Value - left));
    }

    /// <summary>All channels together, groups of any size, single channels, or single channels with several filters each.</summary>
    private (int Groups, int Filters) GroupsAndFilters(MapShape input)
    {
        int channels = input.Channels;
        switch (_random.Next(6))
        {
            case 0:
                int groups = Pick(Divisors(channels));
                return (groups, groups * _random.Next(1, 6));
            case 1:
                return (channels, channels * _random.Next(1, 3));
            case 2:
                return (1, _random.Next(20, 100));
            default:
                return (1, _random.Next(1, 21));
        }
    }

    private MapShape Map()
    {
        MapShape map = new(Pick(Channels), Pick(Sizes), Pick(Sizes));
        return map.Channels < 32 || map.Height.Value * map.Width.Value < 200 ? map : new(map.Channels, map.Width.Value % 12, 11);
    }

    /// <summary>A window that fits at least once.</summary>
    private WindowAxis Axis(int size, bool ceil = false)
    {
        while (true)
        {
            WindowAxis axis = new(Pick(Kernels), _random.Next(1, 4), _random.Next(1, 4), _random.Next(4), _random.Next(4), ceil);
            if (axis.Fits(size))
            {
                return axis;
            }
        }
    }

    /// <summary>A window whose transposed convolution leaves something, and an output padding that it may have.</summary>
    private (WindowAxis Window, int OutputPadding) TransposedAxis(int size)
    {
        while (true)
        {
            WindowAxis window = new(Pick(Kernels), _random.Next(1, 4), _random.Next(1, 4), _random.Next(4), _random.Next(4));
            int outputPadding = _random.Next(Math.Max(window.Stride, window.Dilation));
            if (LayerCase.Transposed(window, outputPadding).OutputSize(size) > 0)
            {
                return (window, outputPadding);
            }
        }
    }

    private static int[] Divisors(int channels) => Enumerable.Range(1, channels).Where(divisor => channels % divisor == 0).ToArray();

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
