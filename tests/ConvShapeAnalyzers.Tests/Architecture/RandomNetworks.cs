using ConvShape.Architecture;
using ConvShape.Arithmetic;
using FsCheck;
using FsCheck.Fluent;

namespace ConvShape.Tests.Architecture;

/// <summary>Networks of small maps for properties.</summary>
internal static class RandomNetworks
{
    private static readonly Gen<WindowSpec> Windows = from rows in Axes() from columns in Axes() select new WindowSpec(rows, columns);

    /// <summary>Layers one below the other. Some do not fit: what follows them is inferred, and planned, all the same.</summary>
    public static Gen<LayerSpec[]> Stacks { get; } =
        from length in Gen.Choose(0, 8)
        from layers in Layer().ArrayOf(length)
        select layers;

    public static Gen<Network> Chains { get; } = from input in Inputs() from stack in Stacks select Network.Sequence(input, stack);

    /// <summary>Each layer reads one to three of the maps above it, so that many live long and have several readers.</summary>
    public static Gen<Network> Graphs { get; } =
        from chain in Chains
        from picks in Gen.Choose(0, int.MaxValue).ArrayOf(3).ArrayOf(chain.Layers.Length)
        select chain with { Layers = chain.Layers.Select((node, i) => node with { Sources = Sources(picks[i], i) }).ToEquatableArray() };

    private static EquatableArray<int> Sources(int[] picks, int layer) =>
        picks.Take(1 + picks[0] % 3).Select(pick => pick / 3 % (layer + 1) - 1).ToEquatableArray();

    private static Gen<MapShape> Inputs() =>
        from channels in Gen.Choose(1, 3)
        from height in Gen.Choose(1, 12)
        from width in Gen.Choose(1, 12)
        select new MapShape(channels, height, width);

    private static Gen<WindowAxis> Axes() =>
        from kernel in Gen.Choose(1, 4)
        from stride in Gen.Choose(1, 2)
        from dilation in Gen.Choose(1, 2)
        from start in Gen.Choose(0, 2)
        from end in Gen.Choose(0, 2)
        select new WindowAxis(kernel, stride, dilation, start, end);

    private static Gen<LayerSpec> Layer() => Gen.Frequency(
        (4, Convolution()),
        (2, Pool()),
        (4, Gen.Constant<LayerSpec>(Nets.Relu("relu"))),
        (2, Gen.Constant<LayerSpec>(Nets.Dropout("dropout"))),
        (1, Gen.Constant<LayerSpec>(Nets.GlobalPool("global"))));

    private static Gen<LayerSpec> Convolution() =>
        from window in Windows
        from filters in Gen.Choose(1, 6)
        select (LayerSpec)new ConvolutionSpec("conv", window, 1, filters, InChannels: null, Bias: true);

    private static Gen<LayerSpec> Pool() =>
        from window in Windows
        from ceilMode in Gen.Elements(false, true)
        select (LayerSpec)new PoolSpec("pool", LayerKind.MaxPool, InMode(window, ceilMode));

    private static WindowSpec InMode(WindowSpec window, bool ceilMode) =>
        new(window.Rows with { CeilMode = ceilMode }, window.Columns with { CeilMode = ceilMode });
}
