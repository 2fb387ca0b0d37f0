using ConvShape.Architecture;

namespace ConvShape.Roslyn.Parsing.Blocks;

/// <summary>A block as declared: values only. What it becomes depends on its use.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Parameters">The parameters of its constructor.</param>
/// <param name="Items">The layers and blocks on it, in source order.</param>
/// <param name="Troubles">What is wrong with the declaration itself.</param>
internal sealed record BlockTemplate(
    string Name, EquatableArray<BlockParameter> Parameters, EquatableArray<BlockItem> Items, BlockTroubles Troubles = BlockTroubles.None)
{
    /// <summary>The value of each parameter in one repetition.</summary>
    /// <param name="written">The arguments of the use, by name; others than parameters are left aside.</param>
    /// <param name="repetition">The first is 0.</param>
    public Dictionary<string, object?> Bind(IReadOnlyDictionary<string, object?> written, int repetition = 0) => Parameters.ToDictionary(
        parameter => parameter.Name,
        parameter => (parameter.IsFirstOnly && repetition > 0) || !written.TryGetValue(parameter.Name, out object? value) ? parameter.Otherwise : value,
        StringComparer.Ordinal);
}

/// <summary>What is wrong with the declaration of a block.</summary>
[Flags]
internal enum BlockTroubles
{
    None = 0,

    /// <summary>Layers stand on more than one declaration of the class: they have no order among them. The template has those of the first.</summary>
    LayersElsewhere = 1,

    /// <summary>The class has more than one constructor. The template has the parameters of the first.</summary>
    SeveralConstructors = 2,
}

/// <summary>A parameter of a block's constructor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="IsFirstOnly">Whether what the use gives is for the first repetition.</param>
/// <param name="Default">Its default; null where it has none.</param>
internal sealed record BlockParameter(string Name, BlockParameterKind Kind, bool IsFirstOnly, object? Default)
{
    /// <summary>The value where the use gives none, or not for this repetition.</summary>
    public object? Otherwise => Default ?? Kind switch
    {
        BlockParameterKind.Int => 1,
        BlockParameterKind.Float => 1f,
        BlockParameterKind.Double => 1d,
        BlockParameterKind.Bool => false,
        BlockParameterKind.Enum => 0,
        _ => null,
    };
}

/// <summary>The types that a block's parameters can have.</summary>
internal enum BlockParameterKind
{
    /// <summary>None that an expression can be made of.</summary>
    Other,
    Int,
    Float,
    Double,
    Bool,
    String,

    /// <summary>Its values are numbers.</summary>
    Enum,
    IntArray,
    StringArray,
}

/// <summary>A layer, or another block, on a block.</summary>
/// <param name="Attribute">Metadata name of its class, as in <c>ConvShape.ConvLayerAttribute</c>; "" where the compiler knows none.</param>
/// <param name="Arguments">Its arguments, in source order.</param>
/// <param name="IsReadable">False where the compiler cannot make sense of the attribute, and says so itself.</param>
/// <param name="Unread">An argument that compiles, but depends on the use in a way that cannot be followed; "" for none.</param>
internal sealed record BlockItem(string Attribute, EquatableArray<BlockArgument> Arguments, bool IsReadable = true, string Unread = "")
{
    /// <summary>The property that says whether a layer is there at all.</summary>
    public const string When = "When";

    /// <summary>
    /// The arguments in one use, as far as they can be had. Where <see cref="When"/> is false, nothing else is evaluated: the layer is not
    /// there, and its arguments need not make sense. Its name comes next, so that a failure can tell it.
    /// </summary>
    /// <param name="arguments">The value of each parameter of the block.</param>
    /// <param name="inputChannels">The channels that reach the block.</param>
    public BlockItemValues Evaluate(IReadOnlyDictionary<string, object?> arguments, int inputChannels)
    {
        Dictionary<string, object?> values = new(StringComparer.Ordinal);
        foreach (BlockArgument argument in Arguments.OrderBy(argument => argument.Name switch { When => 0, "Name" => 1, _ => 2 }))
        {
            Evaluation evaluation = argument.Value.Evaluate(arguments, inputChannels);
            if (!evaluation.IsValue)
            {
                return new(values, new BlockFailure(argument.Name, evaluation.Error!, argument.Value.Parameters));
            }

            values[argument.Name] = evaluation.Value;
            if (argument.Name == When && evaluation.Value is false)
            {
                break;
            }
        }

        return new(values, Failure: null);
    }
}

/// <summary>An argument of a layer on a block, under the name of its parameter or property.</summary>
internal sealed record BlockArgument(string Name, Expression Value);

/// <summary>The arguments of a layer on a block in one use, up to the first that has no value.</summary>
internal sealed record BlockItemValues(IReadOnlyDictionary<string, object?> Values, BlockFailure? Failure)
{
    /// <summary>Whether the layer is there at all.</summary>
    public bool IsThere => !(Values.TryGetValue(BlockItem.When, out object? value) && value is false);
}

/// <summary>An argument without a value.</summary>
/// <param name="Argument">The argument of the layer.</param>
/// <param name="Error">What went wrong, in words: <c>4 * width overflows int at width = 1073741824</c>.</param>
/// <param name="Parameters">The parameters of the block that it depends on.</param>
internal sealed record BlockFailure(string Argument, string Error, IReadOnlyList<string> Parameters);
