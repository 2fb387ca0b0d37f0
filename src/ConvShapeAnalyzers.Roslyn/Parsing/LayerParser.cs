using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Parsing;

/// <summary>From the arguments of a layer's attribute to its spec.</summary>
internal static class LayerParser
{
    private static readonly string PaddingModes = "PaddingMode.Valid, Same, Half or Full";

    public static LayerSpec Parse(LayerKind kind, string name, ArgumentReader arguments)
    {
        switch (kind)
        {
            case LayerKind.Convolution:
                return new ConvolutionSpec(
                    name,
                    Window(arguments, strideIsKernel: false),
                    arguments.Number("g", 1) ?? 1,
                    arguments.Number("filters", 1),
                    arguments.Number("InChannels", 1),
                    arguments.Flag("Bias", missing: true));
            case LayerKind.MaxPool:
                return new PoolSpec(name, kind, Window(arguments, strideIsKernel: true));
            case LayerKind.AveragePool:
                return new PoolSpec(name, kind, Window(arguments, strideIsKernel: true), arguments.Flag("CountIncludePad", missing: true));
            case LayerKind.GlobalMaxPool or LayerKind.GlobalAveragePool:
                return new GlobalPoolSpec(name, kind);
            case LayerKind.Flatten:
                return new FlattenSpec(name);
            case LayerKind.Linear:
                return new LinearSpec(
                    name, arguments.Number("features", 1) ?? 1, arguments.Number("InFeatures", 1), arguments.Flag("Bias", missing: true));
            case LayerKind.Dropout:
                arguments.CheckProbability("p");
                return new ElementwiseSpec(name, kind);
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
        PaddingMode mode = (PaddingMode)arguments.Choice("Padding", 5, PaddingModes);
        if (mode != PaddingMode.Explicit && arguments.IsWritten("p"))
        {
            arguments.Invalid("Padding", $"PaddingMode.{mode}, together with p", "one of the two", "");
            mode = PaddingMode.Explicit;
        }

        return new WindowSpec(
            new WindowAxis(kernel.Rows, stride.Rows, dilation.Rows, top, bottom, ceilMode),
            new WindowAxis(kernel.Columns, stride.Columns, dilation.Columns, left, right, ceilMode),
            mode);
    }
}
