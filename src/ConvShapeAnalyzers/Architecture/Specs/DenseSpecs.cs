namespace ConvShape.Architecture;

/// <summary>A map seen as a vector.</summary>
internal sealed record FlattenSpec(string Name) : LayerSpec(Name)
{
    /// <summary>A vector has no rows and columns that layers below could ask for.</summary>
    public override long MinimumInput(Axis axis, long outputs) => 1;

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Input;
        return inference.Whole(Name, LayerKind.Flatten, input, new MapShape((int)Math.Min(input.Elements, int.MaxValue)));
    }
}

/// <summary>A linear (fully connected) layer.</summary>
internal sealed record LinearSpec(string Name, int Features, int? InFeatures, bool Bias) : LayerSpec(Name)
{
    /// <summary>A vector has no rows and columns that layers below could ask for.</summary>
    public override long MinimumInput(Axis axis, long outputs) => 1;

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Input;
        if (!input.IsVector)
        {
            inference.ReportHarmless(new NotFlat(inference.Layer, input));
        }
        else if (InFeatures is int declared && declared != input.Channels)
        {
            inference.ReportHarmless(new FeaturesDiffer(inference.Layer, declared, input.Channels));
        }

        LayerInfo layer = inference.Whole(Name, LayerKind.Linear, input, new MapShape(Features)) with { HasBias = Bias };
        inference.Check(TooManyElements.Weights, layer.Tensors[0].Elements);
        inference.Settle();
        return layer;
    }
}

/// <summary>A batch normalisation, of the channels of a map or the features of a vector.</summary>
internal sealed record BatchNormSpec(string Name, double Epsilon, int? Features) : LayerSpec(Name)
{
    /// <summary>ε as PyTorch has it.</summary>
    public const double DefaultEpsilon = 1e-5;

    public override LayerInfo Infer(LayerInference inference)
    {
        MapShape input = inference.Input;
        if (Features is int declared && declared != input.Channels)
        {
            inference.ReportHarmless(new NormalisedFeaturesDiffer(inference.Layer, declared, input.Channels));
        }

        return inference.Keep(Name, LayerKind.BatchNorm, input) with { Epsilon = Epsilon };
    }
}
