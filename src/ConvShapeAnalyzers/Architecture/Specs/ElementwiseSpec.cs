namespace ConvShape.Architecture;

/// <summary>A layer that keeps the shape and looks at one position at a time: activations, softmax over the channels, dropout.</summary>
internal sealed record ElementwiseSpec(string Name, LayerKind Kind) : LayerSpec(Name)
{
    public override LayerInfo Infer(LayerInference inference) => inference.Keep(Name, Kind);
}
