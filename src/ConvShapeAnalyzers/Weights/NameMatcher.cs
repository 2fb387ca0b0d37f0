using ConvShape.Architecture;

namespace ConvShape.Weights;

/// <summary>Decides which tensor of a file fills which tensor of the model.</summary>
internal sealed class NameMatcher(WeightsSource source, string model, IReadOnlyList<TensorSpec> declared, LoadOptions options)
{
    // PyTorch's count of training batches in a normalisation layer: of no use at inference, in files of every age and type.
    private const string TrainingCounter = "num_batches_tracked";

    /// <summary>For each stored tensor the declared one that it fills, null where none does.</summary>
    /// <exception cref="WeightsException">Tensors are missing, extra or met twice.</exception>
    public TensorSpec?[] Match(IReadOnlyList<StoredTensor> stored)
    {
        Dictionary<string, TensorSpec> byName = declared.ToDictionary(spec => spec.Name, StringComparer.Ordinal);
        Dictionary<string, StoredTensor> found = new(StringComparer.Ordinal);
        TensorSpec?[] matches = new TensorSpec?[stored.Count];
        List<StoredTensor> extra = [];
        for (int i = 0; i < matches.Length; i++)
        {
            StoredTensor tensor = stored[i];
            if (tensor.Name.EndsWith(TrainingCounter, StringComparison.Ordinal)) continue;
            string? name = ModelName(tensor.Name);
            if (name is null || !byName.TryGetValue(name, out matches[i])) extra.Add(tensor);
            else if (!found.TryAdd(name, tensor)) throw MetTwice(name, found[name], tensor);
        }

        List<TensorSpec> missing = [.. declared.Where(spec => !found.ContainsKey(spec.Name))];
        if (missing.Count > 0) throw Missing(missing, extra, stored);
        if (extra.Count > 0 && !options.AllowExtra)
            throw source.Error(Extra(extra) + "; LoadOptions.AllowExtra loads the others", extra[0].Name);
        return matches;
    }

    /// <summary>The model's name for a name of the file, null without the prefix.</summary>
    private string? ModelName(string name)
    {
        if (!name.StartsWith(options.Prefix, StringComparison.Ordinal)) return null;
        string bare = name[options.Prefix.Length..];
        if (options.Rename is null) return bare;
        try
        {
            return options.Rename(bare) ?? throw new InvalidOperationException("it returned null");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw source.Error($"LoadOptions.Rename failed for {Wording.Name(bare)}: {Wording.Printable(exception.Message)}", name, exception);
        }
    }

    private WeightsException MetTwice(string name, StoredTensor first, StoredTensor second) =>
        source.Error($"LoadOptions.Rename makes {name} of two tensors, {Wording.Name(first.Name)} and {Wording.Name(second.Name)}", name);

    private WeightsException Missing(List<TensorSpec> missing, List<StoredTensor> extra, IReadOnlyList<StoredTensor> stored)
    {
        NameHints hints = new(stored, extra, declared, options);
        string? prefix = hints.Prefix();
        string list = Wording.List(missing, ", ", spec =>
        {
            string hint = prefix is null && hints.Nearest(spec) is { } near ? $"; did you mean {Wording.Name(near)}?" : "";
            return $"{spec.Name} ({Wording.Shape(spec.Shape)}{hint})";
        });
        string message = $"{model} declares {Wording.Count(missing.Count, "tensor")} that the file lacks: {list}";
        if (prefix is not null) message += $"; did you mean LoadOptions.Prefix = \"{Wording.Name(prefix)}\"?";
        else if (extra.Count > 0 && !options.AllowExtra) message += "; " + Extra(extra);
        return source.Error(message, missing[0].Name);
    }

    private string Extra(List<StoredTensor> extra) =>
        $"the file holds {Wording.Count(extra.Count, "tensor")} that {model} does not declare: "
        + Wording.List(extra, ", ", tensor => $"{Wording.Name(tensor.Name)} ({Wording.Shape(tensor.Shape)})");
}
