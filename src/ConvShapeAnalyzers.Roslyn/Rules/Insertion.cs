using System.Collections.Immutable;

namespace ConvShape.Roslyn.Rules;

/// <summary>An attribute that is missing above a layer.</summary>
/// <param name="Type">Its type, by metadata name.</param>
/// <param name="Arguments">Its arguments in their parentheses, or "".</param>
internal sealed record Insertion(string Type, string Arguments = "")
{
    /// <summary>As a diagnostic carries it.</summary>
    public ImmutableDictionary<string, string?> Write(ImmutableDictionary<string, string?> properties) =>
        properties.SetItem(nameof(Insertion), Type).SetItem(nameof(Arguments), Arguments);

    /// <summary>Null where a diagnostic carries none.</summary>
    public static Insertion? Read(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(nameof(Insertion), out string? type) && type is not null ? new(type, properties[nameof(Arguments)] ?? "") : null;
}
