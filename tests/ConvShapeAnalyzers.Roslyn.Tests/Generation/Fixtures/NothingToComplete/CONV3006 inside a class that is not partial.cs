using ConvShape;

namespace Demo;

/// <summary>Cannot be.</summary>
public partial class Outer
{
    /// <summary>Not partial.</summary>
    public class Middle
    {
        /// <summary>Partial.</summary>
        [InputShape(3, 8, 8)]
        [ReluLayer]
        public sealed partial class Net;
    }
}
