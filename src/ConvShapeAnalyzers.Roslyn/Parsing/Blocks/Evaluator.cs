using ConvShape.Architecture;

namespace ConvShape.Roslyn.Parsing.Blocks;

/// <summary>
/// The semantics of C#'s constants (C# specification, 12.8 to 12.25): int overflows are errors, casts truncate toward zero, operands of
/// two types are promoted to the wider. Only the branch taken counts, as at run time.
/// </summary>
internal sealed class Evaluator(IReadOnlyDictionary<string, object?> arguments, int inputChannels)
{
    public Evaluation Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => new(constant.Value),
        ParameterExpression parameter => arguments.TryGetValue(parameter.Name, out object? value) ? new(value) : Fail(expression, "is not given"),
        InputChannelsExpression => new(inputChannels),
        UnaryExpression unary => Then(unary.Operand, operand => Unary(unary, operand)),
        CastExpression cast => Then(cast.Operand, operand => Cast(cast, operand)),
        BinaryExpression { Operator: "&&" or "||" } logical => Logical(logical),
        BinaryExpression binary => Then(binary.Left, left => Then(binary.Right, right => Binary(binary, left, right))),
        ConditionalExpression conditional => Then(conditional.Condition, condition =>
            condition is bool isTrue ? Evaluate(isTrue ? conditional.WhenTrue : conditional.WhenFalse) : Misfit(conditional)),
        ArrayExpression { IsText: true } texts => Array<string?>(texts),
        ArrayExpression numbers => Array<int>(numbers),
        _ => Misfit(expression),
    };

    private Evaluation Then(Expression operand, Func<object?, Evaluation> next)
    {
        Evaluation value = Evaluate(operand);
        return value.IsValue ? next(value.Value) : value;
    }

    private Evaluation Array<T>(ArrayExpression array)
    {
        T[] values = new T[array.Elements.Length];
        for (int i = 0; i < values.Length; i++)
        {
            Evaluation element = Evaluate(array.Elements[i]);
            if (!element.IsValue)
            {
                return element;
            }

            if (element.Value is not T and not null || element.Value is null && default(T) is not null)
            {
                return Misfit(array);
            }

            values[i] = (T)element.Value!;
        }

        return new(values);
    }

    private Evaluation Logical(BinaryExpression logical) => Then(logical.Left, left => left is not bool first ? Misfit(logical)
        : first == (logical.Operator == "||") ? new(first)
        : Then(logical.Right, right => right is bool ? new(right) : Misfit(logical)));

    private Evaluation Unary(UnaryExpression unary, object? operand) => (unary.Operator, operand) switch
    {
        ("+", int or float or double) => new(operand),
        ("-", int value) => Whole(unary, -(long)value),
        ("-", float value) => new(-value),
        ("-", double value) => new(-value),
        ("~", int value) => new(~value),
        ("!", bool value) => new(!value),
        _ => Misfit(unary),
    };

    private Evaluation Cast(CastExpression cast, object? operand) => operand is not (int or float or double) ? Misfit(cast) : cast.Type switch
    {
        "int" => operand is int ? new(operand) : Truncated(cast, Real(operand)),
        "float" => new(Single(operand)),
        "double" => new(Real(operand)),
        _ => Misfit(cast),
    };

    private Evaluation Truncated(CastExpression cast, double value) =>
        value is > int.MinValue - 1d and < int.MaxValue + 1d ? new((int)value) : Fail(cast, "overflows int");

    private Evaluation Binary(BinaryExpression binary, object? left, object? right) => (left, right) switch
    {
        (int a, int b) => Whole(binary, a, b),
        (int or float or double, int or float or double) when left is double || right is double => Real(binary, Real(left), Real(right)),
        (int or float or double, int or float or double) => Single(binary, Single(left), Single(right)),
        (bool a, bool b) => Flag(binary, a, b),
        (null or string, null or string) => Text(binary, (string?)left, (string?)right),
        (null, not null) or (not null, null) => Equality(binary, areEqual: false),
        _ => Misfit(binary),
    };

    private Evaluation Whole(BinaryExpression binary, int a, int b) => binary.Operator switch
    {
        "+" => Whole(binary, (long)a + b),
        "-" => Whole(binary, (long)a - b),
        "*" => Whole(binary, (long)a * b),
        "/" or "%" when b == 0 => Fail(binary, "divides by zero"),
        "/" => Whole(binary, (long)a / b),
        "%" => new((int)((long)a % b)),
        "<<" => new(a << b),
        ">>" => new(a >> b),
        "&" => new(a & b),
        "|" => new(a | b),
        "^" => new(a ^ b),
        "<" => new(a < b),
        "<=" => new(a <= b),
        ">" => new(a > b),
        ">=" => new(a >= b),
        _ => Equality(binary, a == b),
    };

    private Evaluation Whole(Expression expression, long value) =>
        value is >= int.MinValue and <= int.MaxValue ? new((int)value) : Fail(expression, "overflows int");

    /// <summary>Comparisons of float are those of double, which holds every float.</summary>
    private Evaluation Single(BinaryExpression binary, float a, float b) => binary.Operator switch
    {
        "+" => new(a + b),
        "-" => new(a - b),
        "*" => new(a * b),
        "/" => new(a / b),
        "%" => new(a % b),
        _ => Real(binary, a, b),
    };

    private Evaluation Real(BinaryExpression binary, double a, double b) => binary.Operator switch
    {
        "+" => new(a + b),
        "-" => new(a - b),
        "*" => new(a * b),
        "/" => new(a / b),
        "%" => new(a % b),
        "<" => new(a < b),
        "<=" => new(a <= b),
        ">" => new(a > b),
        ">=" => new(a >= b),
        _ => Equality(binary, a == b),
    };

    private Evaluation Flag(BinaryExpression binary, bool a, bool b) => binary.Operator switch
    {
        "&" => new(a & b),
        "|" => new(a | b),
        "^" => new(a ^ b),
        _ => Equality(binary, a == b),
    };

    private Evaluation Text(BinaryExpression binary, string? a, string? b) =>
        binary.Operator == "+" ? new(a + b) : Equality(binary, string.Equals(a, b, StringComparison.Ordinal));

    private Evaluation Equality(BinaryExpression binary, bool areEqual) => binary.Operator switch
    {
        "==" => new(areEqual),
        "!=" => new(!areEqual),
        _ => Misfit(binary),
    };

    private static double Real(object? number) => number switch
    {
        int value => value,
        float value => value,
        double value => value,
        _ => double.NaN,
    };

    private static float Single(object? number) => number is int value ? value : (float)Real(number);

    /// <summary>What the compiler would not let pass: a text that somebody wrote by hand.</summary>
    private Evaluation Misfit(Expression expression) => Fail(expression, "means nothing");

    /// <summary>As in <c>4 * width overflows int at width = 1073741824</c>.</summary>
    private Evaluation Fail(Expression expression, string trouble)
    {
        List<string> values = expression.Parameters.Where(arguments.ContainsKey).Select(name => $"{name} = {ExpressionText.Value(arguments[name])}").ToList();
        if (expression.ReadsInputChannels)
        {
            values.Add($"{Expression.InputChannels} = {LayerText.Number(inputChannels)}");
        }

        return new(null, $"{expression} {trouble}{(values.Count == 0 ? "" : $" at {string.Join(", ", values)}")}");
    }
}
