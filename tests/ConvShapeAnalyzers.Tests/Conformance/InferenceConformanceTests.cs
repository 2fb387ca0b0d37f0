using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Tests.Conformance;

/// <summary>Every layer that PyTorch ran, declared anew: inference finds the shape that PyTorch's result has, and the same numbers.</summary>
public class InferenceConformanceTests
{
    public static TheoryData<LayerKind> Kinds => [.. Enum.GetValues<LayerKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Inference_finds_what_PyTorch_made(LayerKind kind)
    {
        ConformanceCase[] cases = [.. ConformanceCase.Of(kind)];
        Assert.NotEmpty(cases);
        Assert.All(cases, sample =>
        {
            LayerInfo inferred = Infer(Declare(sample.Layer), sample.Layer.Inputs, out List<LayerProblem> problems);
            Assert.Empty(problems);
            Assert.Equal(sample.Layer, inferred with { Sources = [], ReceptiveRows = ReceptiveAxis.Input, ReceptiveColumns = ReceptiveAxis.Input });
        });
    }

    private static LayerInfo Infer(LayerSpec spec, EquatableArray<MapShape> inputs, out List<LayerProblem> problems)
    {
        problems = [];
        LayerInfo[] above = [.. inputs.Select((shape, i) => new LayerInfo($"input{i}", LayerKind.Relu, [shape], shape))];
        LayerNode node = new(spec, [.. Enumerable.Range(0, inputs.Length)]);
        return spec.Infer(new LayerInference(inputs.Length, node, inputs[0], above, exactInputs: true, problems));
    }

    /// <summary>A layer as its attribute declares it. What follows from the input is left out.</summary>
    private static LayerSpec Declare(LayerInfo layer)
    {
        WindowSpec window = new(layer.Rows, layer.Columns);
        return layer.Kind switch
        {
            LayerKind.Convolution => new ConvolutionSpec(layer.Name, window, layer.Groups, layer.Output.Channels, layer.Input.Channels, layer.HasBias),
            LayerKind.TransposedConvolution => new TransposedConvolutionSpec(
                layer.Name, Transposed(layer.Rows, layer.OutputPaddingRows), Transposed(layer.Columns, layer.OutputPaddingColumns), PaddingMode.Explicit,
                layer.Groups, layer.Output.Channels, layer.Input.Channels, layer.HasBias),
            LayerKind.MaxPool or LayerKind.MinPool or LayerKind.AveragePool or LayerKind.L2Pool => new PoolSpec(
                layer.Name, layer.Kind, window, layer.CountIncludePad),
            LayerKind.GlobalMaxPool or LayerKind.GlobalAveragePool => new GlobalPoolSpec(layer.Name, layer.Kind),
            LayerKind.AdaptiveAveragePool => new AdaptivePoolSpec(layer.Name, layer.Output.Height.Value, layer.Output.Width.Value),
            LayerKind.BatchNorm => new BatchNormSpec(layer.Name, layer.Epsilon, layer.Input.Channels),
            LayerKind.Flatten => new FlattenSpec(layer.Name),
            LayerKind.Linear => new LinearSpec(layer.Name, layer.Output.Channels, layer.Input.Channels, layer.HasBias),
            LayerKind.Add or LayerKind.Multiply or LayerKind.Concat => new MergeSpec(layer.Name, layer.Kind),
            LayerKind.Upsample => new UpsampleSpec(
                layer.Name, layer.Output.Height.Value / layer.Input.Height.Value, layer.Output.Width.Value / layer.Input.Width.Value, layer.Interpolation),
            LayerKind.Crop => new CropSpec(layer.Name, layer.Rows, layer.Columns),
            LayerKind.ZeroPad => new ZeroPadSpec(layer.Name, layer.Rows, layer.Columns),
            _ => new ElementwiseSpec(layer.Name, layer.Kind, layer.Slope),
        };
    }

    private static TransposedAxis Transposed(WindowAxis window, int outputPadding) =>
        new(window.Kernel, window.Stride, window.Dilation, window.PaddingStart, window.PaddingEnd, outputPadding);
}
