using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace ConvShape.Roslyn.Parsing;

/// <summary>
/// The written arguments of one attribute. Each read checks the range, notes what is wrong, and gives the nearest valid value,
/// so that everything below still has a shape.
/// </summary>
internal sealed class ArgumentReader
{
    private readonly Dictionary<string, IOperation> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SyntaxNode> _places = new(StringComparer.Ordinal);
    private readonly List<DeclarationProblem> _problems;
    private readonly int _layer;

    private ArgumentReader(int layer, List<DeclarationProblem> problems)
    {
        _layer = layer;
        _problems = problems;
    }

    /// <summary>The layer's name, for what is noted; known only once the arguments are read.</summary>
    public string LayerName { get; set; } = "";

    /// <summary>Where each written argument stands.</summary>
    public IReadOnlyDictionary<string, SyntaxNode> Places => _places;

    /// <summary>Reads an attribute's operation, or returns null where the compiler cannot make sense of it.</summary>
    public static ArgumentReader? Create(IOperation? attribute, int layer, List<DeclarationProblem> problems)
    {
        if (attribute is not IAttributeOperation { Operation: IObjectCreationOperation creation })
        {
            return null;
        }

        ArgumentReader reader = new(layer, problems);
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } &&
                !reader.Add(parameter.Name, parameter.Type, argument.Value, argument.Syntax))
            {
                return null;
            }
        }

        foreach (IOperation initializer in creation.Initializer?.Initializers ?? [])
        {
            if (initializer is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment ||
                !reader.Add(target.Property.Name, target.Property.Type, assignment.Value, assignment.Syntax))
            {
                return null;
            }
        }

        return reader;
    }

    public bool IsWritten(string name) => _written.ContainsKey(name);

    public string? Text(string name) => _written.TryGetValue(name, out IOperation? value) ? value.ConstantValue.Value as string : null;

    public bool Flag(string name, bool missing) => _written.TryGetValue(name, out IOperation? value) ? value.ConstantValue.Value is true : missing;

    /// <summary>A whole number, at least <paramref name="minimum"/>; null if it is not written.</summary>
    public int? Number(string name, int minimum)
    {
        if (!_written.TryGetValue(name, out IOperation? value))
        {
            return null;
        }

        return InRange(name, (int)value.ConstantValue.Value!, minimum);
    }

    /// <summary>A fraction from 0 to 1.</summary>
    public void CheckProbability(string name)
    {
        if (_written.TryGetValue(name, out IOperation? value) &&
            Convert.ToDouble(value.ConstantValue.Value, CultureInfo.InvariantCulture) is not (>= 0 and <= 1) and double probability)
        {
            Invalid(name, probability.ToString("R", CultureInfo.InvariantCulture), "a probability from 0 to 1", probability > 1 ? "1" : "0");
        }
    }

    /// <summary>A member of an enumeration, by number.</summary>
    public int Choice(string name, int count, string expected)
    {
        if (!_written.TryGetValue(name, out IOperation? value))
        {
            return 0;
        }

        int choice = (int)value.ConstantValue.Value!;
        if (choice >= 0 && choice < count)
        {
            return choice;
        }

        Invalid(name, Text(choice), expected, "");
        return 0;
    }

    /// <summary>A number for each axis: one number, or an array of height and width.</summary>
    public (int Rows, int Columns)? Axes(string name, int minimum)
    {
        if (Values(name, minimum, "[height, width], or [n] for both", 1, 2) is not { } values)
        {
            return null;
        }

        return values.Length == 0 ? (minimum, minimum) : (values[0], values[values.Length - 1]);
    }

    /// <summary>A padding for each side: one number, height and width, or top, left, bottom and right.</summary>
    public (int Top, int Left, int Bottom, int Right) Padding(string name) =>
        Values(name, 0, "[height, width], [n] for both, or [top, left, bottom, right]", 1, 2, 4) switch
        {
            null or { Length: 0 } => (0, 0, 0, 0),
            { Length: 4 } sides => (sides[0], sides[1], sides[2], sides[3]),
            { } axes => (axes[0], axes[axes.Length - 1], axes[0], axes[axes.Length - 1]),
        };

    public void Invalid(string argument, string found, string expected, string valid) =>
        _problems.Add(new InvalidArgument(_layer, LayerName, argument, found, expected, valid));

    /// <summary>The numbers of an argument, each at least <paramref name="minimum"/>; none where their count is wrong; null if not written.</summary>
    private int[]? Values(string name, int minimum, string form, params int[] counts)
    {
        if (!_written.TryGetValue(name, out IOperation? value))
        {
            return null;
        }

        if (value.ConstantValue is { HasValue: true, Value: int number })
        {
            return [InRange(name, number, minimum)];
        }

        if (Elements(value) is not { } elements)
        {
            Invalid(name, "null", form, "");
            return [];
        }

        int[] numbers = elements.Select(element => (int)element.ConstantValue.Value!).ToArray();
        if (!counts.Contains(numbers.Length))
        {
            Invalid(name, $"an array of {Text(numbers.Length)}", form, "");
            return [];
        }

        if (numbers.Any(number => number < minimum))
        {
            int[] valid = numbers.Select(number => Math.Max(number, minimum)).ToArray();
            Invalid(name, Text(numbers), $"at least {Text(minimum)} each", Text(valid));
            return valid;
        }

        return numbers;
    }

    private int InRange(string name, int number, int minimum)
    {
        if (number < minimum)
        {
            Invalid(name, Text(number), $"at least {Text(minimum)}", Text(minimum));
        }

        return Math.Max(number, minimum);
    }

    /// <summary>Keeps a written argument; false where its value is not known or of another type, or there are two, as in half-typed code.</summary>
    private bool Add(string name, ITypeSymbol type, IOperation value, SyntaxNode place)
    {
        bool isKnown = !_written.ContainsKey(name) && IsOf(type, value) && (type is IArrayTypeSymbol
            ? value.ConstantValue is { HasValue: true, Value: null } || Elements(value) is { } elements && elements.All(IsKnown)
            : value.ConstantValue.HasValue);
        if (isKnown)
        {
            _written[name] = value;
            _places[name] = place;
        }

        return isKnown;
    }

    /// <summary>Of a value that does not fit, as 1.5 for an int, the compiler still knows what a cast would make of it.</summary>
    private static bool IsOf(ITypeSymbol type, IOperation value) => SymbolEqualityComparer.Default.Equals(type, value.Type) &&
        !(value is IConversionOperation { IsImplicit: true } conversion && !conversion.GetConversion().IsImplicit);

    private static bool IsKnown(IOperation element) => element.ConstantValue is { HasValue: true, Value: int };

    /// <summary>The elements of <c>new[] { … }</c> or <c>[…]</c>.</summary>
    private static IReadOnlyList<IOperation>? Elements(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value switch
        {
            ICollectionExpressionOperation collection => collection.Elements,
            IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } array => WithSize(sizes[0], array.Initializer?.ElementValues ?? []),
            _ => null,
        };
    }

    /// <summary>The elements, where there are as many as <c>new int[size]</c> says.</summary>
    private static IReadOnlyList<IOperation>? WithSize(IOperation size, IReadOnlyList<IOperation> elements) =>
        size.ConstantValue is { HasValue: true, Value: int count } && count == elements.Count ? elements : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(int[] numbers) => $"[{string.Join(", ", numbers.Select(Text))}]";
}
