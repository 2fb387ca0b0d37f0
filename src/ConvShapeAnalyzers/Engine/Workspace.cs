using System.Runtime.CompilerServices;

namespace ConvShape.Engine;

/// <summary>The memory of one running call: the maps between its steps, and scratch memory for the steps themselves.</summary>
internal sealed unsafe class Workspace : IDisposable
{
    /// <summary>Maps begin on cache lines.</summary>
    private const int AlignmentBytes = 64;

    private readonly WorkspacePool _pool;
    private readonly float[] _memory;
    private readonly int _start;
    private readonly int _scratchLength;

    public Workspace(WorkspacePool pool, int length, int scratchLength)
    {
        _pool = pool;
        _scratchLength = scratchLength;
        Length = length;

        // Pinned, so that the alignment found here stays true, and pointers into it too.
        int slack = AlignmentBytes / sizeof(float);
        _memory = GC.AllocateUninitializedArray<float>(length + slack, pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref _memory[0]);
        _start = (int)((AlignmentBytes - address % AlignmentBytes) % AlignmentBytes / sizeof(float));
    }

    /// <summary>Floats that it holds.</summary>
    public int Length { get; }

    /// <summary>Number of images of the run that has it; 0 while none does.</summary>
    public int Batch { get; private set; }

    /// <summary>Memory that a step may use while it runs.</summary>
    public Span<float> Scratch => _memory.AsSpan(_start, _scratchLength);

    /// <summary>Where the maps begin, behind the scratch memory.</summary>
    public float* Maps => (float*)Unsafe.AsPointer(ref _memory[0]) + _start + _scratchLength;

    /// <summary>Goes on with at most so many images: the last part of a batch may be smaller.</summary>
    public void Begin(int images) => Batch = Batch == 0 ? images : Math.Min(Batch, images);

    /// <summary>Gives the memory back to the model, for its next call. To be called once by each call that took it.</summary>
    public void Dispose()
    {
        if (Batch != 0)
        {
            Batch = 0;
            _pool.Return(this);
        }
    }
}
