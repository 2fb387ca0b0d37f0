using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
[InputShape(3, 8, 8)]
[ReluLayer(Name = "a\"b{0}<c>&\\\r\n  d\u2028\u0007\ud800")]
[ReluLayer(Name = "")]
[ReluLayer(Name = "relu")]
[ReluLayer(Name = "relu")]
[ReluLayer(Name = "Relu")]
[ReluLayer(Name = "net")]
[ReluLayer(Name = "forward")]
[ReluLayer(Name = "mine")]
[ReluLayer(Name = "to_string")]
[ReluLayer(Name = "layer2")]
public sealed partial class Net
{
    /// <summary>The user's own.</summary>
    public int Mine { get; set; }
}
