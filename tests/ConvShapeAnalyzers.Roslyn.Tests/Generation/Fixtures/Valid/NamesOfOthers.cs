using Input = global::ConvShape.InputShapeAttribute;
using Conv = global::ConvShape.ConvLayerAttribute;

/// <summary>A type with the name of a namespace.</summary>
public class Shapes;

namespace Demo
{
    /// <summary>A type with the name of a namespace.</summary>
    public class System;

    /// <summary>A type with the name of a namespace.</summary>
    public class ConvShape
    {
        /// <summary>A type with the name of one of ours.</summary>
        public class IConvModel;
    }

    /// <summary>A type with the name of one of ours.</summary>
    public class FeatureMap<T>;

    /// <summary>A type with the name of one of ours.</summary>
    public class Stage<TInput, TOutput>;

    /// <summary>A type with the name of one of ours.</summary>
    public interface IShape;

    /// <summary>A type with the name that a shape of the model has.</summary>
    public class Shape1x28x28;

    /// <summary>Among the names of others.</summary>
    [Input(1, 28, 28)]
    [Conv(3)]
    public sealed partial class Net
    {
        /// <summary>A type with the name that a shape of the model has.</summary>
        public class Shape1x26x26;

        /// <summary>A type with the name of a namespace.</summary>
        public class Shapes;
    }

    namespace Deeper.ConvShape.System
    {
        /// <summary>In namespaces with the names of ours.</summary>
        [Input(1, 28, 28)]
        [Conv(3)]
        public sealed partial class Net;
    }
}
