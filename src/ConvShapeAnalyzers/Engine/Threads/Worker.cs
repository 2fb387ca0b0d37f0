using System.Diagnostics;

namespace ConvShape.Engine;

/// <summary>
/// A thread that helps one call after the other. It spins for a while between two phases, since waking takes longer than most of them, and
/// then sleeps: a program whose models rest uses no processor. Where none needs it for long, the thread ends, and starts again for the next call.
/// </summary>
/// <param name="pool">Where it belongs.</param>
/// <param name="rest">For how long it sleeps before it ends.</param>
internal sealed unsafe class Worker(WorkerPool pool, TimeSpan rest)
{
    /// <summary>For how long it waits before it sleeps.</summary>
    private static readonly TimeSpan Spinning = TimeSpan.FromMicroseconds(200);

    private readonly SemaphoreSlim _wake = new(0);
    private AlignedFloats? _scratch;
    private Team? _team;
    private int _index;
    private int _isTaken;
    private int _sleeps;
    private bool _isStarted;

    /// <summary>Memory of its own, as much as it was prepared for.</summary>
    public float* Scratch => _scratch is null ? null : _scratch.Start;

    /// <summary>Takes the worker for one call, if no other has it.</summary>
    public bool TryTake()
    {
        bool isTaken = Volatile.Read(ref _isTaken) == 0 && Interlocked.CompareExchange(ref _isTaken, 1, 0) == 0;
        if (isTaken)
        {
            pool.Add(1);
        }

        return isTaken;
    }

    /// <summary>Gives it back.</summary>
    public void Free()
    {
        pool.Add(-1);
        Volatile.Write(ref _isTaken, 0);
    }

    /// <summary>Sees that the thread runs and has memory, so that nothing can fail once it has been asked to help. For the call that has taken it.</summary>
    /// <param name="length">Floats of memory that it needs.</param>
    /// <exception cref="OutOfMemoryException">There is no memory, or no further thread.</exception>
    public void Prepare(long length)
    {
        if (length > (_scratch?.Length ?? 0))
        {
            _scratch = new AlignedFloats(length);
        }

        if (!_isStarted)
        {
            // What the calling thread carries along is not this thread's to keep.
            new Thread(Run) { IsBackground = true, Name = "ConvShape" }.UnsafeStart();
            _isStarted = true;
        }
    }

    /// <summary>Has it help with a phase. Only the call that took it may ask, and not before the phase before is done.</summary>
    public void Post(Team team, int index)
    {
        _index = index;
        Volatile.Write(ref _team, team);
        if (Interlocked.Exchange(ref _sleeps, 0) == 1)
        {
            _wake.Release();
        }
    }

    /// <summary>Takes back what was posted, if it has not begun: whether it has not.</summary>
    public bool Withdraw() => Interlocked.Exchange(ref _team, null) is not null;

    private void Run()
    {
        while (Wait())
        {
            // Whoever posted it may have taken it back, and another call may have posted since: the index is read once nobody can change it.
            if (Interlocked.Exchange(ref _team, null) is { } team)
            {
                team.Help(_index);
            }
        }
    }

    /// <summary>Waits for something to do; false where there was nothing for so long that the thread should end.</summary>
    private bool Wait()
    {
        while (true)
        {
            for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Spinning;)
            {
                if (Volatile.Read(ref _team) is not null)
                {
                    return true;
                }

                Thread.SpinWait(4);
            }

            // Whoever posts after this sees it; what was posted before is seen here.
            Interlocked.Exchange(ref _sleeps, 1);
            if (Volatile.Read(ref _team) is not null && Interlocked.Exchange(ref _sleeps, 0) == 1)
            {
                return true;
            }

            while (!_wake.Wait(rest))
            {
                if (TryEnd())
                {
                    return false;
                }
            }
        }
    }

    /// <summary>Ends the thread, unless a call has it.</summary>
    private bool TryEnd()
    {
        if (!TryTake())
        {
            return false;
        }

        _isStarted = false;
        _sleeps = 0;
        _scratch = null;
        Free();
        return true;
    }
}
