namespace ConvShape;

/// <summary>How the names of the tensors in a weights file are matched to the names that a model declares.</summary>
/// <remarks>
/// Each tensor of the file goes one way: a name that does not begin with <see cref="Prefix"/> is no tensor of the model;
/// from the others the prefix is taken off, and <see cref="Rename"/> turns what is left into the model's name.
/// Tensors whose name ends in <c>num_batches_tracked</c>, PyTorch's training counters, are passed over first.
/// </remarks>
public sealed class LoadOptions
{
    /// <summary>What the file puts before every name that the model declares, such as <c>"module."</c>. Empty by default.</summary>
    /// <exception cref="ArgumentNullException">The prefix is null.</exception>
    public string Prefix
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Prefix));
            field = value;
        }
    } = "";

    /// <summary>Turns a name in the file, without <see cref="Prefix"/>, into the model's name. Null leaves names as they are.</summary>
    /// <remarks>
    /// Called once for each tensor of the file that has the prefix. A result that the model does not declare makes the tensor an extra one.
    /// Two tensors that come to one declared name are a <see cref="WeightsException"/>, and so is a rename that throws or returns null.
    /// Only an <see cref="OperationCanceledException"/> comes through as it is thrown.
    /// </remarks>
    public Func<string, string>? Rename { get; init; }

    /// <summary>Whether the file may hold tensors that the model does not declare. If not, each is an error.</summary>
    public bool AllowExtra { get; init; }

    /// <summary>
    /// Whether convolutions may run by algorithms that take fewer products and round otherwise. The default is <see cref="Precision.Fast"/>.
    /// </summary>
    public Precision Precision { get; init; }
}
