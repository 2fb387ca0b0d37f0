using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Parsing.Blocks;

/// <summary>A block, and what the compiler knows of its items.</summary>
/// <param name="Template">The block.</param>
/// <param name="Places">Where its items stand: one place for each, or none at all for a block of another assembly.</param>
/// <param name="Types">The class of each item; null where there is none, or where it is no layer.</param>
internal sealed record ReadBlock(BlockTemplate Template, IReadOnlyList<LayerPlace> Places, IReadOnlyList<INamedTypeSymbol?> Types)
{
    private static readonly Dictionary<string, object?> NoArguments = [];

    /// <summary>The arguments of each item where they are the same in every use: most are, and a block may be used a thousand times.</summary>
    private readonly BlockItemValues?[] _fixed = Template.Items
        .Select(item => item.Arguments.All(argument => argument.Value.Parameters.Count == 0 && !argument.Value.ReadsInputChannels) ? item.Evaluate(NoArguments, 0) : null)
        .ToArray();

    private readonly (string Argument, string Parameter)[][] _mentions = Template.Items
        .Select(item => item.Arguments.SelectMany(argument => argument.Value.Parameters.Select(parameter => (argument.Name, parameter))).ToArray())
        .ToArray();

    /// <summary>The arguments of an item in one use, as <see cref="BlockItem.Evaluate"/> gives them.</summary>
    public BlockItemValues Evaluate(int item, IReadOnlyDictionary<string, object?> arguments, int inputChannels) =>
        _fixed[item] ?? Template.Items[item].Evaluate(arguments, inputChannels);

    /// <summary>Which arguments of an item mention which parameters of the block, in source order.</summary>
    public IReadOnlyList<(string Argument, string Parameter)> Mentions(int item) => _mentions[item];
}
