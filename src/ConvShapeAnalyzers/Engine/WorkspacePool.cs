namespace ConvShape.Engine;

/// <summary>The workspaces of one model, kept from call to call so that a warm call allocates nothing.</summary>
internal sealed class WorkspacePool
{
    private const int Alignment = 16;

    /// <summary>
    /// Floats that the maps of one run should not exceed: 64 MiB. A larger batch runs in parts, so that no model holds on to the
    /// memory of the largest batch it ever saw.
    /// </summary>
    private const long LargestRun = 16 << 20;

    private readonly long _mapLength;
    private readonly int _scratchLength;

    /// <summary>As many as can run at once; calls beyond that allocate, and give their memory to the collector.</summary>
    private readonly Workspace?[] _kept = new Workspace?[Environment.ProcessorCount * 2];

    /// <summary>A pool for a plan.</summary>
    /// <param name="mapLength">Floats that the maps between the steps take, for one image.</param>
    /// <param name="scratchLength">Floats of scratch memory that a step takes at most.</param>
    public WorkspacePool(long mapLength, int scratchLength)
    {
        _mapLength = mapLength;
        _scratchLength = (int)Aligned(scratchLength);
    }

    /// <summary>A length after which the next map begins on a cache line.</summary>
    public static long Aligned(long length) => (length + Alignment - 1) / Alignment * Alignment;

    /// <summary>Takes a workspace for a call. It may hold fewer images than the batch has, but at least one.</summary>
    /// <exception cref="InvalidOperationException">The maps of one image do not fit one block of memory.</exception>
    public Workspace Rent(int batch)
    {
        int capacity = _mapLength == 0 ? batch : (int)Math.Clamp(LargestRun / _mapLength, 1, batch);
        long length = _mapLength * capacity + _scratchLength;
        if (length > Array.MaxLength - Alignment)
        {
            throw new InvalidOperationException($"The maps between the layers take {length} floats for one image, more than one block of memory holds.");
        }

        Workspace? workspace = Take();
        if (workspace is null || workspace.Length < length)
        {
            workspace = new Workspace(this, (int)length, _scratchLength);
        }

        workspace.Begin(capacity);
        return workspace;
    }

    public void Return(Workspace workspace)
    {
        for (int i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] is null && Interlocked.CompareExchange(ref _kept[i], workspace, null) is null)
            {
                return;
            }
        }
    }

    private Workspace? Take()
    {
        for (int i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] is not null && Interlocked.Exchange(ref _kept[i], null) is { } workspace)
            {
                return workspace;
            }
        }

        return null;
    }
}
