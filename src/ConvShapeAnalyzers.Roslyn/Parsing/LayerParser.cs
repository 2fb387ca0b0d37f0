using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Parsing;

/// <summary>From the arguments of a layer's attribute to its spec.</summary>
internal static class LayerParser
{
    private const string PaddingModes = "PaddingMode.Valid, Same, Half or Full";

    public static LayerSpec Parse(LayerWord word, string name, ArgumentReader arguments)
    {
        LayerKind kind = word.Kind;
        switch (kind)
        {
            case LayerKind.Convolution:
                return new ConvolutionSpec(
                    name,
                    Window(arguments, strideIsKernel: false),
                    word.IsDepthwise ? null : arguments.Number("g", 1) ?? 1,
                    arguments.Number("filters", 1),
                    arguments.Number("InChannels", 1),
                    arguments.Flag("Bias", missing: true),
                    arguments.Number("Multiplier", 1) ?? 1);
            case LayerKind.TransposedConvolution:
                return Transposed(name, arguments);
            case LayerKind.MaxPool or LayerKind.MinPool or LayerKind.L2Pool:
                return new PoolSpec(name, kind, Window(arguments, strideIsKernel: true));
            case LayerKind.AveragePool:
                return new PoolSpec(name, kind, Window(arguments, strideIsKernel: true), arguments.Flag("CountIncludePad", missing: true));
            case LayerKind.GlobalMaxPool or LayerKind.GlobalAveragePool:
                return new GlobalPoolSpec(name, kind);
            case LayerKind.AdaptiveAveragePool:
                return new AdaptivePoolSpec(name, arguments.Number("h", 1) ?? 1, arguments.Number("w", 1) ?? 1);
            case LayerKind.BatchNorm:
                return new BatchNormSpec(name, arguments.Real("epsilon", missing: BatchNormSpec.DefaultEpsilon, minimum: 0), arguments.Number("Features", 1));
            case LayerKind.LeakyRelu:
                return new ElementwiseSpec(name, kind, arguments.Real("slope", missing: 0.01));
            case LayerKind.Flatten:
                return new FlattenSpec(name);
            case LayerKind.Linear:
                return new LinearSpec(
                    name, arguments.Number("features", 1) ?? 1, arguments.Number("InFeatures", 1), arguments.Flag("Bias", missing: true));
            case LayerKind.Dropout:
                arguments.CheckProbability("p");
                return new ElementwiseSpec(name, kind);
            case LayerKind.Add or LayerKind.Multiply or LayerKind.Concat:
                return new MergeSpec(name, kind);
            case LayerKind.Upsample:
                (int Rows, int Columns) scale = arguments.Axes("scale", 1) ?? (1, 1);
                return new UpsampleSpec(
                    name, scale.Rows, scale.Columns, (Interpolation)arguments.Choice("Interpolation", 3, "Interpolation.Nearest, Bilinear or BilinearCorners"));
            case LayerKind.Crop or LayerKind.ZeroPad:
                (int top, int left, int bottom, int right) = arguments.Padding("p");
                WindowAxis rows = new(1, PaddingStart: top, PaddingEnd: bottom), columns = new(1, PaddingStart: left, PaddingEnd: right);
                return kind == LayerKind.Crop ? new CropSpec(name, rows, columns) : new ZeroPadSpec(name, rows, columns);
            default:
                return new ElementwiseSpec(name, kind);
        }
    }

    private static WindowSpec Window(ArgumentReader arguments, bool strideIsKernel)
    {
        (int Rows, int Columns) kernel = arguments.Axes("k", 1) ?? (1, 1);
        (int Rows, int Columns) stride = arguments.Axes("s", 1) ?? (strideIsKernel ? kernel : (1, 1));
        (int Rows, int Columns) dilation = arguments.Axes("d", 1) ?? (1, 1);
        (int top, int left, int bottom, int right) = arguments.Padding("p");
        bool ceilMode = arguments.Flag("CeilMode", missing: false);
        return new WindowSpec(
            new WindowAxis(kernel.Rows, stride.Rows, dilation.Rows, top, bottom, ceilMode),
            new WindowAxis(kernel.Columns, stride.Columns, dilation.Columns, left, right, ceilMode),
            Mode(arguments));
    }

    private static TransposedConvolutionSpec Transposed(string name, ArgumentReader arguments)
    {
        (int Rows, int Columns) kernel = arguments.Axes("k", 1) ?? (1, 1);
        (int Rows, int Columns) stride = arguments.Axes("s", 1) ?? (1, 1);
        (int Rows, int Columns) dilation = arguments.Axes("d", 1) ?? (1, 1);
        (int Rows, int Columns) added = arguments.Axes("outputPadding", 0) ?? (0, 0);
        (int top, int left, int bottom, int right) = arguments.Padding("p");
        return new TransposedConvolutionSpec(
            name,
            new TransposedAxis(kernel.Rows, stride.Rows, dilation.Rows, top, bottom, added.Rows),
            new TransposedAxis(kernel.Columns, stride.Columns, dilation.Columns, left, right, added.Columns),
            Mode(arguments),
            arguments.Number("g", 1) ?? 1,
            arguments.Number("filters", 1),
            arguments.Number("InChannels", 1),
            arguments.Flag("Bias", missing: true));
    }

    private static PaddingMode Mode(ArgumentReader arguments)
    {
        PaddingMode mode = (PaddingMode)arguments.Choice("Padding", 5, PaddingModes);
        if (mode == PaddingMode.Explicit || !arguments.IsWritten("p"))
        {
            return mode;
        }

        arguments.Invalid("Padding", $"PaddingMode.{mode}, together with p", "one of the two", "", other: "p");
        return PaddingMode.Explicit;
    }
}
