namespace ConvShape;

/// <summary>
/// What a model may cost, and how much of the image its result must see: the build fails where it does not keep to that (CONV5001–5004).
/// A limit of 0, or one that is not written, is none. Nothing changes at run time: a model over its budget has all its members.
/// </summary>
/// <example>
/// <code>
/// [InputShape(channels: 1, height: 28, width: 28)]
/// [Budget(Parameters = 62_000, Macs = 500_000, PeakBytes = 64 * 1024, MinReceptiveField = 28)]
/// [ConvLayer(k: 5, filters: 6), ReluLayer]
/// [FlattenLayer, LinearLayer(10)]
/// public sealed partial class Net;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most learned values of all layers together. Running statistics are not learned, and not counted.</summary>
    public long Parameters { get; set; }

    /// <summary>The most multiply–accumulates for one image: products with weights, of convolutions and linear layers.</summary>
    public long Macs { get; set; }

    /// <summary>
    /// The most bytes that the float32 maps of one image take: the input, every result, and what lies between the layers at once. Weights, what a
    /// single layer uses as scratch memory, and what the engine adds to maps to read them faster are not counted.
    /// </summary>
    public long PeakBytes { get; set; }

    /// <summary>The fewest input rows, and input columns, that one element of the main result depends on, padding counted.</summary>
    public long MinReceptiveField { get; set; }
}
