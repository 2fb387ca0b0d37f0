using System.ComponentModel;

namespace ConvShape;

/// <summary>
/// A block: layers that are used together, under a name of their own. It is an attribute class that carries layers as a model does and
/// stands among the layers of a model, or of another block, as one of them. A constant named like a parameter of the constructor, the case
/// of its first letter aside, has the value that the use gives; constants made from it follow.
/// </summary>
/// <example>
/// <code>
/// [ConvLayer(k: 1, filters: Width)] [ReluLayer]
/// [ConvLayer(k: 3, s: Stride, p: 1, filters: 4 * Width)]
/// public sealed partial class Narrow(int width, [FirstOnly] int stride = 1) : BlockAttribute
/// {
///     const int Width = Argument, Stride = Argument;
/// }
///
/// [InputShape(64, 56, 56)]
/// [Narrow(64, stride: 2, Repeat = 3)]
/// public sealed partial class Net;
/// </code>
/// </example>
public abstract class BlockAttribute : LayerAttribute
{
    /// <summary>
    /// Stands for what the use gives, in the constant of a parameter: <c>const int Width = Argument;</c>. A constant that is no number is
    /// written <c>= default</c>, or <c>= ""</c> where an interpolated string is to hold it, since the compiler takes no null there. The
    /// number itself is never used; it is 1 so that <c>64 / Width</c> compiles.
    /// </summary>
    protected const int Argument = 1;

    /// <summary>Stands for the channels that reach the block where it is used. The number itself is never used.</summary>
    protected const int InputChannels = 1;

    /// <summary>A block.</summary>
    protected BlockAttribute()
    {
    }

    /// <summary>How often the block follows itself, at least once. 1 unless set.</summary>
    public int Repeat { get; set; } = 1;
}

/// <summary>
/// On a parameter of a block: what the use gives is for the first repetition; the others have the parameter's default, or 1 where it has
/// none. So <c>stride: 2, Repeat = 3</c> halves a map once.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class FirstOnlyAttribute : Attribute;

/// <summary>The layers of a block as text, from which other assemblies read it. The generator writes it.</summary>
/// <param name="text">An attribute list for each layer, its expressions over the parameters of the block's constructor.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BlockDefinitionAttribute(string text) : Attribute
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;
}
