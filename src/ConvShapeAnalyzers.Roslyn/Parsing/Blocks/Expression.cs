using ConvShape.Architecture;

namespace ConvShape.Roslyn.Parsing.Blocks;

/// <summary>
/// An argument of a layer on a block: a value that depends on what the use of the block gives. Values are int, bool, float, double,
/// string, int[], string[] and null; members of an enumeration are their numbers.
/// </summary>
internal abstract record Expression
{
    /// <summary>The name of <see cref="InputChannelsExpression"/>, in C# and in the text of blocks.</summary>
    public const string InputChannels = "InputChannels";

    /// <summary>The parameters of the block that the value depends on, each once, in the order of their first mention.</summary>
    public IReadOnlyList<string> Parameters => Leaves().OfType<ParameterExpression>().Select(leaf => leaf.Name).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Whether the value depends on the channels that reach the block.</summary>
    public bool ReadsInputChannels => Leaves().Any(leaf => leaf is InputChannelsExpression);

    /// <summary>The value, with C#'s semantics for constants, or what went wrong in words.</summary>
    /// <param name="arguments">The value of each parameter of the block.</param>
    /// <param name="inputChannels">The channels that reach the block.</param>
    public Evaluation Evaluate(IReadOnlyDictionary<string, object?> arguments, int inputChannels) =>
        new Evaluator(arguments, inputChannels).Evaluate(this);

    /// <summary>The C# that <see cref="ExpressionText.Parse"/> makes the same expression of.</summary>
    public sealed override string ToString() => ExpressionText.Write(this);

    /// <summary>The parts of an expression that is made of others.</summary>
    internal virtual IEnumerable<Expression> Parts => [];

    private IEnumerable<Expression> Leaves() => Parts.SelectMany(part => part.Leaves()).DefaultIfEmpty(this);
}

/// <summary>A value that is the same for every use.</summary>
internal sealed record ConstantExpression(object? Value) : Expression;

/// <summary>What the use gives for a parameter of the block's constructor.</summary>
internal sealed record ParameterExpression(string Name) : Expression;

/// <summary>The channels that reach the block.</summary>
internal sealed record InputChannelsExpression : Expression;

/// <summary>One of <c>+ - ! ~</c>, as C# writes it.</summary>
internal sealed record UnaryExpression(string Operator, Expression Operand) : Expression
{
    public static readonly string[] Operators = ["+", "-", "!", "~"];

    internal override IEnumerable<Expression> Parts => [Operand];
}

/// <summary>A cast to <c>int</c>, <c>float</c> or <c>double</c>, as C# writes it.</summary>
internal sealed record CastExpression(string Type, Expression Operand) : Expression
{
    public static readonly string[] Types = ["int", "float", "double"];

    internal override IEnumerable<Expression> Parts => [Operand];
}

/// <summary>An operator between two operands, as C# writes it.</summary>
internal sealed record BinaryExpression(string Operator, Expression Left, Expression Right) : Expression
{
    public static readonly string[] Operators =
        ["+", "-", "*", "/", "%", "<<", ">>", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "&&", "||"];

    internal override IEnumerable<Expression> Parts => [Left, Right];
}

/// <summary>One of two values. The other may be one that cannot be had: <c>Expand == 0 ? 0 : 64 / Expand</c>.</summary>
internal sealed record ConditionalExpression(Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression
{
    internal override IEnumerable<Expression> Parts => [Condition, WhenTrue, WhenFalse];
}

/// <summary>An array of int or of string.</summary>
internal sealed record ArrayExpression(bool IsText, EquatableArray<Expression> Elements) : Expression
{
    internal override IEnumerable<Expression> Parts => Elements;
}

/// <summary>A value, or why there is none.</summary>
internal readonly record struct Evaluation(object? Value, string? Error = null)
{
    public bool IsValue => Error is null;
}
