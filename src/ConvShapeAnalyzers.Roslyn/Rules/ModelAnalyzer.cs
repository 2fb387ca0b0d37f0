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
        [.. RuleBook.Rules.Select(rule => rule.Descriptor).Distinct(), Descriptors.InputMissing, Descriptors.ShapeCommentStale];

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
            (CheckedModel check, ImmutableArray<Finding> findings) = RuleBook.Check(model.Declaration);
            foreach (Finding finding in findings.Where(finding => finding.Place != Place.Elsewhere))
            {
                context.ReportDiagnostic(ToDiagnostic(finding, model));
            }

            ShapeCommentStale.Analyze(context, model, check.Network);
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
                context.ReportDiagnostic(Diagnostic.Create(rule, attribute.Name.GetLocation(), [type.Name, .. LayersSpread.OfModel]));
            }
        }
    }

    private static Diagnostic ToDiagnostic(Finding finding, ParsedModel model)
    {
        IEnumerable<Location> levels = model.At(finding.Place)?.Inner.Select(inner => inner.Find(finding.Arguments).GetLocation()) ?? [];
        IEnumerable<Location> earlier = finding.Related.Select(model.At).OfType<LayerPlace>().Select(layer => layer.Innermost.Attribute.Name.GetLocation());
        return Diagnostic.Create(
            finding.Descriptor, finding.Locate(model), finding.Severity, levels.Concat(earlier).Distinct(), properties: null, finding.Words);
    }
}
