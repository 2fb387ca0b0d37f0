using System.Globalization;
using System.Text;
using ConvShape.Architecture;

namespace ConvShape.Weights;

/// <summary>How messages write shapes, names, counts and lists. Whatever a file says, they stay readable.</summary>
internal static class Wording
{
    private const int MostItems = 10, MostDimensions = 8, LongestName = 100;

    /// <summary>16×6×5×5, or "a scalar" for a shape without dimensions.</summary>
    public static string Shape(ReadOnlySpan<long> dimensions)
    {
        if (dimensions.IsEmpty) return "a scalar";
        StringBuilder text = new();
        foreach (long dimension in dimensions[..Math.Min(dimensions.Length, MostDimensions)])
            text.Append(text.Length == 0 ? "" : "×").Append(CultureInfo.InvariantCulture, $"{dimension}");
        if (dimensions.Length > MostDimensions) text.Append("×…");
        return text.ToString();
    }

    /// <summary>The shape of a declared tensor, written alike.</summary>
    public static string Shape(EquatableArray<int> dimensions)
    {
        long[] wide = new long[dimensions.Length];
        for (int axis = 0; axis < wide.Length; axis++) wide[axis] = dimensions[axis];
        return Shape(wide);
    }

    /// <summary>A name from a file, made printable and cut between characters where it is absurdly long.</summary>
    public static string Name(string name)
    {
        if (name.Length <= LongestName) return Printable(name);
        int end = char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName;
        return Printable(name[..end]) + "…";
    }

    /// <summary>Text from a file with � for all that would steer a terminal or break a line rather than show.</summary>
    public static string Printable(string text)
    {
        StringBuilder shown = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) shown.Append(IsPrintable(rune) ? rune : Rune.ReplacementChar);
        return shown.ToString();
    }

    /// <summary>"1 tensor", "1,234 tensors".</summary>
    public static string Count(long count, string noun) => Number(count) + " " + noun + (count == 1 ? "" : "s");

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>1,234 in every culture.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The first ten items with what separates them, then how many more there are.</summary>
    public static string List<T>(IReadOnlyList<T> items, string separator, Func<T, string> describe)
    {
        string shown = string.Join(separator, items.Take(MostItems).Select(describe));
        return items.Count <= MostItems ? shown : $"{shown} and {Number(items.Count - MostItems)} more";
    }
}
