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
            .Select(tensor => (tensor.Name, Distance: Distance(tensor.Name, spec.Name)))
            .Where(candidate => candidate.Distance <= bound)
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault().Name;
    }

    /// <summary>Levenshtein's distance: the fewest letters to insert, remove or replace.</summary>
    private static int Distance(string from, string to)
    {
        int[] previous = [.. Enumerable.Range(0, to.Length + 1)];
        int[] current = new int[to.Length + 1];
        for (int i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replace = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, 1 + Math.Min(previous[j], current[j - 1]));
            }

            (previous, current) = (current, previous);
        }

        return previous[to.Length];
    }
}
