using System.Collections.Immutable;
using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1013: <c>As&lt;TShape&gt;()</c>, called or handed on as a delegate, between shapes of different dimensions.</summary>
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
            INamedTypeSymbol? featureMap = start.Compilation.GetTypeByMetadataName(ShapeSymbols.FeatureMap);
            INamedTypeSymbol? dimensions = start.Compilation.GetTypeByMetadataName(ShapeSymbols.Dimensions);
            if (featureMap is not null && dimensions is not null)
            {
                start.RegisterOperationAction(
                    operation => Analyze(operation, featureMap, dimensions), OperationKind.Invocation, OperationKind.MethodReference);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol featureMap, INamedTypeSymbol dimensions)
    {
        IMethodSymbol? method = context.Operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        if (method is not { Name: "As", TypeArguments.Length: 1 } ||
            !SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, featureMap))
        {
            return;
        }

        MapShape? from = ShapeSymbols.Read(method.ContainingType.TypeArguments[0], dimensions), to = ShapeSymbols.Read(method.TypeArguments[0], dimensions);
        if (from is not null && to is not null && from != to)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ShapeRename, TypeArgument(context.Operation.Syntax).GetLocation(), LayerText.Named(from.Value), LayerText.Named(to.Value)));
        }
    }

    /// <summary>What stands between the brackets of <c>As&lt;…&gt;</c> itself, whatever else of the expression is generic.</summary>
    private static SyntaxNode TypeArgument(SyntaxNode use) => use switch
    {
        InvocationExpressionSyntax invocation => TypeArgument(invocation.Expression),
        MemberAccessExpressionSyntax access => TypeArgument(access.Name),
        MemberBindingExpressionSyntax binding => TypeArgument(binding.Name),
        GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } => arguments[0],
        _ => use,
    };
}
