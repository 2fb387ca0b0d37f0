using System.Globalization;
using ConvShape.Architecture;

namespace ConvShape.Roslyn.Emission;

/// <summary>The file names of generated parts, from the full metadata name with arity.</summary>
internal static class HintNames
{
    /// <summary>The compiler compares file names without regard to case, so <c>Net</c> and <c>NET</c> need more than their names.</summary>
    public static EquatableArray<string> Clashes(IEnumerable<string> metadataNames) => metadataNames
        .Distinct(StringComparer.Ordinal)
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    public static string For(string metadataName, EquatableArray<string> clashes)
    {
        // File names take most characters of a metadata name; letters outside ASCII are among them.
        string suffix = clashes.Contains(metadataName) ? "." + Hash(metadataName).ToString("x8", CultureInfo.InvariantCulture) : "";
        return $"{metadataName}{suffix}.g.cs";
    }

    /// <summary>FNV-1a: the same on every machine, which GetHashCode is not.</summary>
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash;
    }
}
