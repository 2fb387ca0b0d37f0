using System.Runtime.InteropServices;

namespace ConvShape.Engine;

/// <summary>
/// The threads that work on one call: the calling one, and as many workers as it may have and are free, which it keeps until it ends, so
/// that from step to step none need be woken. Each begins with a part of the items of its own, so that from step to step it finds in its caches what
/// it wrote, and then takes what the others have left; who takes which makes no difference to the results.
/// </summary>
internal sealed unsafe class Team(WorkerPool pool)
{
    private readonly Worker?[] _workers = new Worker?[pool.Count];
    private readonly Part[] _parts = new Part[pool.Count + 1];
    private Counters _counters;
    private int _count;
    private int _wanted;
    private bool _hasAsked;

    private LayerOperator? _operator;
    private OperatorCall* _call;
    private float* _own;
    private nint _ownLength;
    private int _phase;
    private int _items;
    private int _threads;

    /// <summary>Most threads that a call can have.</summary>
    public int MaxThreads => _workers.Length + 1;

    /// <summary>Begins a call.</summary>
    /// <param name="threads">The most threads that it may have, at most <see cref="MaxThreads"/>.</param>
    /// <param name="own">Memory of the threads, one behind the other.</param>
    /// <param name="ownLength">Floats of each.</param>
    public void Begin(int threads, float* own, nint ownLength)
    {
        _wanted = threads - 1;
        _own = own;
        _ownLength = ownLength;
    }

    /// <summary>Runs one step of the call, on more than this thread where that is worth it.</summary>
    public void Run(LayerOperator step, OperatorCall* call)
    {
        if (_wanted == 0 || step.Work * call->Batch < WorkerPool.WorthThreads || !HasWorkers())
        {
            step.RunAll(call, _own);
            return;
        }

        _operator = step;
        _call = call;
        int phases = step.Phases(call->Batch);
        for (_phase = 0; _phase < phases; _phase++)
        {
            RunPhase();
        }
    }

    /// <summary>Ends the call: its workers are free for others.</summary>
    public void End()
    {
        for (int i = 0; i < _count; i++)
        {
            _workers[i]!.Free();
            _workers[i] = null;
        }

        _count = 0;
        _hasAsked = false;
        _operator = null;
    }

    /// <summary>What a worker does for the current phase.</summary>
    internal void Help(int worker)
    {
        Work(worker + 1);
        Interlocked.Decrement(ref _counters.Busy);
    }

    private bool HasWorkers()
    {
        if (!_hasAsked)
        {
            _hasAsked = true;
            _count = pool.Take(_workers.AsSpan(0, _wanted));
        }

        return _count > 0;
    }

    private void RunPhase()
    {
        _items = _operator!.Items(_phase, _call->Batch);
        int helpers = Math.Clamp(_items - 1, 0, _count);
        _threads = helpers + 1;
        for (int i = 0; i < _threads; i++)
        {
            _parts[i].Next = (int)((long)_items * i / _threads);
            _parts[i].End = (int)((long)_items * (i + 1) / _threads);
        }

        _counters.Busy = helpers;
        for (int i = 0; i < helpers; i++)
        {
            _workers[i]!.Post(this, i);
        }

        Work(0);

        // Nothing is left for those that have not begun, as where other programs have their processor.
        for (int i = 0; i < helpers; i++)
        {
            if (_workers[i]!.Withdraw())
            {
                Interlocked.Decrement(ref _counters.Busy);
            }
        }

        SpinWait wait = default;
        while (Volatile.Read(ref _counters.Busy) != 0)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void Work(int thread)
    {
        float* own = _own + thread * _ownLength;
        for (int i = 0; i < _threads; i++)
        {
            ref Part part = ref _parts[(thread + i) % _threads];
            int item;
            while ((item = Interlocked.Increment(ref part.Next) - 1) < part.End)
            {
                _operator!.Run(_call, _phase, item, own);
            }
        }
    }

    /// <summary>The items that one thread begins with, away from those of the others.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Part
    {
        [FieldOffset(0)]
        public int Next;

        [FieldOffset(4)]
        public int End;
    }

    /// <summary>What all threads write, away from what they only read.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Counters
    {
        [FieldOffset(128)]
        public int Busy;
    }
}
