namespace ConvShape.Architecture;

/// <summary>A convolution.</summary>
/// <param name="Name">Name in the state dict.</param>
/// <param name="Window">Kernel, stride, padding, dilation.</param>
/// <param name="Groups">Null for as many as the input has channels: a depthwise convolution.</param>
/// <param name="Filters">Null for as many as the input has channels.</param>
/// <param name="Multiplier">Filters for each input channel, where <paramref name="Filters"/> is null.</param>
/// <param name="InChannels">The channels that the declaration expects, or null.</param>
/// <param name="Bias">Whether every filter has a bias.</param>
internal sealed record ConvolutionSpec(
    string Name, WindowSpec Window, int? Groups, int? Filters, int? InChannels, bool Bias, int Multiplier = 1) : LayerSpec(Name)
{
    public override PaddingMode Padding => Window.Padding;

    public override long MinimumInput(Axis axis, long outputs) => Window.MinimumInput(axis, outputs);

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Map();
        long filters = Filters ?? (long)input.Channels * Multiplier;
        int groups = GroupsOf(inference, input, filters, Groups ?? input.Channels, InChannels);
        LayerInfo layer = Window.Infer(inference, Name, LayerKind.Convolution, filters) with { Groups = groups, HasBias = Bias };
        inference.Check(TooManyElements.Weights, layer.Tensors[0].Elements);
        return layer;
    }

    /// <summary>The groups, or 1 where they do not divide; reports that, and channels other than declared.</summary>
    public static int GroupsOf(LayerInference inference, MapShape input, long filters, int groups, int? inChannels)
    {
        if (inChannels is int declared && declared != input.Channels)
        {
            inference.ReportHarmless(new ChannelsDiffer(inference.Layer, declared, input.Channels));
        }

        if (input.Channels % groups == 0 && filters % groups == 0)
        {
            return groups;
        }

        inference.Report(new GroupsDoNotDivide(inference.Layer, groups, input.Channels, (int)Math.Min(filters, int.MaxValue)));
        return 1;
    }
}
