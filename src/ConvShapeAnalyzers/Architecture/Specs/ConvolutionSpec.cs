namespace ConvShape.Architecture;

/// <summary>A convolution. <paramref name="Filters"/> left out means as many as the input has channels.</summary>
internal sealed record ConvolutionSpec(string Name, WindowSpec Window, int Groups, int? Filters, int? InChannels, bool Bias) : LayerSpec(Name)
{
    public override PaddingMode Padding => Window.Padding;

    public override long MinimumInput(Axis axis, long outputs) => Window.MinimumInput(axis, outputs);

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Map();
        int filters = Filters ?? input.Channels;
        if (InChannels is int declared && declared != input.Channels)
        {
            inference.ReportHarmless(new ChannelsDiffer(inference.Layer, declared, input.Channels));
        }

        int groups = Groups;
        if (input.Channels % groups != 0 || filters % groups != 0)
        {
            inference.Report(new GroupsDoNotDivide(inference.Layer, groups, input.Channels, filters));
            groups = 1;
        }

        LayerInfo layer = Window.Infer(inference, Name, LayerKind.Convolution, filters) with { Groups = groups, HasBias = Bias };
        inference.Check(TooManyElements.Weights, layer.Tensors[0].Elements);
        return layer;
    }
}
