using System.Globalization;
using System.Text.RegularExpressions;
using ConvShape.Architecture;

namespace ConvShape.Roslyn.Parsing;

/// <summary>The names of blocks: by kind where none is written, by template where they repeat.</summary>
internal static class BlockNames
{
    private static readonly Regex Index = new(@"\{i(?:\+([0-9]{1,6}))?\}", RegexOptions.CultureInvariant);

    /// <summary>The word by which unnamed blocks of a class are counted: basicBlock of BasicBlock or BasicBlockAttribute.</summary>
    public static string Counter(string typeName)
    {
        const string Suffix = "Attribute";
        string name = typeName.Length > Suffix.Length && typeName.EndsWith(Suffix, StringComparison.Ordinal)
            ? typeName.Substring(0, typeName.Length - Suffix.Length)
            : typeName;
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>
    /// The name of one repetition: <c>{i}</c> counts from 0, <c>{i+1}</c> from 1. Without it, repetitions are told apart as in PyTorch's
    /// Sequential: layer1.0, layer1.1, …
    /// </summary>
    public static string Expand(string template, int repetition, int repeat)
    {
        if (repeat > 1 && !Index.IsMatch(template))
        {
            template = template.Length == 0 ? "{i}" : template + ".{i}";
        }

        return Index.Replace(template, match =>
        {
            int from = match.Groups[1].Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
            return LayerText.Number((long)from + repetition);
        });
    }
}
