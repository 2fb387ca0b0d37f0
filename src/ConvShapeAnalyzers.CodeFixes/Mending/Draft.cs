using System.Collections.Immutable;
using ConvShape.Roslyn.Parsing;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes.Mending;

/// <summary>A class with layers, as it is written or as edits would have it, and what the rules say of it.</summary>
/// <remarks>What stands on the class is told by the position of its attribute there: positions of layers change where a projection comes or goes.</remarks>
internal sealed class Draft
{
    /// <summary>The shape that most published networks take. No layer tells another one.</summary>
    private const string UsualInput = "(channels: 3, height: 224, width: 224)";

    private readonly ParsedModel? _parsed;

    private Draft(TypeDeclarationSyntax declaration, SemanticModel semanticModel, ParsedModel? parsed)
    {
        _parsed = parsed;
        Declaration = declaration;
        SemanticModel = semanticModel;
        Attributes = declaration.AttributeLists.SelectMany(list => list.Attributes).ToImmutableArray();
        if (parsed is not null)
        {
            (Model, Findings) = RuleBook.Check(parsed.Declaration);
        }
    }

    public TypeDeclarationSyntax Declaration { get; }

    public SemanticModel SemanticModel { get; }

    /// <summary>All attributes of the class, in source order.</summary>
    public ImmutableArray<AttributeSyntax> Attributes { get; }

    /// <summary>Its shapes; null where the class has no input shape.</summary>
    public CheckedModel? Model { get; }

    public ImmutableArray<Finding> Findings { get; } = [];

    /// <summary>Null where the compiler does not know the class.</summary>
    public static Draft? Read(TypeDeclarationSyntax declaration, SemanticModel semanticModel, CancellationToken cancellationToken) =>
        semanticModel.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
            ? new Draft(declaration, semanticModel, ModelParser.Parse(declaration, type, semanticModel, cancellationToken))
            : null;

    /// <summary>The class in another text of its file, which begins where it began.</summary>
    public Draft? In(SourceText text, CancellationToken cancellationToken)
    {
        SyntaxTree tree = Declaration.SyntaxTree.WithChangedText(text);
        SemanticModel semanticModel = SemanticModel.Compilation.ReplaceSyntaxTree(Declaration.SyntaxTree, tree).GetSemanticModel(tree);
        return Find(tree, Declaration.FullSpan.Start, cancellationToken) is { } declaration ? Read(declaration, semanticModel, cancellationToken) : null;
    }

    /// <summary>The class that begins at a position of a file.</summary>
    public static TypeDeclarationSyntax? Find(SyntaxTree tree, int start, CancellationToken cancellationToken) =>
        tree.GetRoot(cancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>().FirstOrDefault(candidate => candidate.FullSpan.Start == start);

    /// <summary>What the rules found where a diagnostic stands, with what may mend it; null where they find nothing there.</summary>
    public Finding? Find(Diagnostic diagnostic)
    {
        if (diagnostic.Id == Descriptors.InputMissing.Id)
        {
            Finding finding = new(Descriptors.InputMissing, Place.Input, [], []);
            return finding.MendedBy(new Mend("", new InsertAbove(Place.Input, LayerSyntax.InputShapeAttribute, UsualInput)));
        }

        // The tree may be another than the diagnostic's, of the same text.
        TextSpan span = diagnostic.Location.SourceSpan;
        return Findings.FirstOrDefault(finding => finding.Descriptor.Id == diagnostic.Id && finding.Locate(_parsed!).SourceSpan == span);
    }

    /// <summary>
    /// The position of the attribute that stands at a place; −1 where none does. Where no input shape is written, the first attribute is in its
    /// place.
    /// </summary>
    public int Attribute(int place) => _parsed is null ? 0 : _parsed.At(place) is { } found ? Attributes.IndexOf(found.Attribute) : -1;

    /// <summary>Whether an edit at a place concerns nothing else: on a block it would change other uses too.</summary>
    public bool IsItsOwn(int place) => _parsed?.At(place)?.IsInBlock != true;

    /// <summary>The layers that an attribute makes, by position: a projection, and a block, make several.</summary>
    public IEnumerable<int> Layers(int attribute) =>
        Enumerable.Range(0, Model?.Network.Layers.Length ?? 0).Where(layer => Attribute(layer) == attribute);
}
