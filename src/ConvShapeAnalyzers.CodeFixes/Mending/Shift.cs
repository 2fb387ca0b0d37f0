using System.Collections.Immutable;
using ConvShape.Roslyn.Rules;

namespace ConvShape.CodeFixes.Mending;

/// <summary>How edits move the attributes of a class.</summary>
internal sealed class Shift(Draft before, ImmutableArray<Edit> edits)
{
    private readonly int[] _inserted = edits.OfType<InsertAbove>().Select(edit => before.Attribute(edit.Place)).ToArray();
    private readonly int[] _removed = edits.OfType<RemoveLayer>().Select(edit => before.Attribute(edit.Place)).ToArray();

    /// <summary>Where an attribute stands after the edits. What stood above a removed one stands for it.</summary>
    public int After(int attribute) => attribute + _inserted.Count(place => place <= attribute) - _removed.Count(place => place < attribute);

    /// <summary>Where an attribute stood before the edits; −1 for one of theirs, and for none.</summary>
    public int Before(int attribute)
    {
        int old = Enumerable.Range(0, before.Attributes.Length).FirstOrDefault(candidate => After(candidate) == attribute && !_removed.Contains(candidate));
        return After(old) == attribute && !_removed.Contains(old) ? old : -1;
    }

    /// <summary>
    /// Whether all layers that no edit concerns still read what they read: a layer that comes or goes counts others of its kind on, and may move the
    /// names by which they are read.
    /// </summary>
    public bool KeepsReaders(Draft after)
    {
        if (before.Model is null || _inserted.Length == 0 && _removed.Length == 0)
        {
            return true;
        }

        HashSet<int> edited = [.. edits.Select(edit => before.Attribute(edit.Place))];
        return Enumerable.Range(0, before.Attributes.Length)
            .Where(attribute => !edited.Contains(attribute))
            .All(attribute => Sources(before, attribute).Select(Moved).Distinct().OrderBy(source => source)
                .SequenceEqual(Sources(after, After(attribute)).Distinct().OrderBy(source => source)));

        // What read a removed layer reads what that read.
        int Moved(int source)
        {
            while (_removed.Contains(source))
            {
                source = Sources(before, source).Max();
            }

            return source < 0 ? source : After(source);
        }
    }

    /// <summary>The attributes whose maps the layers of an attribute read; −1 is the input.</summary>
    private static IEnumerable<int> Sources(Draft draft, int attribute) => draft.Layers(attribute)
        .SelectMany(layer => draft.Model!.Network.Layers[layer].Sources)
        .Select(source => source < 0 ? -1 : draft.Attribute(source))
        .Where(source => source != attribute);
}
