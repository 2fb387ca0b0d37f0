using ConvShape.Architecture;

namespace ConvShape.Onnx.Graph;

/// <summary>
/// What the values of a graph are called. Inputs and results have the names asked for, tensors those of the state dict; what any other
/// layer gives out has the layer's name, with a number behind it where that is taken.
/// </summary>
internal sealed class ValueNames
{
    private readonly string[] _layers;
    private readonly bool[] _isOutput;
    private readonly Dictionary<int, string> _inputs = [];

    /// <exception cref="ArgumentException">Two of the names that are not free to choose are the same.</exception>
    public ValueNames(IReadOnlyList<LayerInfo> layers, OnnxOptions options)
    {
        _isOutput = [.. layers.Select((layer, i) => layer.Kind == LayerKind.Output || i == layers.Count - 1)];
        _layers = new string[layers.Count];
        HashSet<string> taken = new(LayerInfo.TensorsOf(layers).Select(tensor => tensor.Name), StringComparer.Ordinal);
        foreach (int source in layers.SelectMany(layer => layer.Sources).Where(source => source < 0).Distinct().OrderDescending())
        {
            _inputs[source] = Claim(source == -1 ? options.InputName : FormattableString.Invariant($"{options.InputName}{-source}"), taken);
        }

        for (int i = 0; i < _layers.Length; i++)
        {
            if (_isOutput[i]) _layers[i] = Claim(layers[i].Kind == LayerKind.Output ? layers[i].Name : options.OutputName, taken);
        }

        for (int i = 0; i < _layers.Length; i++)
        {
            if (!_isOutput[i]) _layers[i] = Free(layers[i].Name, taken);
        }
    }

    /// <summary>What a layer gives out, or the input that −1, −2, … stand for.</summary>
    public string Of(int source) => source < 0 ? _inputs[source] : _layers[source];

    /// <summary>Whether the network gives out what the layer does.</summary>
    public bool IsOutput(int layer) => _isOutput[layer];

    private static string Claim(string name, HashSet<string> taken) => taken.Add(name)
        ? name
        : throw new ArgumentException($"Two values of the graph would be called {name}: inputs, results and tensors need names of their own.");

    private static string Free(string name, HashSet<string> taken)
    {
        string free = name;
        for (int i = 2; !taken.Add(free); i++)
        {
            free = FormattableString.Invariant($"{name}_{i}");
        }

        return free;
    }
}
