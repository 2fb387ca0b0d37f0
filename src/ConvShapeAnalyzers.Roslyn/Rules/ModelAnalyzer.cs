using System.Collections.Immutable;
using ConvShape.Roslyn.Parsing;
using ConvShape.Roslyn.Parsing.Blocks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShape.Roslyn.Rules;

/// <summary>Reports what the rules find in model classes, at the argument at fault.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. RuleBook.Rules.Select(rule => rule.Descriptor).Distinct(), Descriptors.InputMissing];

    /// <summary>The shape that most published networks take. No layer tells another one.</summary>
    private static readonly Insertion InputShape = new(LayerSyntax.InputShapeAttribute, "(channels: 3, height: 224, width: 224)");

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(LayerSyntax.InputShapeAttribute) is not null)
            {
                start.RegisterSyntaxNodeAction(
                    Analyze,
                    SyntaxKind.ClassDeclaration,
                    SyntaxKind.StructDeclaration,
                    SyntaxKind.InterfaceDeclaration,
                    SyntaxKind.RecordDeclaration,
                    SyntaxKind.RecordStructDeclaration);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        TypeDeclarationSyntax declaration = (TypeDeclarationSyntax)context.Node;
        if (declaration.AttributeLists.Count == 0 ||
            context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type)
        {
            return;
        }

        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        bool hasInput = attributes.Any(attribute => LayerSyntax.IsInputShape(attribute.AttributeClass));
        AttributeData? firstLayer = attributes.FirstOrDefault(attribute => LayerSyntax.IsLayer(attribute.AttributeClass));
        if (!hasInput && firstLayer is null)
        {
            return;
        }

        if (ModelParser.Parse(declaration, type, context.SemanticModel, context.CancellationToken) is { } model)
        {
            foreach (Finding finding in RuleBook.Check(model.Declaration).Findings.Where(finding => finding.Place != Place.Elsewhere))
            {
                context.ReportDiagnostic(ToDiagnostic(finding, model));
            }
        }
        else if (BlockSymbols.DerivesFromBlock(type))
        {
            BlockAnalyzer.Analyze(context, declaration, type);
        }
        else if (ModelParser.FirstLayer(declaration, type) is { } stray)
        {
            // An attribute that the compiler does not know may be the input shape, misspelt or half typed.
            bool mayHaveInput = hasInput || attributes.Any(attribute => attribute.AttributeClass is null or IErrorTypeSymbol);
            DiagnosticDescriptor? rule = hasInput ? Descriptors.LayersSpread : mayHaveInput || stray != firstLayer ? null : Descriptors.InputMissing;
            if (rule is not null && stray.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is AttributeSyntax attribute)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    rule,
                    attribute.Name.GetLocation(),
                    hasInput ? null : InputShape.Write(ImmutableDictionary<string, string?>.Empty),
                    [type.Name, .. LayersSpread.OfModel]));
            }
        }
    }

    private static Diagnostic ToDiagnostic(Finding finding, ParsedModel model)
    {
        LayerPlace? place = PlaceOf(finding.Place, model);
        Location[] levels = place?.Inner.Select(inner => inner.Find(finding.Arguments).GetLocation()).ToArray() ?? [];
        Location at = place?.Find(finding.Arguments).GetLocation() ?? model.Syntax.Identifier.GetLocation();

        Location[] related = [.. levels
            .Concat(finding.Related.Select(layer => PlaceOf(layer, model)).OfType<LayerPlace>().Select(Name))
            .Distinct()];
        bool isInBlock = place?.IsInBlock == true;
        ImmutableDictionary<string, string?> properties = Mend.Write(Writable());
        return Diagnostic.Create(
            finding.Descriptor, at, finding.Severity, related, isInBlock ? properties : finding.Missing?.Write(properties) ?? properties, finding.Words);

        // A mend on a block would mend its other uses too.
        IEnumerable<Mend> Writable()
        {
            foreach (Mend mend in isInBlock ? [] : finding.Mends)
            {
                if (mend.At is not { } other)
                {
                    yield return mend;
                }
                else if (PlaceOf(other, model) is { IsInBlock: false } written && Array.IndexOf(related, Name(written)) is >= 0 and int at)
                {
                    yield return mend with { At = at };
                }
            }
        }

        static Location Name(LayerPlace layer) => layer.Innermost.Attribute.Name.GetLocation();
    }

    /// <summary>Where a layer or the use of a block stands; null for the class, and for what has no layer.</summary>
    private static LayerPlace? PlaceOf(int place, ParsedModel model) =>
        place == Place.Input ? model.Input
        : place == Place.Budget ? model.Budget
        : Place.UseAt(place) is int use ? model.Uses[use]
        : place >= 0 && place < model.Layers.Count ? model.Layers[place]
        : null;
}
