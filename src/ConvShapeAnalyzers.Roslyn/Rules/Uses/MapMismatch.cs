using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV5006: a call of <c>Forward</c> that the compiler refuses for the shape of a map.</summary>
internal static class MapMismatch
{
    public static void Check(OperationAnalysisContext context, ForwardSymbols symbols)
    {
        if (context.Operation is not { Syntax: InvocationExpressionSyntax call, SemanticModel: { } model } || MethodName(call) != ForwardSymbols.MethodName)
        {
            return;
        }

        SymbolInfo refused = model.GetSymbolInfo(call, context.CancellationToken);
        IMethodSymbol[] candidates = [.. refused.CandidateSymbols.OfType<IMethodSymbol>()];
        IOperation? receiver = call.Expression is MemberAccessExpressionSyntax access ? model.GetOperation(access.Expression, context.CancellationToken) : null;
        if (refused.CandidateReason != CandidateReason.OverloadResolutionFailure ||
            candidates.FirstOrDefault(symbols.IsOfModel) is not { } method || symbols.IsGuess(method, receiver))
        {
            return;
        }

        string name = symbols.Name(method, receiver);
        for (int i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            ArgumentSyntax argument = call.ArgumentList.Arguments[i];
            (string Name, ITypeSymbol Type)[] takes = [.. candidates
                .Select(candidate => Parameter(candidate, argument, i)).OfType<IParameterSymbol>().Select(parameter => (parameter.Name, parameter.Type))];
            foreach ((ArgumentSyntax part, (string Name, ITypeSymbol Type)[] slots) in Parts(argument, takes))
            {
                Compare(context, symbols, name, part, slots);
            }
        }
    }

    /// <summary>An argument and what it may be; of maps in brackets, <c>((a, b))</c>, each by itself.</summary>
    private static IEnumerable<(ArgumentSyntax Part, (string Name, ITypeSymbol Type)[] Slots)> Parts(ArgumentSyntax argument, (string Name, ITypeSymbol Type)[] takes)
    {
        if (argument.Expression is not TupleExpressionSyntax tuple)
        {
            return [(argument, takes)];
        }

        INamedTypeSymbol[] tuples = [.. takes.Select(slot => slot.Type).OfType<INamedTypeSymbol>()
            .Where(type => type.IsTupleType && type.TupleElements.Length == tuple.Arguments.Count)];
        return tuple.Arguments.Select((part, i) => (part, tuples.Select(type => (type.TupleElements[i].Name, type.TupleElements[i].Type)).ToArray()));
    }

    private static void Compare(OperationAnalysisContext context, ForwardSymbols symbols, string name, ArgumentSyntax argument, (string Name, ITypeSymbol Type)[] slots)
    {
        SemanticModel model = context.Operation.SemanticModel!;
        ITypeSymbol? given = symbols.ShapeOf(model.GetTypeInfo(argument.Expression, context.CancellationToken).Type);
        ITypeSymbol[] shapes = [.. slots.Select(slot => symbols.ShapeOf(slot.Type)).OfType<ITypeSymbol>().Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)];

        // A model whose base class has overloads of its own takes several shapes: which of them is meant is not known.
        if (given is null || shapes.Length != 1 || SymbolEqualityComparer.Default.Equals(given, shapes[0]) ||
            symbols.Dimensions(given) is not { } from || symbols.Dimensions(shapes[0]) is not { } to)
        {
            return;
        }

        bool isRename = from == to;
        string shape = shapes[0].ToMinimalDisplayString(model, argument.SpanStart);
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.MapMismatch,
            argument.GetLocation(),
            name,
            LayerText.Named(to),
            slots.First(slot => symbols.ShapeOf(slot.Type) is not null).Name,
            isRename ? $"one under another type, {given.ToDisplayString()}" : LayerText.Named(from),
            isRename ? $".As<{shape}>()" : $"a FeatureMap<{shape}>"));
    }

    private static string? MethodName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static IParameterSymbol? Parameter(IMethodSymbol method, ArgumentSyntax argument, int position) => argument.NameColon is { } name
        ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText)
        : method.Parameters.ElementAtOrDefault(position);
}
