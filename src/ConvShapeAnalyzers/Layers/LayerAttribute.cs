namespace ConvShape;

/// <summary>
/// A layer of a network. Layers stand on one declaration of a partial class, below <see cref="InputShapeAttribute"/>, and follow
/// one another in source order: each reads the one above.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// Names the layer: its property and its key in the state dict. <c>"features.0"</c> gives the property <c>Features0</c> and the
    /// tensor <c>features.0.weight</c>. Without a name a layer is counted by kind: <c>conv1</c>, <c>pool1</c>, <c>linear1</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layer or block to read, by name, instead of the one above. <c>"in"</c> is the input: of the block for layers on a block,
    /// of the network elsewhere.
    /// </summary>
    public string? From { get; set; }

    /// <summary>Whether the layer is there at all: on a block it may depend on the arguments, as in <c>When = Stride == 1</c>. True unless set.</summary>
    public bool When { get; set; } = true;
}

/// <summary>What a stride that does not divide the map means.</summary>
public enum Remainder
{
    /// <summary>Probably an oversight: rows or columns that no window reads are reported.</summary>
    Warn = 0,

    /// <summary>Meant: the rows or columns behind the last window are dropped without a word.</summary>
    Drop = 1,
}

/// <summary>A layer that slides a window over a map.</summary>
public abstract class WindowLayerAttribute : LayerAttribute
{
    private protected WindowLayerAttribute()
    {
    }

    /// <summary>Derives the padding from the kernel, in place of <c>p</c>.</summary>
    public PaddingMode Padding { get; set; }

    /// <summary>Says that rows or columns lost to the stride are meant.</summary>
    public Remainder Remainder { get; set; }
}
