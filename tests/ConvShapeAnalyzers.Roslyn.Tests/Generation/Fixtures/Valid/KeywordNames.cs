using ConvShape;

namespace @class.@namespace.partial
{
    /// <summary>Named as a keyword.</summary>
    [InputShape(1, 4, 4)]
    [ConvLayer(k: 2)]
    public sealed partial class @event;

    /// <summary>A container so named.</summary>
    /// <typeparam name="int">Of no use.</typeparam>
    public partial struct @struct<@int>
    {
        /// <summary>A model so named.</summary>
        /// <typeparam name="string">Of no use.</typeparam>
        [InputShape(1, 4, 4)]
        [ConvLayer(k: 2)]
        public sealed partial class @void<@string>;
    }
}

namespace Demo.ContextualKeywords
{
    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @record;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @required;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @scoped;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @file;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @partial;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @var;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @dynamic;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @nint;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @await;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @async;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @where;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @global;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @extension;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @allows;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @field;
}

namespace Demo.SmallLetters
{
    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class @lenet<@items>;

    [InputShape(1, 4, 4)]
    [ReluLayer]
    internal sealed partial class 入力Üneẗ;
}
