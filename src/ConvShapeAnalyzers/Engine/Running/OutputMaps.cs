using System.ComponentModel;

namespace ConvShape.Engine;

/// <summary>The maps that take all results of a network, in the order of its outputs. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OutputMaps
{
    private readonly List<IFeatureMap> _maps = [];

    /// <summary>Number of maps.</summary>
    internal int Count => _maps.Count;

    /// <summary>One of the maps.</summary>
    internal IFeatureMap this[int index] => _maps[index];

    /// <summary>The same list with one map more.</summary>
    public OutputMaps With<TShape>(FeatureMap<TShape> map)
        where TShape : IShape
    {
        Add(map);
        return this;
    }

    internal void Add(IFeatureMap map) => _maps.Add(map);
}
