using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Parsing;

/// <summary>Where layers are being added: a model, or one use of a block.</summary>
/// <param name="parent">The scope around it; null for the model.</param>
/// <param name="prefix">What stands before the names of its layers: "" or as in <c>layer1.0.</c></param>
/// <param name="block">The block, by position; −1 for the model.</param>
/// <param name="input">The map that <c>"in"</c> names: the position of a layer, or −1 for the network's input.</param>
/// <param name="names">The names that its layers have as properties.</param>
internal sealed class Scope(Scope? parent, string prefix, int block, int input, LayerNames names)
{
    /// <summary>The word that names the input.</summary>
    public const string InputName = "in";

    public Scope? Parent => parent;

    public string Prefix => prefix;

    public int Block => block;

    public int Input => input;

    public LayerNames Names => names;

    /// <summary>The layer above the next one.</summary>
    public int Above { get; set; } = input;

    /// <summary>Whether all since the last layer could be read.</summary>
    public bool IsCertain { get; set; } = true;
}
