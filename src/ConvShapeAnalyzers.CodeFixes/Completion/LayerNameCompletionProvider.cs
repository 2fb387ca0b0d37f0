using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes.Completion;

/// <summary>Offers the layers and blocks that a layer can read, with their shapes, where it names them: in <c>AddLayer("")</c> and <c>From = ""</c>.</summary>
[ExportCompletionProvider(nameof(LayerNameCompletionProvider), LanguageNames.CSharp)]
[Shared]
public sealed class LayerNameCompletionProvider : CompletionProvider
{
    private const string Description = nameof(Description);

    /// <summary>Dots are part of names. No character but Tab and Enter takes an item: a quote ends the string as it is.</summary>
    private static readonly CompletionItemRules Rules = CompletionItemRules.Create(
        filterCharacterRules: [CharacterSetModificationRule.Create(CharacterSetModificationKind.Add, '.', '-')],
        commitCharacterRules: [CharacterSetModificationRule.Create(CharacterSetModificationKind.Replace)],
        enterKeyRule: EnterKeyRule.Never);

    /// <summary>Whether what was typed opened a string that may be an argument, or is part of a name in one. The rest shows when there is a tree to look at.</summary>
    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options)
    {
        if (trigger.Kind != CompletionTriggerKind.Insertion)
        {
            return trigger.Kind is CompletionTriggerKind.Invoke or CompletionTriggerKind.InvokeAndCommitIfUnique;
        }

        int at = Math.Min(caretPosition, text.Length) - 1;
        while (at >= 0 && WrittenName.IsOfName(text[at]))
        {
            at--;
        }

        if (at < 0 || text[at] != '"')
        {
            return false;
        }

        while (--at >= 0 && (text[at] is '"' or '@' || char.IsWhiteSpace(text[at])))
        {
        }

        return at >= 0 && text[at] is '(' or ',' or ':' or '[' or '{' or '=';
    }

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        CancellationToken cancellationToken = context.CancellationToken;
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || WrittenName.At(root, context.Position) is not { } written ||
            await context.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } semanticModel)
        {
            return;
        }

        Choice[] choices = Choices(root, semanticModel, written, context.Position, cancellationToken).ToArray();
        if (choices.Length > 0)
        {
            // First, since the items take it over.
            context.CompletionListSpan = written.Content;
            context.IsExclusive = true;
            context.AddItems(choices.Select(Item));
        }
    }

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult(item.Properties.TryGetValue(Description, out string? description) ? CompletionDescription.FromText(description) : null);

    private static IEnumerable<Choice> Choices(
        SyntaxNode root, SemanticModel semanticModel, WrittenName written, int position, CancellationToken cancellationToken)
    {
        if (written.Layer.Parent!.Parent is IncompleteMemberSyntax or LocalDeclarationStatementSyntax or BaseNamespaceDeclarationSyntax)
        {
            (semanticModel, written) = WithClass(root, semanticModel, written, position, cancellationToken);
        }

        INamedTypeSymbol? layer = semanticModel.GetTypeInfo(written.Layer, cancellationToken).Type as INamedTypeSymbol;
        bool takesNames = written.Index == WrittenName.From
            ? layer is null or IErrorTypeSymbol || LayerSyntax.IsLayer(layer)
            : LayerSyntax.Layer(layer)?.Kind.IsMerge() == true;
        if (!takesNames || written.Layer.Parent!.Parent is not TypeDeclarationSyntax declaration ||
            semanticModel.GetDeclaredSymbol(declaration, cancellationToken) is not { } type)
        {
            return [];
        }

        Reach reach = ModelParser.Above(written.Layer, declaration, type, semanticModel, cancellationToken);
        ArgumentReader? arguments = ArgumentReader.Create(semanticModel.GetOperation(written.Layer, cancellationToken), Place.Host, []);
        return Completion.Choices.Of(written, LayerSyntax.IsLayer(layer) ? layer : null, reach, arguments?.Values);
    }

    /// <summary>The same place in a file where a class stands below the attributes, as one soon will: without it, the compiler binds none of them.</summary>
    private static (SemanticModel SemanticModel, WrittenName Written) WithClass(
        SyntaxNode root, SemanticModel semanticModel, WrittenName written, int position, CancellationToken cancellationToken)
    {
        SyntaxTree tree = root.SyntaxTree;
        TextChange stub = new(new TextSpan(written.Layer.Parent!.FullSpan.End, 0), "\nclass __ { }");
        SyntaxTree complete = tree.WithChangedText(tree.GetText(cancellationToken).WithChanges(stub));
        return WrittenName.At(complete.GetRoot(cancellationToken), position) is { } same
            ? (semanticModel.Compilation.ReplaceSyntaxTree(tree, complete).GetSemanticModel(complete), same)
            : (semanticModel, written);
    }

    private static CompletionItem Item(Choice choice, int index)
    {
        string shape = choice.Map.Shape switch
        {
            null => "",
            { IsVector: true, Channels: int features } => LayerText.Amount(features, "feature"),
            { } map => map.ToString(),
        };
        return CompletionItem.Create(
            choice.Map.Name,
            sortText: index.ToString("D5", CultureInfo.InvariantCulture),
            properties: ImmutableDictionary<string, string>.Empty.Add(Description, choice.Map.Description),
            tags: [WellKnownTags.Property],
            rules: index == 0 && choice.Fits ? Rules.WithMatchPriority(MatchPriority.Preselect) : Rules,
            inlineDescription: string.Join(", ", new[] { shape, choice.Remark }.Where(part => part.Length > 0)));
    }
}
