using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>A transposed convolution. <paramref name="Filters"/> left out means as many as the input has channels.</summary>
internal sealed record TransposedConvolutionSpec(
    string Name, TransposedAxis Rows, TransposedAxis Columns, PaddingMode Mode, int Groups, int? Filters, int? InChannels, bool Bias) : LayerSpec(Name)
{
    public override PaddingMode Padding => Mode;

    public override long MinimumInput(Axis axis, long outputs) => Resolve(axis).MinimumInput(outputs);

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Map();
        int filters = Filters ?? input.Channels;
        int groups = ConvolutionSpec.GroupsOf(inference, input, filters, Groups, InChannels);
        TransposedAxis rows = Resolve(Axis.Rows), columns = Resolve(Axis.Columns);
        if (AddsTooMuch(Rows) || AddsTooMuch(Columns))
        {
            inference.ReportHarmless(new OutputPaddingTooLarge(inference.Layer, rows, columns));
        }

        long height = rows.OutputSize(input.Height.Value), width = columns.OutputSize(input.Width.Value);
        if (height < 1 || width < 1)
        {
            inference.Report(new NothingLeft(inference.Layer, rows, columns, input));
        }

        MapShape output = inference.Shape(filters, Math.Max(1, height), Math.Max(1, width));
        LayerInfo layer = inference.Slide(
            Name, LayerKind.TransposedConvolution, input, output, (axis, seen) => seen.After(axis == Axis.Rows ? rows : columns)) with
        {
            Rows = rows.Window,
            Columns = columns.Window,
            OutputPaddingRows = rows.OutputPadding,
            OutputPaddingColumns = columns.OutputPadding,
            Groups = groups,
            HasBias = Bias,
        };
        inference.Check(TooManyElements.Weights, layer.Tensors[0].Elements);
        return layer;
    }

    private TransposedAxis Resolve(Axis axis) => (axis == Axis.Rows ? Rows : Columns).WithPadding(Mode);

    /// <summary>As much as a stride or a dilation, and rows would appear that no value reaches. PyTorch draws the line here too.</summary>
    private static bool AddsTooMuch(TransposedAxis axis) => axis.OutputPadding >= Math.Max(axis.Stride, axis.Dilation);
}
