using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing.Blocks;
using FsCheck;
using FsCheck.Fluent;

namespace ConvShape.Roslyn.Tests.Blocks;

/// <summary>Expressions for properties.</summary>
internal static class RandomExpressions
{
    /// <summary>Parameters of expressions that compile, with their types in C#.</summary>
    public static readonly (string Name, string Type)[] Parameters =
        [("a", "int"), ("b", "int"), ("f", "float"), ("g", "float"), ("x", "double"), ("y", "double"), ("flag", "bool"), ("text", "string")];

    private static readonly string[] Names =
        ["a", "b", "flag", "class", "InputChannels", "inputChannels", "nameof", "await", "from", "field", "größe", "_", "var", "where", "default", "int", "new"];

    private static readonly Gen<int> Ints = Gen.OneOf(
        Gen.Choose(-3, 5), Gen.Choose(1, 2048), Gen.Elements(int.MinValue, int.MaxValue, int.MinValue + 1, 65536, 46341, 1 << 30, 31, 32, 33));

    private static readonly Gen<double> Doubles = Gen.OneOf(
        Gen.Elements(0d, -0d, 0.1, 1.5, -2.5, 2147483647.5, 2147483648, -2147483648.5, -2147483649, 1e300, 1 / 3d),
        Gen.Choose(-1000, 1000).Select(n => n / 8d),
        Gen.Choose(int.MinValue, int.MaxValue).Select(n => n / 3d));

    private static readonly Gen<float> Floats = Doubles.Select(value => (float)value).Where(float.IsFinite);

    private static readonly Gen<string> Texts = Gen.Elements("", "conv", "a\"b\\\n\t\0", "{i}", "größe \u2028 \ud83d\ude00");

    /// <summary>A value for each of <see cref="Parameters"/>.</summary>
    public static Gen<Dictionary<string, object?>> Arguments { get; } =
        from values in Gen.CollectToList(Parameters, parameter => Value(parameter.Type))
        select Parameters.Zip(values).ToDictionary(pair => pair.First.Name, pair => (object?)pair.Second, StringComparer.Ordinal);

    /// <summary>Expressions that the compiler accepts, but for their values, and the types that they have.</summary>
    public static Gen<(string Type, Expression Expression)> Typed { get; } =
        from type in Gen.Elements("int", "int", "int", "float", "double", "bool", "string")
        from depth in Gen.Choose(0, 4)
        from expression in OfType(type, depth)
        select (type, expression);

    /// <summary>Expressions of any form, which need not mean anything.</summary>
    public static Gen<Expression> Any { get; } = Gen.OneOf(
        Gen.Choose(0, 5).SelectMany(AnyScalar),
        from isText in Gen.Elements(false, true)
        from elements in Gen.Choose(0, 3).SelectMany(AnyScalar).ListOf().Resize(4)
        select (Expression)new ArrayExpression(isText, elements.ToEquatableArray()));

    private static Gen<Expression> AnyScalar(int depth)
    {
        Gen<object?> constants = Gen.OneOf(
            Ints.Select(value => (object?)value),
            Doubles.Select(value => (object?)value),
            Floats.Select(value => (object?)value),
            Gen.Elements<object?>(
                null, true, false, double.NaN, double.PositiveInfinity, double.NegativeInfinity, float.NaN, float.PositiveInfinity, float.NegativeInfinity,
                -0f, float.Epsilon, float.MaxValue, double.Epsilon, double.MaxValue, "\ud800", "\udc00x", "*/ // \"\"\"", "\r\n\u0085\u2029"),
            ArbMap.Default.ArbFor<NonNull<string>>().Generator.Select(value => (object?)value.Get));
        Gen<Expression> leaf = Gen.OneOf(
            constants.Select(value => (Expression)new ConstantExpression(value)),
            Gen.Elements(Names).Select(name => (Expression)new ParameterExpression(name)),
            Gen.Constant<Expression>(new InputChannelsExpression()));
        if (depth == 0)
        {
            return leaf;
        }

        Gen<Expression> part = Gen.Choose(0, depth - 1).SelectMany(AnyScalar);
        return Gen.OneOf(
            leaf,
            from sign in Gen.Elements(UnaryExpression.Operators) from operand in part select (Expression)new UnaryExpression(sign, operand),
            from type in Gen.Elements(CastExpression.Types) from operand in part select (Expression)new CastExpression(type, operand),
            Binary(BinaryExpression.Operators, part, part),
            Conditional(part, part));
    }

    private static Gen<object> Value(string type) => type switch
    {
        "int" => Ints.Select(value => (object)value),
        "float" => Floats.Select(value => (object)value),
        "double" => Doubles.Select(value => (object)value),
        "bool" => Gen.Elements<object>(false, true),
        _ => Texts.Select(value => (object)value),
    };

    private static Gen<Expression> OfType(string type, int depth)
    {
        Gen<Expression> leaf = Gen.OneOf(
            Value(type).Select(value => (Expression)new ConstantExpression(value)),
            Gen.Elements(Parameters.Where(parameter => parameter.Type == type).ToArray()).Select(parameter => (Expression)new ParameterExpression(parameter.Name)));
        if (depth == 0)
        {
            return type == "int" ? Gen.OneOf(leaf, Gen.Constant<Expression>(new InputChannelsExpression())) : leaf;
        }

        Gen<Expression> Part(params string[] types) => from chosen in Gen.Elements(types) from part in OfType(chosen, depth - 1) select part;
        Gen<Expression> choice = Conditional(Part("bool"), Part(type));
        string[] narrower = type == "double" ? ["int", "float", "double"] : ["int", "float"];
        string[] comparisons = ["==", "!=", "<", "<=", ">", ">="];
        return type switch
        {
            "int" => Gen.Frequency(
                (1, leaf), (1, choice), (1, Unary(["+", "-", "~"], Part("int"))), (2, Cast("int", Part("int", "float", "double"))),
                (5, Binary(["+", "-", "*", "/", "%", "<<", ">>", "&", "|", "^"], Part("int"), Part("int")))),
            "float" or "double" => Gen.OneOf(
                leaf, choice, Unary(["+", "-"], Part(type)), Cast(type, Part("int", "float", "double")),
                Binary(["+", "-", "*", "/", "%"], Part(type), Part(narrower)), Binary(["+", "-", "*", "/", "%"], Part(narrower), Part(type))),
            "bool" => Gen.OneOf(
                leaf, choice, Unary(["!"], Part("bool")), Binary(["&", "|", "^", "==", "!=", "&&", "||"], Part("bool"), Part("bool")),
                Binary(comparisons, Part("int", "float", "double"), Part("int", "float", "double")), Binary(["==", "!="], Part("string"), Part("string"))),
            _ => Gen.OneOf(leaf, choice, Binary(["+"], Part("string"), Part("string"))),
        };
    }

    private static Gen<Expression> Unary(string[] signs, Gen<Expression> part) =>
        from sign in Gen.Elements(signs) from operand in part select (Expression)new UnaryExpression(sign, operand);

    private static Gen<Expression> Cast(string type, Gen<Expression> part) => part.Select(operand => (Expression)new CastExpression(type, operand));

    private static Gen<Expression> Binary(string[] signs, Gen<Expression> lefts, Gen<Expression> rights) =>
        from sign in Gen.Elements(signs) from left in lefts from right in rights select (Expression)new BinaryExpression(sign, left, right);

    private static Gen<Expression> Conditional(Gen<Expression> conditions, Gen<Expression> parts) =>
        from condition in conditions
        from whenTrue in parts
        from whenFalse in parts
        select (Expression)new ConditionalExpression(condition, whenTrue, whenFalse);
}
