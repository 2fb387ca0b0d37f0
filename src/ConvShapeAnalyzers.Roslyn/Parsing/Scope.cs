namespace ConvShape.Roslyn.Parsing;

/// <summary>Where layers are being added: a model, or one use of a block.</summary>
/// <param name="names">The names that its layers have as properties.</param>
internal sealed class Scope(LayerNames names)
{
    /// <summary>The word that names the input.</summary>
    public const string InputName = "in";

    /// <summary>The scope around it; null for the model.</summary>
    public Scope? Parent { get; init; }

    /// <summary>What stands before the names of its layers: "" or as in <c>layer1.0.</c></summary>
    public string Prefix { get; init; } = "";

    /// <summary>The block, by position; −1 for the model.</summary>
    public int Block { get; init; } = -1;

    /// <summary>The map that <see cref="InputName"/> names: the position of a layer, or −1 for the network's input.</summary>
    public int Input { get; init; } = -1;

    /// <summary>The layer above the next one.</summary>
    public int Above { get; set; } = -1;

    public LayerNames Names { get; } = names;

    /// <summary>Whether all since the last layer could be read.</summary>
    public bool IsCertain { get; set; } = true;
}
