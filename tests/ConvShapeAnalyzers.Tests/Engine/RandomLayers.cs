using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Tests.Engine;

/// <summary>Draws layers over the sweep that every kernel must stand: odd sizes, remainders of every tile, each side's padding by itself.</summary>
internal sealed class RandomLayers(int seed)
{
    private static readonly int[] Channels = [1, 3, 5, 16, 20];
    private static readonly int[] Sizes = [1, 5, 11, 16, 27];
    private static readonly int[] Kernels = [1, 2, 3, 5, 7];
    private static readonly LayerKind[] Kinds =
    [
        LayerKind.Convolution, LayerKind.Convolution, LayerKind.Convolution, LayerKind.MaxPool, LayerKind.AveragePool, LayerKind.Linear,
        LayerKind.GlobalMaxPool, LayerKind.GlobalAveragePool, LayerKind.Relu, LayerKind.Flatten,
    ];

    private readonly Random _random = new(seed);

    public int Batch() => Pick([1, 3]);

    public bool Chance() => _random.Next(2) == 0;

    /// <summary>A layer of any kind whose results on small integers are exact.</summary>
    public LayerInfo Layer() => Pick(Kinds) switch
    {
        LayerKind.Convolution => Convolution(),
        LayerKind.Linear => LayerCase.Linear(_random.Next(1, 70), _random.Next(1, 40), Chance()),
        LayerKind.Relu => LayerCase.Elementwise(LayerKind.Relu, Map()),
        LayerKind.Flatten => LayerCase.Elementwise(LayerKind.Flatten, Map()),
        LayerKind.MaxPool => Pool(LayerKind.MaxPool),
        LayerKind.AveragePool => Pool(LayerKind.AveragePool),
        LayerKind kind => LayerCase.GlobalPool(kind, Map()),
    };

    public LayerInfo Convolution()
    {
        MapShape input = Map();
        int groups = _random.Next(3) == 0 ? Pick(Divisors(input.Channels)) : 1;
        int filters = groups * _random.Next(1, groups == 1 ? 21 : 6);
        return LayerCase.Convolution(input, filters, Axis(input.Height.Value), Axis(input.Width.Value), groups, Chance());
    }

    public LayerInfo Pool(LayerKind kind)
    {
        MapShape input = Map();
        bool ceil = Chance();
        WindowAxis rows = Axis(input.Height.Value, ceil), columns = Axis(input.Width.Value, ceil);
        return LayerCase.Pool(kind, input, rows, columns, Chance());
    }

    private MapShape Map() => new(Pick(Channels), Pick(Sizes), Pick(Sizes));

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

    private static int[] Divisors(int channels) => Enumerable.Range(1, channels).Where(divisor => channels % divisor == 0).ToArray();

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
