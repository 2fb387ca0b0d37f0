using ConvShape.Architecture;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Parsing.Blocks;

/// <summary>
/// The items of a block as text, for its metadata, and back. The text is C#: an attribute list on each line, as in
/// <c>[ConvLayer(k: 3, s: stride, filters: 4 * width)]</c>, where the parameters of the block stand for themselves. A class outside of our
/// language is given by name: <c>[Block("Demo.Outer+Inner", width: 2 * width)]</c>.
/// </summary>
internal static class BlockText
{
    private const string Prefix = "ConvShape.", Suffix = "LayerAttribute", Other = "Block";

    /// <summary>The text; null where a layer could not be read, so that the block does not compile.</summary>
    public static string? Write(IEnumerable<BlockItem> items)
    {
        List<string> lines = [];
        foreach (BlockItem item in items)
        {
            if (!item.IsReadable || item.Unread.Length > 0)
            {
                return null;
            }

            List<string> arguments = item.Arguments.Select(argument => $"{argument.Name}: {argument.Value}").ToList();
            string name = item.Attribute;
            bool isOfLanguage = name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal) &&
                SyntaxFacts.IsValidIdentifier(name.Substring(Prefix.Length));
            if (!isOfLanguage)
            {
                arguments.Insert(0, ExpressionText.Value(name));
            }

            string word = isOfLanguage ? name.Substring(Prefix.Length, name.Length - Prefix.Length - "Attribute".Length) : Other;
            lines.Add(arguments.Count == 0 ? $"[{word}]" : $"[{word}({string.Join(", ", arguments)})]");
        }

        return string.Join("\n", lines);
    }

    /// <summary>The items of a text; null for one that <see cref="Write"/> did not write.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parameters">The names of the block's parameters: nothing else may be mentioned.</param>
    public static EquatableArray<BlockItem>? Parse(string text, IReadOnlyCollection<string> parameters)
    {
        if (!PlainText.Holds(text))
        {
            return null;
        }

        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(text + "\nclass C;");
        if (unit.ContainsDiagnostics || unit.Members.Count != 1 || unit.Usings.Count + unit.Externs.Count + unit.AttributeLists.Count > 0 ||
            unit.Members[0] is not ClassDeclarationSyntax { Modifiers.Count: 0, Identifier.Text: "C" } carrier ||
            carrier.AttributeLists.Any(list => list.Target is not null))
        {
            return null;
        }

        List<BlockItem> items = [];
        foreach (AttributeSyntax attribute in carrier.AttributeLists.SelectMany(list => list.Attributes))
        {
            if (Item(attribute) is not { } item || !item.Arguments.All(argument => argument.Value.Parameters.All(parameters.Contains)))
            {
                return null;
            }

            items.Add(item);
        }

        return items.ToEquatableArray();
    }

    private static BlockItem? Item(AttributeSyntax attribute)
    {
        List<AttributeArgumentSyntax> written = attribute.ArgumentList?.Arguments.ToList() ?? [];
        if (attribute.Name is not IdentifierNameSyntax { Identifier.ValueText: var word })
        {
            return null;
        }

        string name = $"{Prefix}{word}Attribute";
        if (word == Other)
        {
            if (written.Count == 0 || written[0] is not { NameColon: null, NameEquals: null, Expression: LiteralExpressionSyntax { Token.Value: string other } })
            {
                return null;
            }

            name = other;
            written.RemoveAt(0);
        }

        List<BlockArgument> arguments = [];
        foreach (AttributeArgumentSyntax argument in written)
        {
            if (argument.NameColon?.Name.Identifier.ValueText is not { } key || arguments.Any(earlier => earlier.Name == key) ||
                ExpressionText.Parse(argument.Expression) is not { } value)
            {
                return null;
            }

            arguments.Add(new BlockArgument(key, value));
        }

        return new BlockItem(name, arguments.ToEquatableArray());
    }
}
