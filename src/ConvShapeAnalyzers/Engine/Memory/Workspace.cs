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

    /// <summary>What runs parts of the batch apart, each on one thread; kept for the next call.</summary>
    public ApartOperator Apart { get; } = new();

    /// <summary>Its memory.</summary>
    public RunMemory Memory => new(_memory.Start, _sizes);

    /// <summary>Begins a run.</summary>
    /// <param name="images">The most images that it works on at once.</param>
    /// <param name="threads">The most threads that it may have.</param>
    /// <param name="scratch">Floats of memory that each of them needs beside this.</param>
    public void Begin(int images, int threads, long scratch)
    {
        Batch = images;
        Team.Begin(Math.Min(threads, Team.MaxThreads), scratch);
    }

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
