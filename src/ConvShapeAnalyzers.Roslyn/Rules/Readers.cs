namespace ConvShape.Roslyn.Rules;

/// <summary>Who reads the layers of a model.</summary>
internal sealed class Readers
{
    /// <summary>Stands for a layer that is read more than once, or is a result.</summary>
    private const int Several = -1;

    private readonly Dictionary<int, int> _readers = [];
    private readonly bool _isComplete;

    public Readers(CheckedModel model)
    {
        // A layer with a source that could not be found may have meant any of them.
        _isComplete = model.Declaration.Network.Layers.All(node => node.IsCertain);
        for (int i = 0; i < model.Network.Layers.Length; i++)
        {
            foreach (int source in model.Network.Layers[i].Sources)
            {
                _readers[source] = _readers.ContainsKey(source) ? Several : i;
            }
        }

        foreach (int output in model.Network.Outputs)
        {
            _readers[output] = Several;
        }
    }

    /// <summary>The one layer that reads a layer, if no other does, and the layer is no result of the network.</summary>
    public int? Only(int layer) => _isComplete && _readers.TryGetValue(layer, out int reader) && reader != Several ? reader : null;
}
