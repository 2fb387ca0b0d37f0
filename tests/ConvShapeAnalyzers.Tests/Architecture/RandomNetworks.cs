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
        from length in Gen.Choose(1, 8)
        from layers in Layer().ArrayOf(length)
        select layers;

    public static Gen<Network> Chains { get; } = from input in Inputs() from stack in Stacks select Network.Sequence(input, stack);

    /// <summary>Each layer reads any map above it, and some are sums, concatenations and further outputs: maps live long and have several readers.</summary>
    public static Gen<Network> Graphs { get; } =
        from input in Inputs()
        from length in Gen.Choose(1, 16)
        from layers in Gen.Frequency((3, Single()), (4, Merge()), (1, Gen.Constant<LayerSpec>(new ElementwiseSpec("output", LayerKind.Output)))).ArrayOf(length)
        from picks in Gen.Choose(0, int.MaxValue).ArrayOf(4).ArrayOf(length)
        select Connect(input, layers, picks);

    /// <summary>Mostly layers that keep height and width, so that most maps of a graph can be put together.</summary>
    private static Gen<LayerSpec> Single() => Gen.Frequency(
        (6, Filters().Select(filters => (LayerSpec)Nets.Conv("conv", filters, k: 3, p: 1))),
        (1, Gen.Constant<LayerSpec>(Nets.Conv("valid", 16, k: 2))),
        (2, Gen.Constant<LayerSpec>(new BatchNormSpec("norm", 1e-5, Features: null))),
        (4, Gen.Constant<LayerSpec>(Nets.Relu("relu"))),
        (1, Gen.Constant<LayerSpec>(Nets.MaxPool("pool", 3, s: 1, p: 1))),
        (2, Gen.Elements<LayerSpec>(
            Nets.MaxPool("half", 2),
            Nets.MaxPool("overlapping", 3, s: 2, p: 1),
            new PoolSpec("mean", LayerKind.AveragePool, Nets.Window(3, 2, 1)),
            new PoolSpec("norm", LayerKind.L2Pool, Nets.Window(2, 1)))),
        (2, Gen.Constant<LayerSpec>(Nets.Dropout("dropout"))),
        (4, Reshaping()));

    /// <summary>A few, or whole blocks of channels, which can lie in place in a concatenation.</summary>
    private static Gen<int> Filters() => Gen.Frequency((3, Gen.Choose(1, 4)), (4, Gen.Elements(16, 16, 32, 48)));

    /// <summary>Layers that give maps of other sizes: gates for products, vectors, larger and smaller maps.</summary>
    private static Gen<LayerSpec> Reshaping() => Gen.OneOf(
        Transposed(),
        Gen.Elements<LayerSpec>(
            Nets.GlobalPool("global"),
            Nets.Flatten("flat"),
            Nets.Linear("linear", 4),
            Nets.Conv("gate", 1, k: 1),
            new ElementwiseSpec("sigmoid", LayerKind.Sigmoid),
            new ElementwiseSpec("softmax", LayerKind.Softmax),
            new AdaptivePoolSpec("adaptive", 2, 3),
            new UpsampleSpec("nearest", 1, 2, Interpolation.Nearest),
            new UpsampleSpec("bilinear", 2, 1, Interpolation.Bilinear),
            new CropSpec("crop", new(1, PaddingStart: 1), new(1, PaddingEnd: 1)),
            new ZeroPadSpec("pad", new(1, PaddingEnd: 1), new(1, PaddingStart: 1))));

    private static Gen<LayerSpec> Transposed() =>
        from rows in Axes()
        from columns in Axes()
        from filters in Filters()
        select (LayerSpec)new TransposedConvolutionSpec(
            "deconv", Turned(rows), Turned(columns), PaddingMode.Explicit, Groups: 1, filters, InChannels: null, Bias: false);

    private static TransposedAxis Turned(WindowAxis axis) => new(axis.Kernel, axis.Stride, axis.Dilation, axis.PaddingStart, axis.PaddingEnd);

    private static Gen<LayerSpec> Merge() =>
        Gen.Elements(LayerKind.Add, LayerKind.Concat, LayerKind.Concat, LayerKind.Multiply).Select(kind => (LayerSpec)new MergeSpec("merge", kind));

    /// <summary>Lets each layer read what picks say, and merges only maps that go together.</summary>
    private static Network Connect(MapShape input, LayerSpec[] layers, int[][] picks)
    {
        NetworkInference inference = new(input, isInputCertain: true);
        for (int i = 0; i < layers.Length; i++)
        {
            int first = Pick(picks[i][0], i);
            MapShape shape = inference.Output(first);
            IEnumerable<int> others = picks[i].Skip(1).Take(1 + picks[i][0] % 3).Select(pick => Pick(pick, i)).Where(source => Fits(inference.Output(source), shape, layers[i]));
            inference.Add(new LayerNode(layers[i], layers[i] is MergeSpec ? [first, .. others] : [first]));
            if (inference.Result().Problems.Length > 0 || inference.Output(i).Elements > 3000)
            {
                // What is impossible here, or grows too large to be tested quickly, keeps its place.
                inference.Truncate(i);
                inference.Add(new LayerNode(Nets.Relu("relu"), [first]));
            }
        }

        return inference.Result().Declared;

        // Half of them look no further than the last two, so that chains are as likely as nets.
        static int Pick(int pick, int layer) => pick % 2 == 0 ? Math.Max(-1, layer - 1 - pick / 2 % 2) : pick / 2 % (layer + 1) - 1;
    }

    private static bool Fits(MapShape shape, MapShape to, LayerSpec layer) =>
        shape == to || layer is MergeSpec { Kind: LayerKind.Multiply }
        || layer is MergeSpec { Kind: LayerKind.Concat } && shape.Height == to.Height && shape.Width == to.Width && shape.Channels + to.Channels < 120;

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
