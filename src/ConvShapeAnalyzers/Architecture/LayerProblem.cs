using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>Something impossible that inference met. <paramref name="Layer"/> is its position; −1 is the network's input.</summary>
internal abstract record LayerProblem(int Layer);

/// <summary>The declared input channels are not those that arrive.</summary>
internal sealed record ChannelsDiffer(int Layer, int Declared, int Arriving) : LayerProblem(Layer);

/// <summary>No window fits the padded map, along one axis or both.</summary>
internal sealed record WindowTooLarge(int Layer, WindowAxis Rows, WindowAxis Columns, MapShape Input) : LayerProblem(Layer);

/// <summary>Groups that do not divide the input channels or the filters.</summary>
internal sealed record GroupsDoNotDivide(int Layer, int Groups, int Channels, int Filters) : LayerProblem(Layer);

/// <summary>The declared input features are not those that arrive.</summary>
internal sealed record FeaturesDiffer(int Layer, int Declared, int Arriving) : LayerProblem(Layer);

/// <summary>The declared features of a normalisation are not the channels that arrive.</summary>
internal sealed record NormalisedFeaturesDiffer(int Layer, int Declared, int Arriving) : LayerProblem(Layer);

/// <summary>
/// Maps that cannot be brought together: two of the sources, by position among them, that contradict each other.
/// </summary>
internal sealed record OperandsDiffer(int Layer, int First, int Second) : LayerProblem(Layer);

/// <summary>Output padding that is neither smaller than the stride nor than the dilation.</summary>
internal sealed record OutputPaddingTooLarge(int Layer, TransposedAxis Rows, TransposedAxis Columns) : LayerProblem(Layer);

/// <summary>A transposed convolution or crop whose padding cuts everything away.</summary>
internal sealed record NothingLeft(int Layer, TransposedAxis Rows, TransposedAxis Columns, MapShape Input) : LayerProblem(Layer);

/// <summary>A pool padded by more than half its kernel.</summary>
internal sealed record PoolPaddingTooLarge(int Layer, WindowAxis Rows, WindowAxis Columns) : LayerProblem(Layer);

/// <summary>A layer that needs rows and columns met a vector.</summary>
internal sealed record NotSpatial(int Layer, MapShape Input) : LayerProblem(Layer);

/// <summary>A layer that needs a vector met a map.</summary>
internal sealed record NotFlat(int Layer, MapShape Input) : LayerProblem(Layer);

/// <summary>More elements than an array can hold.</summary>
internal sealed record TooManyElements(int Layer, string What, long Elements) : LayerProblem(Layer)
{
    public const string Input = "one image";

    public const string FeatureMap = "its feature map";

    public const string PaddedMap = "its padded input";

    public const string Weights = "its weights";
}
