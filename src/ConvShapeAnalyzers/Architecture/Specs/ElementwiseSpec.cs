namespace ConvShape.Architecture;

/// <summary>A layer that keeps the shape and looks at one position at a time: activations, softmax over the channels, dropout, outputs.</summary>
internal sealed record ElementwiseSpec(string Name, LayerKind Kind, double Slope = 0) : LayerSpec(Name)
{
    public override LayerInfo Infer(LayerInference inference) => inference.Keep(Name, Kind, inference.Input) with { Slope = Slope };
}
