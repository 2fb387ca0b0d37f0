using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes.Mending;

/// <summary>Writes edits into the text of a class. Its other attributes, each comment and each line stay as they are.</summary>
internal sealed class AttributeEditor(Draft draft, CancellationToken cancellationToken)
{
    /// <summary>The text of the file with all of some edits; null where one cannot be written.</summary>
    public SourceText? Write(IEnumerable<Edit> edits)
    {
        // From the last attribute to the first, so that those before an edit keep their positions; at one attribute, what stands above it last.
        SyntaxTree tree = draft.Declaration.SyntaxTree;
        foreach (Edit edit in edits.OrderByDescending(edit => draft.Attribute(edit.Place)).ThenBy(edit => edit is InsertAbove))
        {
            int position = draft.Attribute(edit.Place);
            if (position < 0 || !draft.IsItsOwn(edit.Place) ||
                Draft.Find(tree, draft.Declaration.FullSpan.Start, cancellationToken)?.AttributeLists.SelectMany(list => list.Attributes).ElementAtOrDefault(position) is not { } attribute ||
                Changes(edit, attribute, tree.GetText(cancellationToken)) is not { } changes)
            {
                return null;
            }

            tree = tree.WithChangedText(tree.GetText(cancellationToken).WithChanges(changes));
        }

        return tree.GetText(cancellationToken);
    }

    /// <summary>What one edit does, as in "Use p: 2"; null where it cannot be written.</summary>
    public string? Title(Edit edit) => edit switch
    {
        InsertAbove insertion => $"Insert [{Words(insertion, From(insertion, Original(edit.Place)))}]",
        RemoveLayer => $"Remove {draft.Model!.Network.Layers[edit.Place].Name}",
        RenameSource rename => $"Read {SymbolDisplay.FormatLiteral(rename.NewName, quote: true)}",
        SetArgument set => Argument(set, Original(edit.Place), draft.Declaration.SyntaxTree.GetText(cancellationToken))?.Title,
        _ => null,
    };

    private TextChange[]? Changes(Edit edit, AttributeSyntax attribute, SourceText text) => edit switch
    {
        InsertAbove insertion => Insert(insertion, attribute, text),
        RemoveLayer => LayerLines.Remove(attribute, text),
        RenameSource rename => Rename(rename, attribute),
        SetArgument set => Argument(set, attribute, text) is { CanBeWritten: true } argument ? argument.Write() : null,
        _ => null,
    };

    /// <summary>What stands above a layer reads what that read: its <c>From</c> moves up, unless the other has one.</summary>
    private TextChange[]? Insert(InsertAbove insertion, AttributeSyntax attribute, SourceText text)
    {
        AttributeArgumentSyntax? from = From(insertion, attribute);
        TextChange line = LayerLines.Insert(attribute, Words(insertion, from), text);
        return from is null ? [line]
            : Argument(new SetArgument(insertion.Place, "From", null), attribute, text) is { } written ? [line, .. written.Write()]
            : null;
    }

    /// <summary>The argument that moves up to what stands above a layer; null where there is none.</summary>
    private static AttributeArgumentSyntax? From(InsertAbove insertion, AttributeSyntax attribute) => insertion.Arguments.Contains("From = ")
        ? null
        : attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "From");

    /// <summary>Every literal that names the map; null where a constant does.</summary>
    private static TextChange[]? Rename(RenameSource rename, AttributeSyntax attribute)
    {
        TextChange[] changes = attribute.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && literal.Token.ValueText == rename.Name &&
                literal.FirstAncestorOrSelf<AttributeArgumentSyntax>()?.NameEquals?.Name.Identifier.ValueText != "Name")
            .Select(literal => new TextChange(literal.Span, SymbolDisplay.FormatLiteral(rename.NewName, quote: true)))
            .ToArray();
        return changes.Length == 0 ? null : changes;
    }

    private LayerArgument? Argument(SetArgument set, AttributeSyntax attribute, SourceText text)
    {
        AttributeSyntax written = Original(set.Place);
        return draft.SemanticModel.GetSymbolInfo(written, cancellationToken).Symbol is IMethodSymbol constructor
            ? new LayerArgument(text, attribute, constructor, set.Argument, Known(set.Value, written.SpanStart))
            : null;
    }

    /// <summary>A value with the name of its enumeration as it is known at a place: without the library's namespace only where that is imported.</summary>
    private string? Known(string? value, int position)
    {
        int dot = value?.IndexOf('.') ?? -1;
        return dot > 0 && draft.SemanticModel.Compilation.GetTypeByMetadataName($"{nameof(ConvShape)}.{value!.Substring(0, dot)}") is { TypeKind: TypeKind.Enum } type
            ? type.ToMinimalDisplayString(draft.SemanticModel, position) + value.Substring(dot)
            : value;
    }

    /// <summary>An attribute as it is written between brackets.</summary>
    private string Words(InsertAbove insertion, AttributeArgumentSyntax? from)
    {
        string type = draft.SemanticModel.Compilation.GetTypeByMetadataName(insertion.Type)
            ?.ToMinimalDisplayString(draft.SemanticModel, Original(insertion.Place).SpanStart) ?? insertion.Type;

        // An alias may be called anything.
        const string Suffix = nameof(System.Attribute);
        string name = type.EndsWith(Suffix, StringComparison.Ordinal) ? type.Substring(0, type.Length - Suffix.Length) : type, arguments = insertion.Arguments;
        return from is null ? name + arguments
            : arguments.Length == 0 ? $"{name}({from})"
            : $"{name}{arguments.Substring(0, arguments.Length - 1)}, {from})";
    }

    /// <summary>The attribute that stands at a place of the class as it is.</summary>
    private AttributeSyntax Original(int place) => draft.Attributes[draft.Attribute(place)];
}
