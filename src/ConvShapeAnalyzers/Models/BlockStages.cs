using System.ComponentModel;
using System.Runtime.CompilerServices;
using ConvShape.Architecture;
using ConvShape.Weights;

namespace ConvShape;

/// <summary>A block of a model's layers that reads one map. Its layers and inner blocks are properties of the generated class.</summary>
/// <typeparam name="TInput">Shape of the map it reads.</typeparam>
/// <typeparam name="TOutput">Shape of the map it writes.</typeparam>
public abstract class BlockStage<TInput, TOutput> : MapStage<TInput, TOutput>
    where TInput : IShape
    where TOutput : IShape
{
    /// <summary>Made by generated code.</summary>
    /// <param name="name">Name of the block.</param>
    /// <param name="layers">All layers of the model.</param>
    /// <param name="first">Position of the first that belongs to the block.</param>
    /// <param name="end">Position behind the last.</param>
    /// <param name="input">Position of the map that the block reads; −1 for the network's input.</param>
    /// <param name="weights">The model's tensors.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected BlockStage(string name, IReadOnlyList<LayerInfo> layers, int first, int end, int input, StateDict weights)
        : base(name, BlockLayers.Of(layers, first, end), first, [input], weights)
    {
    }
}

/// <summary>A block of a model's layers that reads several maps. Its layers and inner blocks are properties of the generated class.</summary>
/// <typeparam name="TInputs">A tuple of the maps it reads, in the order in which the block reads them first.</typeparam>
/// <typeparam name="TOutput">Shape of the map it writes.</typeparam>
public abstract class MergeBlockStage<TInputs, TOutput> : TupleStage<TInputs, TOutput>
    where TInputs : struct, ITuple
    where TOutput : IShape
{
    /// <summary>Made by generated code.</summary>
    /// <param name="name">Name of the block.</param>
    /// <param name="layers">All layers of the model.</param>
    /// <param name="first">Position of the first that belongs to the block.</param>
    /// <param name="end">Position behind the last.</param>
    /// <param name="inputs">Positions of the maps that the block reads; −1 for the network's input.</param>
    /// <param name="weights">The model's tensors.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected MergeBlockStage(string name, IReadOnlyList<LayerInfo> layers, int first, int end, int[] inputs, StateDict weights)
        : base(name, BlockLayers.Of(layers, first, end), first, inputs, weights)
    {
    }
}

/// <summary>The layers of one block.</summary>
internal static class BlockLayers
{
    public static IReadOnlyList<LayerInfo> Of(IReadOnlyList<LayerInfo> layers, int first, int end)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return new EquatableArray<LayerInfo>([.. layers.Skip(first).Take(end - first)]);
    }
}
