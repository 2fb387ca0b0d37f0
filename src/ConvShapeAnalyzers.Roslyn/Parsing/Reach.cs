using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Parsing;

/// <summary>A map that a layer can read by name.</summary>
/// <param name="Name">As the layer writes it.</param>
/// <param name="Layer">The layer that gives it out; −1 is the input.</param>
/// <param name="IsInBlock">Whether the name is one of a layer or block inside a block: <c>layer1.0.conv1</c>.</param>
/// <param name="Shape">Its shape; null where that is not known.</param>
/// <param name="Description">What gives it out, as its property says it.</param>
internal sealed record NamedMap(string Name, int Layer, bool IsInBlock, MapShape? Shape, string Description);

/// <summary>What a layer may read by name while it is being written: all that stands above it.</summary>
/// <param name="network">The layers above.</param>
/// <param name="knowsShapes">False on a block, where shapes depend on its uses.</param>
internal sealed class Reach(NetworkBuilder network, bool knowsShapes)
{
    /// <summary>The layer that is read where no name says otherwise; −1 is the input.</summary>
    public int Above => network.Above;

    /// <summary>Every map that has a name, nearest first; of several names of one map the shortest first. Refused names are left out.</summary>
    public IEnumerable<NamedMap> Maps()
    {
        Dictionary<string, DeclaredBlock> blocks = network.Blocks.GroupBy(block => block.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return network.Names
            .Where(named => LayerNames.ToIdentifier(named.Key) is not null)
            .OrderByDescending(named => named.Value)
            .ThenBy(named => named.Key.Length)
            .ThenBy(named => named.Key, StringComparer.Ordinal)
            .Select(named => new NamedMap(named.Key, named.Value, IsInside(named.Key, blocks), Shape(named.Value), Describe(named.Key, named.Value, blocks)));
    }

    /// <summary>The layer that a name means; null for one that means none.</summary>
    public int? Find(string name) => network.Position(name);

    /// <summary>What a layer gives out; null where that is not known.</summary>
    public MapShape? Shape(int layer) => knowsShapes ? network.Shape(layer) : null;

    /// <summary>What is impossible about the layer with these arguments; null for nothing, or where not all shapes are known.</summary>
    /// <param name="type">The layer or block.</param>
    /// <param name="layer">Where it stands.</param>
    /// <param name="arguments">The values of its arguments.</param>
    public LayerProblem? Try(INamedTypeSymbol type, AttributeSyntax layer, IReadOnlyDictionary<string, object?> arguments) =>
        knowsShapes ? network.Try(type, layer, arguments) : null;

    private static bool IsInside(string name, Dictionary<string, DeclaredBlock> blocks)
    {
        for (int dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            if (blocks.ContainsKey(name.Substring(0, dot)))
            {
                return true;
            }
        }

        return false;
    }

    private string Describe(string name, int layer, Dictionary<string, DeclaredBlock> blocks)
    {
        if (Shape(layer) is not { } shape)
        {
            return $"{name}: its shape is not known here";
        }

        if (blocks.TryGetValue(name, out DeclaredBlock? block))
        {
            return LayerText.Describe(name, block.Inputs.Select(network.Output), network.Infos(block.First, block.End));
        }

        LayerInfo? info = layer < 0 ? null : network.Infos(layer, layer + 1)[0];
        return info?.Name == name ? info.ToString() : $"{name}: {(info is null ? "the input" : $"what {info.Name} gives out")}, {LayerText.Named(shape)}";
    }
}
