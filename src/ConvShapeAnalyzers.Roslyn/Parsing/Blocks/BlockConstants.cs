using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvShape.Roslyn.Parsing.Blocks;

/// <summary>The constants of one block: which stand for its parameters, and which are made from those.</summary>
internal sealed class BlockConstants(INamedTypeSymbol block, IEnumerable<IParameterSymbol> parameters, Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>Constants that mention others in a longer chain are not followed.</summary>
    private const int MaxChain = 50;

    private readonly Dictionary<string, IParameterSymbol> _parameters = Distinct(parameters);
    private readonly Dictionary<IFieldSymbol, bool> _dependent = new(SymbolEqualityComparer.Default);
    private int _chain;

    /// <summary>The parameter that a constant stands for; null for any other.</summary>
    public IParameterSymbol? Parameter(IFieldSymbol field) =>
        SymbolEqualityComparer.Default.Equals(field.ContainingType, block) && _parameters.TryGetValue(Key(field.Name), out IParameterSymbol? parameter)
            ? parameter
            : null;

    public bool IsInputChannels(IFieldSymbol field) => field.Name == Expression.InputChannels && BlockSymbols.IsBlockAttribute(field.ContainingType);

    /// <summary>What a constant of the source is made from. <c>Argument</c> is made from nothing: it is no value.</summary>
    public IOperation? Initializer(IFieldSymbol field) =>
        field is { IsConst: true, DeclaringSyntaxReferences: { Length: 1 } declarations } &&
        declarations[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: { } initializer } &&
        (Model(initializer.SyntaxTree).GetOperation(initializer, cancellationToken) as IFieldInitializerOperation)?.Value is { } value
            ? value
            : null;

    /// <summary>Whether an operation depends on what the use of the block gives.</summary>
    public bool AreMentionedIn(IOperation operation) =>
        operation.DescendantsAndSelf().OfType<IFieldReferenceOperation>().Any(reference => IsDependent(reference.Field));

    private bool IsDependent(IFieldSymbol field)
    {
        if (BlockSymbols.IsBlockAttribute(field.ContainingType) || Parameter(field) is not null)
        {
            return true;
        }

        if (_dependent.TryGetValue(field, out bool isDependent))
        {
            return isDependent;
        }

        // Until it is known: constants that mention themselves have no value anyway.
        _dependent[field] = false;
        _chain++;
        isDependent = _chain > MaxChain || Initializer(field) is { } initializer && AreMentionedIn(initializer);
        _chain--;
        return _dependent[field] = isDependent;
    }

    private SemanticModel Model(SyntaxTree tree) => BlockSymbols.Model(compilation, tree);

    private static Dictionary<string, IParameterSymbol> Distinct(IEnumerable<IParameterSymbol> parameters)
    {
        Dictionary<string, IParameterSymbol> byKey = new(StringComparer.Ordinal);
        foreach (IParameterSymbol parameter in parameters)
        {
            byKey[Key(parameter.Name)] = parameter;
        }

        return byKey;
    }

    /// <summary>A constant and its parameter have the same name, the case of the first letter aside.</summary>
    public static string Key(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
