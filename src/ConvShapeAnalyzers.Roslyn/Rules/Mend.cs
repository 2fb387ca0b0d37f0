using System.Collections.Immutable;

namespace ConvShape.Roslyn.Rules;

/// <summary>One way to mend a mistake.</summary>
/// <param name="Way">Tells apart the ways of one rule: mends of one way belong together, and of those for one mistake the first that works counts. "" where a rule has one.</param>
/// <param name="Edits">What to write. All of it, or nothing.</param>
internal sealed record Mend(string Way, ImmutableArray<Edit> Edits)
{
    public Mend(string way, params Edit[] edits)
        : this(way, edits.ToImmutableArray())
    {
    }
}

/// <summary>A change of a model's attributes.</summary>
/// <param name="Place">Position of a layer, or a <see cref="Parsing.Place"/>.</param>
internal abstract record Edit(int Place);

/// <summary>Writes an argument of a layer.</summary>
/// <param name="Place">The layer.</param>
/// <param name="Argument">A parameter or property of its attribute.</param>
/// <param name="Value">As it is written; null where the argument must go.</param>
internal sealed record SetArgument(int Place, string Argument, string? Value) : Edit(Place);

/// <summary>Has a layer read another map in place of one that it names.</summary>
/// <param name="Place">The layer.</param>
/// <param name="Name">What it names now.</param>
/// <param name="NewName">What it is to name.</param>
internal sealed record RenameSource(int Place, string Name, string NewName) : Edit(Place);

/// <summary>Writes an attribute above that of a layer.</summary>
/// <param name="Place">The layer.</param>
/// <param name="Type">The attribute's type, by metadata name.</param>
/// <param name="Arguments">Its arguments in their parentheses, or "".</param>
internal sealed record InsertAbove(int Place, string Type, string Arguments = "") : Edit(Place);

/// <summary>Takes a layer out.</summary>
internal sealed record RemoveLayer(int Place) : Edit(Place);
