using System.Globalization;
using ConvShape.Roslyn.Parsing.Blocks;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Parsing;

/// <summary>
/// The written arguments of one attribute. Each read checks the range, notes what is wrong, and gives the nearest valid value,
/// so that everything below still has a shape.
/// </summary>
/// <remarks>
/// Values are int, bool, float, double, string, int[], string[] and null. One of another type than is asked for counts as not written: the
/// compiler lets none pass, but the text of a block may have been written by hand.
/// </remarks>
internal sealed class ArgumentReader
{
    private static readonly Dictionary<string, object?> NoArguments = [];

    private readonly List<DeclarationProblem> _problems;
    private int _layer;

    private ArgumentReader(
        IReadOnlyDictionary<string, object?> values, IReadOnlyDictionary<string, SyntaxNode> places, int layer, List<DeclarationProblem> problems)
    {
        Values = values;
        Places = places;
        _layer = layer;
        _problems = problems;
    }

    private string _layerName = "";

    /// <summary>The written arguments, by the names of parameters and properties.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; }

    /// <summary>Where each written argument stands.</summary>
    public IReadOnlyDictionary<string, SyntaxNode> Places { get; }

    /// <summary>The arguments of a layer on a block, with their values in one use of it.</summary>
    public static ArgumentReader Create(
        IReadOnlyDictionary<string, object?> values, IReadOnlyDictionary<string, SyntaxNode> places, int layer, List<DeclarationProblem> problems) =>
        new(values, places, layer, problems);

    /// <summary>The arguments of an attribute that the compiler has evaluated already.</summary>
    public static ArgumentReader Create(IReadOnlyList<AttributeValue> arguments, int layer, List<DeclarationProblem> problems)
    {
        Dictionary<string, object?> values = new(arguments.Count, StringComparer.Ordinal);
        Dictionary<string, SyntaxNode> places = new(arguments.Count, StringComparer.Ordinal);
        foreach (AttributeValue argument in arguments)
        {
            if (argument.IsOfLanguage)
            {
                values[argument.Name] = argument.Value;
                places[argument.Name] = argument.Place;
            }
        }

        return Create(values, places, layer, problems);
    }

    /// <summary>Reads an attribute's operation, or returns null where the compiler cannot make sense of it.</summary>
    public static ArgumentReader? Create(IOperation? attribute, int layer, List<DeclarationProblem> problems)
    {
        if (AttributeArguments.Read(attribute) is not { } arguments)
        {
            return null;
        }

        Dictionary<string, object?> values = new(StringComparer.Ordinal);
        Dictionary<string, SyntaxNode> places = new(StringComparer.Ordinal);
        foreach (AttributeArgument argument in arguments)
        {
            if (ExpressionReader.Read(argument, consts: null)?.Evaluate(NoArguments, inputChannels: 0) is not { IsValue: true } evaluation)
            {
                return null;
            }

            values[argument.Name] = evaluation.Value;
            places[argument.Name] = argument.Place;
        }

        return Create(values, places, layer, problems);
    }

    /// <summary>Says whose arguments they are, for what is noted: known only once the name is read.</summary>
    public void At(int layer, string name)
    {
        _layer = layer;
        _layerName = name;
    }

    public bool IsWritten(string name) => Values.ContainsKey(name);

    public bool IsNull(string name) => Values.TryGetValue(name, out object? value) && value is null;

    public string? Text(string name) => Value(name) as string;

    /// <summary>The texts of an array, as of names written one by one; none if it is not written. An empty one is no name.</summary>
    public string[] Texts(string name) => Value(name) is string?[] texts ? texts.Select(text => text ?? "").ToArray() : [];

    public bool Flag(string name, bool missing) => Value(name) is bool value ? value : missing;

    /// <summary>A whole number, at least <paramref name="minimum"/>; null if it is not written.</summary>
    public int? Number(string name, int minimum) => Value(name) is int number ? InRange(name, number, minimum) : null;

    /// <summary>A finite number, at least <paramref name="minimum"/>; <paramref name="missing"/> if it is not written, or none.</summary>
    public double Real(string name, double missing, double minimum = double.MinValue)
    {
        if (RealValue(name) is not { } number)
        {
            return missing;
        }

        if (number >= minimum && number <= double.MaxValue)
        {
            return number;
        }

        Invalid(name, Text(number), minimum == double.MinValue ? "a finite number" : $"a finite number of at least {Text(minimum)}", Text(missing));
        return missing;
    }

    /// <summary>A fraction from 0 to 1.</summary>
    public void CheckProbability(string name)
    {
        if (RealValue(name) is { } probability and not (>= 0 and <= 1))
        {
            // 50 means half; a dropout of 1 would leave nothing.
            string valid = probability is >= 2 and <= 100 ? Text(probability / 100) : probability > 1 ? "1" : "0";
            Invalid(name, Text(probability), "a probability from 0 to 1", valid);
        }
    }

    /// <summary>A member of an enumeration, by number.</summary>
    public int Choice(string name, int count, string expected)
    {
        if (Value(name) is not int choice)
        {
            return 0;
        }

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
        if (Numbers(name, minimum, "[height, width], or [n] for both", 1, 2) is not { } values)
        {
            return null;
        }

        return values.Length == 0 ? (minimum, minimum) : (values[0], values[values.Length - 1]);
    }

    /// <summary>A padding for each side: one number, height and width, or top, left, bottom and right.</summary>
    public (int Top, int Left, int Bottom, int Right) Padding(string name) =>
        Numbers(name, 0, "[height, width], [n] for both, or [top, left, bottom, right]", 1, 2, 4) switch
        {
            null or { Length: 0 } => (0, 0, 0, 0),
            { Length: 4 } sides => (sides[0], sides[1], sides[2], sides[3]),
            { } axes => (axes[0], axes[axes.Length - 1], axes[0], axes[axes.Length - 1]),
        };

    public void Invalid(string argument, string found, string expected, string valid, string other = "") =>
        _problems.Add(new InvalidArgument(_layer, _layerName, argument, found, expected, valid, other));

    private object? Value(string name) => Values.TryGetValue(name, out object? value) ? value : null;

    private double? RealValue(string name) =>
        Value(name) is { } number and (int or float or double) ? Convert.ToDouble(number, CultureInfo.InvariantCulture) : null;

    /// <summary>The numbers of an argument, each at least <paramref name="minimum"/>; none where their count is wrong; null if not written.</summary>
    private int[]? Numbers(string name, int minimum, string form, params int[] counts)
    {
        if (IsNull(name))
        {
            Invalid(name, "null", form, "");
            return [];
        }

        if (Value(name) is int number)
        {
            return [InRange(name, number, minimum)];
        }

        if (Value(name) is not int[] numbers)
        {
            return null;
        }

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

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int[] numbers) => $"[{string.Join(", ", numbers.Select(Text))}]";
}
