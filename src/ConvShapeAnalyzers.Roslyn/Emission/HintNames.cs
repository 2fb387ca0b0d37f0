using System.Globalization;
using ConvShape.Architecture;

namespace ConvShape.Roslyn.Emission;

/// <summary>The file names of generated parts, from the full metadata name with arity.</summary>
internal static class HintNames
{
    /// <summary>The file of the shape types; the hyphen is in no type's name.</summary>
    public const string Shapes = "ConvShape-Shapes.g.cs";

    /// <summary>File systems take names of 255 bytes, and a letter may take two or three of them.</summary>
    private const int MaximumLength = 80;

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
        // The compiler takes every character of a metadata name; letters outside ASCII are among them.
        bool isLong = metadataName.Length > MaximumLength;
        string name = isLong ? metadataName.Substring(metadataName.Length - MaximumLength) : metadataName;
        return isLong || clashes.Contains(metadataName)
            ? $"{name}.{Hash(metadataName).ToString("x8", CultureInfo.InvariantCulture)}.g.cs"
            : $"{name}.g.cs";
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
