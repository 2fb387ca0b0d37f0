namespace ConvShape;

/// <summary>How one call of <c>Forward</c> runs.</summary>
public sealed class ForwardOptions
{
    /// <summary>
    /// The most threads that the call may take, the calling one among them; as many as there are processors by default. Calls share the
    /// workers of the process: one that finds none free runs on its own thread. The results have the same bits whatever the number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is smaller than 1.</exception>
    public int MaxThreads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxThreads));
            field = value;
        }
    } = int.MaxValue;

    /// <summary>
    /// Ends the call early, between two layers, with an <see cref="OperationCanceledException"/>. What the results held before is gone then;
    /// the model is as good as before.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }
}
