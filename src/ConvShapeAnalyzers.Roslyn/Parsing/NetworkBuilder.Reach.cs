using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Parsing;

/// <summary>What the layers so far offer to the next one.</summary>
internal sealed partial class NetworkBuilder
{
    /// <summary>The layer above the next one.</summary>
    public int Above => _scope.Above;

    /// <summary>Every name that a layer may read, and the layer that gives out its map.</summary>
    public IEnumerable<KeyValuePair<string, int>> Names => _positions.Where(named => named.Key != Scope.InputName)
        .Append(new KeyValuePair<string, int>(Scope.InputName, _scope.Input));

    /// <summary>What a layer gives out, a guess after an error.</summary>
    public MapShape Output(int layer) => _network.Output(layer);

    /// <summary>What a layer gives out; null where that is a guess.</summary>
    public MapShape? Shape(int layer) => _network.IsExact(layer) ? _network.Output(layer) : null;

    /// <summary>Layers with their sizes.</summary>
    public IReadOnlyList<LayerInfo> Infos(int first, int end) => Enumerable.Range(first, end - first).Select(_network.Layer).ToArray();

    /// <summary>Adds a layer or block, says the first thing that is impossible about it, and takes it back.</summary>
    public LayerProblem? Try(INamedTypeSymbol type, AttributeSyntax layer, IReadOnlyDictionary<string, object?> arguments)
    {
        int layers = Count, problems = _problems.Count, above = _scope.Above, steps = _steps;
        (bool isCertain, bool mayLackNames) = (_scope.IsCertain, _mayLackNames);
        KeyValuePair<string, int>[] names = [.. _positions];
        Add(type, ArgumentReader.Create(arguments, NoPlaces, Place.Host, _problems), new LayerPlace(layer, NoPlaces));
        LayerProblem? problem = _network.FirstProblem(layers);
        Forget(layers, problems);
        (_scope.Above, _scope.IsCertain, _mayLackNames, _steps) = (above, isCertain, mayLackNames, steps);

        // A name that an earlier layer has already was that layer's before.
        _positions.Clear();
        foreach (KeyValuePair<string, int> name in names)
        {
            _positions.Add(name.Key, name.Value);
        }

        return problem;
    }
}
