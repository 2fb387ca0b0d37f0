using ConvShape.Architecture;

namespace ConvShape.Weights;

/// <summary>What a user may have meant whose file lacks names that the model declares.</summary>
internal sealed class NameHints(
    IReadOnlyList<StoredTensor> stored, IReadOnlyList<StoredTensor> extra, IReadOnlyList<TensorSpec> declared, LoadOptions options)
{
    // A file may hold any number of names, and each comparison takes time.
    private const int MostCompared = 1000, MostPrefixed = 10_000;

    /// <summary>The prefix under which the file has every name that the model declares, or null.</summary>
    public string? Prefix()
    {
        // With a rename the names in the file say nothing about the model's.
        if (options.Rename is not null) return null;
        HashSet<string> names = new(stored.Take(MostPrefixed).Select(tensor => tensor.Name), StringComparer.Ordinal);
        string first = declared[0].Name;
        return stored.Take(MostPrefixed).Where(tensor => tensor.Name.EndsWith(first, StringComparison.Ordinal))
            .Select(tensor => tensor.Name[..^first.Length])
            .FirstOrDefault(prefix => declared.All(spec => names.Contains(prefix + spec.Name)));
    }

    /// <summary>
    /// The name in the file that differs least, and by a quarter at most, among the tensors of the same shape that the model
    /// does not claim; or null.
    /// </summary>
    public string? Nearest(TensorSpec spec)
    {
        int bound = spec.Name.Length / 4;
        return extra.Take(MostCompared)
            .Where(tensor => Math.Abs(tensor.Name.Length - spec.Name.Length) <= bound && tensor.HasShape(spec.Shape))
            .Select(tensor => (tensor.Name, Distance: EditDistance.Between(tensor.Name, spec.Name)))
            .Where(candidate => candidate.Distance <= bound)
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault().Name;
    }
}
