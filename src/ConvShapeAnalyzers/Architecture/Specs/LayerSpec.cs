namespace ConvShape.Architecture;

/// <summary>A layer as it is declared, before the shape that reaches it is known.</summary>
/// <param name="Name">Name in the state dict.</param>
internal abstract record LayerSpec(string Name)
{
    /// <summary>
    /// Works out what the layer makes of its input. What is impossible is reported, and the nearest possible layer returned,
    /// so that all layers below have some shape.
    /// </summary>
    public abstract LayerInfo Infer(LayerInference inference);

    /// <summary>How the padding is declared, where the layer has a window.</summary>
    public virtual PaddingMode Padding => PaddingMode.Explicit;

    /// <summary>The smallest input along one axis that gives at least <paramref name="outputs"/> there; <see cref="long.MaxValue"/> if none does.</summary>
    public virtual long MinimumInput(Axis axis, long outputs) => outputs;
}

/// <summary>The two axes of a map.</summary>
internal enum Axis
{
    Rows,
    Columns,
}
