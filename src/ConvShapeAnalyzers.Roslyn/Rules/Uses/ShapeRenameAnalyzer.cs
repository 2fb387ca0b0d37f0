using System.Collections.Immutable;
using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1013: <c>As&lt;TShape&gt;()</c> between shapes of different dimensions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShapeRenameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ShapeRename];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            INamedTypeSymbol? featureMap = start.Compilation.GetTypeByMetadataName("ConvShape.FeatureMap`1");
            INamedTypeSymbol? dimensions = start.Compilation.GetTypeByMetadataName("ConvShape.ShapeDimensionsAttribute");
            if (featureMap is not null && dimensions is not null)
            {
                start.RegisterOperationAction(operation => Analyze(operation, featureMap, dimensions), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol featureMap, INamedTypeSymbol dimensions)
    {
        IMethodSymbol method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (method is not { Name: "As", TypeArguments.Length: 1 } ||
            !SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, featureMap))
        {
            return;
        }

        MapShape? from = Dimensions(method.ContainingType.TypeArguments[0], dimensions), to = Dimensions(method.TypeArguments[0], dimensions);
        if (from is not null && to is not null && from != to)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ShapeRename, TypeArgument(context.Operation.Syntax), from, to));
        }
    }

    /// <summary>The dimensions written on a shape type; null for a type parameter or a shape of the user's own.</summary>
    private static MapShape? Dimensions(ITypeSymbol shape, INamedTypeSymbol attributeType)
    {
        AttributeData? attribute = shape.GetAttributes().FirstOrDefault(
            candidate => SymbolEqualityComparer.Default.Equals(candidate.AttributeClass, attributeType));
        int[]? sizes = attribute?.ConstructorArguments.Select(argument => argument.Value).OfType<int>().ToArray();
        return sizes switch
        {
            { Length: 1 } => new MapShape(sizes[0]),
            { Length: 3 } => new MapShape(sizes[0], sizes[1], sizes[2]),
            _ => null,
        };
    }

    private static Location TypeArgument(SyntaxNode invocation) => invocation.DescendantNodes()
        .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.TypeArgumentListSyntax>().LastOrDefault()?.Arguments[0].GetLocation() ?? invocation.GetLocation();
}
