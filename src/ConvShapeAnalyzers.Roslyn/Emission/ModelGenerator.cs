using System.Collections.Immutable;
using System.Text;
using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Emission;

/// <summary>Completes every class that has an input shape, and writes the shape types that the assembly's models need.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <summary>The names of the steps, for tests of what an edit reruns.</summary>
    internal static class Steps
    {
        public const string Declarations = nameof(Declarations);
        public const string Options = nameof(Options);
        public const string Clashes = nameof(Clashes);
        public const string Sources = nameof(Sources);
        public const string Blocks = nameof(Blocks);
        public const string Mentions = nameof(Mentions);
        public const string Shapes = nameof(Shapes);
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ModelDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(LayerSyntax.InputShapeAttribute, static (node, _) => node is TypeDeclarationSyntax, Parse)
            .WithTrackingName(Steps.Declarations)
            .Where(static model => model is { Host.CanBeCompleted: true })
            .Select(static (model, _) => model!);

        IncrementalValueProvider<ProjectOptions> options = context.AnalyzerConfigOptionsProvider
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => ProjectOptions.Read(pair.Left.GlobalOptions, pair.Right))
            .WithTrackingName(Steps.Options);

        IncrementalValuesProvider<BlockDeclaration> blocks = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => BlockEmitter.IsCandidate(node), BlockEmitter.Read)
            .WithTrackingName(Steps.Blocks)
            .Where(static block => block is not null)
            .Select(static (block, _) => block!);

        IncrementalValueProvider<EquatableArray<string>> clashes = declarations
            .Select(static (model, _) => model.Host.MetadataName)
            .Collect()
            .Combine(blocks.Select(static (block, _) => block.Host.MetadataName).Collect())
            .Select(static (names, _) => HintNames.Clashes(names.Left.Concat(names.Right)))
            .WithTrackingName(Steps.Clashes);
        context.RegisterSourceOutput(blocks.Combine(clashes), static (output, input) => output.AddSource(
            HintNames.For(input.Left.Host.MetadataName, input.Right), SourceText.From(BlockEmitter.Emit(input.Left), Encoding.UTF8)));

        IncrementalValuesProvider<GeneratedModel> models = declarations
            .Combine(options)
            .Combine(clashes)
            .Select(static (input, _) => Generate(input.Left.Left, input.Left.Right, input.Right))
            .WithTrackingName(Steps.Sources);
        context.RegisterSourceOutput(models, static (output, model) => output.AddSource(model.HintName, SourceText.From(model.Source, Encoding.UTF8)));

        IncrementalValueProvider<EquatableArray<ShapeType>> mentions = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => MentionedShapes.IsMention(node), static (mention, _) => ((IdentifierNameSyntax)mention.Node).Identifier.ValueText)
            .Collect()
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => MentionedShapes.Unknown(pair.Left, pair.Right))
            .WithTrackingName(Steps.Mentions);

        IncrementalValueProvider<(EquatableArray<ShapeType> Shapes, ProjectOptions Options)> shapes = models
            .Select(static (model, _) => model.Shapes)
            .Collect()
            .Combine(mentions)
            .Select(static (input, _) => Distinct(input.Left.SelectMany(shapes => shapes), input.Right))
            .Combine(options)
            .WithTrackingName(Steps.Shapes);
        context.RegisterSourceOutput(shapes, static (output, input) =>
        {
            if (input.Shapes.Length > 0)
            {
                output.AddSource(HintNames.Shapes, SourceText.From(ShapeEmitter.Emit(input.Shapes, input.Options), Encoding.UTF8));
            }
        });
    }

    private static ModelDeclaration? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) => ModelParser.Parse(
        (TypeDeclarationSyntax)context.TargetNode, (INamedTypeSymbol)context.TargetSymbol, context.SemanticModel, cancellationToken)?.Declaration;

    private static GeneratedModel Generate(ModelDeclaration declaration, ProjectOptions options, EquatableArray<string> clashes)
    {
        (CheckedModel model, ImmutableArray<Finding> findings) = RuleBook.Check(declaration);
        string? error = RuleBook.Errors(findings) ?? Unreadable(declaration);
        bool isVisible = declaration.Host.IsVisible;
        EquatableArray<ShapeType> shapes = model.Network.Layers
            .SelectMany(layer => layer.Inputs.Append(layer.Output))
            .Append(model.Network.Input)
            .Distinct()
            .Select(shape => new ShapeType(shape, isVisible))
            .ToEquatableArray();
        return new GeneratedModel(
            HintNames.For(declaration.Host.MetadataName, clashes), ModelEmitter.Emit(model, error, options), shapes);
    }

    /// <summary>What the compiler reports by itself: no diagnostic of ours, but no model that could run either.</summary>
    private static string? Unreadable(ModelDeclaration declaration) =>
        declaration.Layers.All(layer => layer.IsReadable) && declaration.Network.Layers.All(node => node.IsCertain) && declaration.Network.IsInputCertain
            ? null
            : $"{declaration.Host.Name} has attributes that the compiler could not read.";

    /// <summary>Each shape once, visible if any model shows it; of those that source only names, what no model has.</summary>
    private static EquatableArray<ShapeType> Distinct(IEnumerable<ShapeType> ofModels, EquatableArray<ShapeType> mentioned)
    {
        ShapeType[] needed = ofModels.ToArray();
        HashSet<MapShape> known = [.. needed.Select(type => type.Shape)];
        return needed.Concat(mentioned.Where(type => !known.Contains(type.Shape)))
            .GroupBy(type => type.Shape)
            .Select(group => new ShapeType(group.Key, group.Any(type => type.IsVisible)))
            .OrderBy(type => type.Shape.IsVector)
            .ThenBy(type => type.Shape.Channels)
            .ThenBy(type => type.Shape.Height.Value)
            .ThenBy(type => type.Shape.Width.Value)
            .ToEquatableArray();
    }
}

/// <summary>The generated part of one model.</summary>
internal sealed record GeneratedModel(string HintName, string Source, EquatableArray<ShapeType> Shapes);
