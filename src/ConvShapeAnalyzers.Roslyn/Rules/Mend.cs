using System.Collections.Immutable;
using System.Globalization;

namespace ConvShape.Roslyn.Rules;

/// <summary>One way to mend a mistake: a value for an argument, of the layer at fault or of another.</summary>
/// <param name="Argument">A parameter or property of the layer's attribute.</param>
/// <param name="Value">As it is written; null where the argument must go.</param>
/// <param name="Way">Tells apart the ways of one rule: mends of one way belong together. "" where a rule has one.</param>
/// <param name="At">Another layer: by position in a finding, by its additional location in a diagnostic.</param>
internal sealed record Mend(string Argument, string? Value, string Way = "", int? At = null)
{
    /// <summary>Mends as a diagnostic carries them, the likeliest first.</summary>
    public static ImmutableDictionary<string, string?> Write(IEnumerable<Mend> mends)
    {
        ImmutableDictionary<string, string?>.Builder properties = ImmutableDictionary.CreateBuilder<string, string?>();
        int i = 0;
        foreach (Mend mend in mends)
        {
            properties.Add(Key(nameof(Argument), i), mend.Argument);
            properties.Add(Key(nameof(Value), i), mend.Value);
            properties.Add(Key(nameof(Way), i), mend.Way);
            properties.Add(Key(nameof(At), i), mend.At?.ToString(CultureInfo.InvariantCulture));
            i++;
        }

        return properties.ToImmutable();
    }

    /// <summary>The mends of a diagnostic, the likeliest first.</summary>
    public static IEnumerable<Mend> Read(ImmutableDictionary<string, string?> properties)
    {
        for (int i = 0; properties.TryGetValue(Key(nameof(Argument), i), out string? argument) && argument is not null; i++)
        {
            string? at = properties[Key(nameof(At), i)];
            yield return new(
                argument, properties[Key(nameof(Value), i)], properties[Key(nameof(Way), i)] ?? "", at is null ? null : int.Parse(at, CultureInfo.InvariantCulture));
        }
    }

    private static string Key(string part, int mend) => part + mend.ToString(CultureInfo.InvariantCulture);
}
