namespace ConvShape.Engine;

/// <summary>What a plan needs of memory, in floats.</summary>
/// <param name="Maps">The maps between the steps, for one image.</param>
/// <param name="Shared">What the threads of a step share at most.</param>
/// <param name="Own">What each thread needs for itself at most.</param>
/// <param name="Run">
/// What the maps of one run should not exceed: a larger batch runs in parts, so that no model holds on to the memory of the largest batch it ever
/// saw.
/// </param>
internal readonly record struct WorkspaceSizes(long Maps, long Shared, long Own, long Run = WorkspaceSizes.LargestRun)
{
    /// <summary>64 MiB.</summary>
    public const long LargestRun = 16 << 20;

    /// <summary>4 MiB, which caches hold from step to step.</summary>
    private const long CachedRun = 1 << 20;

    /// <summary>Whether a run is larger than caches, for the sake of linear layers.</summary>
    public bool HasLargeLinear => Run != CachedRun;

    /// <summary>What the maps of one run should be: what caches hold, or more where linear layers read their weights once for all images of a run.</summary>
    /// <param name="linearWeights">Weights of all linear layers.</param>
    public static long RunFor(long linearWeights) => Math.Clamp(linearWeights / 4, CachedRun, LargestRun);
}

/// <summary>The workspaces of one model, kept from call to call so that a warm call allocates nothing.</summary>
internal sealed class WorkspacePool
{
    /// <summary>Floats that a thread may need for a run of its own, 16 MiB: threads are many, and caches small.</summary>
    private const long LargestApart = 4 << 20;

    private readonly WorkspaceSizes _sizes;

    /// <summary>As many as can run at once; calls beyond that allocate, and give their memory to the collector.</summary>
    private readonly Workspace?[] _kept = new Workspace?[Environment.ProcessorCount * 2];

    /// <summary>A pool for a plan.</summary>
    public WorkspacePool(WorkspaceSizes sizes) =>
        _sizes = sizes with { Shared = AlignedFloats.Aligned(sizes.Shared), Own = AlignedFloats.Aligned(sizes.Own) };

    /// <summary>Takes a workspace for a call. It may hold fewer images than the batch has, but at least one.</summary>
    /// <param name="batch">Number of images.</param>
    /// <param name="threads">The most threads that the call may have.</param>
    /// <exception cref="InvalidOperationException">The maps of one image do not fit one block of memory.</exception>
    public Workspace Rent(int batch, int threads = 1)
    {
        int capacity = Capacity(batch);
        long length = RunLength(capacity);
        if (length > AlignedFloats.MaxLength)
        {
            throw new InvalidOperationException($"The maps between the layers take {length} floats for one image, more than one block of memory holds.");
        }

        Workspace? workspace = Take();
        if (workspace is null || workspace.Length < length)
        {
            workspace = new Workspace(this, length, _sizes);
        }

        workspace.Begin(capacity, threads, CanRunApart(batch) ? length : _sizes.Own);
        return workspace;
    }

    /// <summary>
    /// Whether threads can each run some images of a batch: where there is memory for that, and no large weights of linear layers, which should be
    /// read once for many images.
    /// </summary>
    public bool CanRunApart(int batch) => batch > 1 && !_sizes.HasLargeLinear && RunLength(Capacity(batch)) <= LargestApart;

    /// <summary>Memory of a run that begins at a place.</summary>
    public unsafe RunMemory MemoryAt(float* start) => new(start, _sizes);

    /// <summary>Images of one run.</summary>
    private int Capacity(int batch) => _sizes.Maps == 0 ? batch : (int)Math.Clamp(_sizes.Run / _sizes.Maps, 1, batch);

    /// <summary>Floats that a run of so many images needs.</summary>
    private long RunLength(int images) => _sizes.Maps * images + _sizes.Shared + _sizes.Own;

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
