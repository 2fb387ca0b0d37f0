using System.Globalization;
using System.Text;
using ConvShape.Architecture;

namespace ConvShape.Roslyn.Parsing;

/// <summary>The names of blocks: by kind where none is written, by template where they repeat.</summary>
internal static class BlockNames
{
    private const string Start = "{i";

    /// <summary>A block as its uses write it: BasicBlock of BasicBlockAttribute.</summary>
    public static string Word(string typeName)
    {
        const string Suffix = "Attribute";
        return typeName.Length > Suffix.Length && typeName.EndsWith(Suffix, StringComparison.Ordinal)
            ? typeName.Substring(0, typeName.Length - Suffix.Length)
            : typeName;
    }

    /// <summary>The word by which unnamed blocks of a class are counted: basicBlock of BasicBlock or BasicBlockAttribute.</summary>
    public static string Counter(string typeName)
    {
        string name = Word(typeName);
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>
    /// The name of one repetition: <c>{i}</c> counts from 0, <c>{i+1}</c> from 1. Without it, repetitions are told apart as in PyTorch's
    /// Sequential: layer1.0, layer1.1, …
    /// </summary>
    public static string Expand(string template, int repetition, int repeat)
    {
        StringBuilder name = new();
        bool hasIndex = false;
        int at = 0;
        for (int start = template.IndexOf(Start, StringComparison.Ordinal); start >= 0; start = template.IndexOf(Start, start + 1, StringComparison.Ordinal))
        {
            int end = template.IndexOf('}', start);
            if (end >= 0 && From(template.Substring(start + Start.Length, end - start - Start.Length)) is int from)
            {
                name.Append(template, at, start - at).Append(LayerText.Number((long)from + repetition));
                hasIndex = true;
                at = end + 1;
            }
        }

        name.Append(template, at, template.Length - at);
        if (repeat > 1 && !hasIndex)
        {
            name.Append(name.Length == 0 ? "" : ".").Append(LayerText.Number(repetition));
        }

        return name.ToString();
    }

    /// <summary>What <c>+1</c> begins to count from; 0 for nothing, null for what is no number.</summary>
    private static int? From(string offset) =>
        offset.Length == 0 ? 0
        : offset[0] == '+' && int.TryParse(offset.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out int from) ? from
        : null;
}
