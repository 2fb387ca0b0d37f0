namespace ConvShape.Engine;

/// <summary>The memory of one running call, the maps between its steps and scratch memory for the steps themselves; and its threads.</summary>
internal sealed unsafe class Workspace : IDisposable
{
    private readonly WorkspacePool _pool;
    private readonly AlignedFloats _memory;
    private readonly WorkspaceSizes _sizes;

    public Workspace(WorkspacePool pool, long length, WorkspaceSizes sizes)
    {
        _pool = pool;
        _memory = new AlignedFloats(length);
        _sizes = sizes;
    }

    /// <summary>Floats that it holds.</summary>
    public long Length => _memory.Length;

    /// <summary>Number of images of the run that has it; 0 while none does.</summary>
    public int Batch { get; private set; }

    /// <summary>The threads of the run.</summary>
    public Team Team { get; } = new(WorkerPool.Shared);

    /// <summary>Memory that the threads of a step share while it runs.</summary>
    public float* Shared => _memory.Start;

    /// <summary>Where the maps begin, behind the scratch memory.</summary>
    public float* Maps => _memory.Start + _sizes.Shared + _sizes.Own;

    /// <summary>Begins a run.</summary>
    /// <param name="images">The most images that it works on at once.</param>
    /// <param name="threads">The most threads that it may have.</param>
    public void Begin(int images, int threads)
    {
        Batch = images;
        Team.Begin(Math.Min(threads, Team.MaxThreads), _memory.Start + _sizes.Shared, _sizes.Own);
    }

    /// <summary>Goes on with at most so many images: the last part of a batch may be smaller.</summary>
    public void Limit(int images) => Batch = Math.Min(Batch, images);

    /// <summary>Gives the memory back to the model, for its next call. To be called once by each call that took it.</summary>
    public void Dispose()
    {
        if (Batch != 0)
        {
            Batch = 0;
            Team.End();
            _pool.Return(this);
        }
    }
}
