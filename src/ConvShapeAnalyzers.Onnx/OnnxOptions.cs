namespace ConvShape;

/// <summary>How a network is written as ONNX. The defaults suit every current engine.</summary>
public sealed record OnnxOptions
{
    /// <summary>The oldest operator set that there is a form for.</summary>
    internal const int OldestOpset = 17;

    /// <summary>The newest operator set in which the operators that are written mean the same.</summary>
    internal const int NewestOpset = 22;

    /// <summary>
    /// The version of ONNX's operators that the file asks for, 17 to 22. No layer needs a newer one than 17: the graph is the same for all.
    /// </summary>
    public int Opset { get; init; } = OldestOpset;

    /// <summary>Name of the network's input.</summary>
    public string InputName { get; init; } = "input";

    /// <summary>
    /// Name of what the last layer gives out. Results of the network beside it, and a last layer that is an <c>[OutputLayer]</c>, have the
    /// names of their layers.
    /// </summary>
    public string OutputName { get; init; } = "output";

    /// <summary>Name of the batch dimension, whose size is left open: N×C×H×W.</summary>
    public string BatchName { get; init; } = "N";

    /// <summary>Throws where a value is none that can be written.</summary>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Opset, OldestOpset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Opset, NewestOpset);
        ArgumentException.ThrowIfNullOrEmpty(InputName);
        ArgumentException.ThrowIfNullOrEmpty(OutputName);
        ArgumentException.ThrowIfNullOrEmpty(BatchName);
    }
}
