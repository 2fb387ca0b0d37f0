using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using ConvShape.Arithmetic;

namespace ConvShape.Engine;

/// <summary>
/// The threads that work on one call: the calling one, and as many workers as it may have and are free, which it keeps until it ends or others
/// call, so that from step to step none need be woken. Each begins with a part of the items of its own, so that from step to step it finds in its caches what
/// it wrote, and then takes what the others have left; who takes which makes no difference to the results.
/// </summary>
internal sealed unsafe class Team(WorkerPool pool)
{
    /// <summary>Turns of a wait after which it sleeps now and then, so that a worker of lower priority gets on.</summary>
    private const int LongWait = 10_000;

    private readonly Worker?[] _workers = new Worker?[pool.Count];
    private readonly Part[] _parts = new Part[pool.Count + 1];
    private Counters _counters;
    private int _count;
    private int _wanted;
    private bool _hasAsked;

    private ExceptionDispatchInfo? _failure;
    private LayerOperator? _operator;
    private OperatorCall* _call;
    private float* _own;
    private long _scratch;
    private int _phase;
    private int _items;
    private int _threads;

    /// <summary>Most threads that a call can have.</summary>
    public int MaxThreads => _workers.Length + 1;

    /// <summary>Begins a call.</summary>
    /// <param name="threads">The most threads that it may have, at most <see cref="MaxThreads"/>.</param>
    /// <param name="scratch">Floats of memory that each worker needs of its own.</param>
    public void Begin(int threads, long scratch)
    {
        pool.Add(1);
        _wanted = threads - 1;
        _scratch = scratch;
    }

    /// <summary>How many threads the call has now, workers asked for where it has not yet.</summary>
    public int Gather() => Workers() + 1;

    /// <summary>Runs one step of the call, on more than this thread where that is worth it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="call">What it works on.</param>
    /// <param name="own">Memory of the calling thread's own.</param>
    public void Run(LayerOperator step, OperatorCall* call, float* own)
    {
        long worth = _wanted == 0 ? 0 : Saturating.Multiply(step.Work, call->Batch) / WorkerPool.WorthThread;
        int helpers = worth == 0 ? 0 : (int)Math.Min(Workers(), worth);
        if (helpers == 0)
        {
            step.RunAll(call, own);
            return;
        }

        _operator = step;
        _call = call;
        _own = own;
        int phases = step.Phases(call->Batch);
        for (_phase = 0; _phase < phases; _phase++)
        {
            RunPhase(helpers);
        }
    }

    /// <summary>Ends the call: its workers are free for others.</summary>
    public void End()
    {
        while (_count > 0)
        {
            FreeOne();
        }

        _hasAsked = false;
        _operator = null;
        _failure = null;
        pool.Add(-1);
    }

    /// <summary>What a worker does for the current phase.</summary>
    internal void Help(int worker)
    {
        try
        {
            Work(worker + 1, _workers[worker]!.Scratch);
        }
        catch (Exception exception)
        {
            // As where there is no memory to compile a kernel.
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            Interlocked.Decrement(ref _counters.Busy);
        }
    }

    /// <summary>Asks for workers at the first step that is worth them; gives them back where others call meanwhile.</summary>
    private int Workers()
    {
        if (!_hasAsked)
        {
            _hasAsked = true;
            _count = pool.Take(_workers.AsSpan(0, _wanted), _scratch);
        }

        while (_count > 0 && pool.IsCrowded)
        {
            FreeOne();
        }

        return _count;
    }

    private void FreeOne()
    {
        _workers[--_count]!.Free();
        _workers[_count] = null;
    }

    private void RunPhase(int helpers)
    {
        _items = _operator!.Items(_phase, _call->Batch);
        helpers = Math.Clamp(_items - 1, 0, helpers);
        _threads = helpers + 1;
        for (int i = 0; i < _threads; i++)
        {
            _parts[i].Next = (int)((long)_items * i / _threads);
            _parts[i].End = (int)((long)_items * (i + 1) / _threads);
        }

        _counters.Busy = helpers;
        int posted = 0;
        try
        {
            for (; posted < helpers; posted++)
            {
                _workers[posted]!.Post(this, posted);
            }

            Work(0, _own);
        }
        finally
        {
            // Whatever happened: as long as a worker runs, it writes to the memory of this call.
            End(posted, helpers);
        }

        ExceptionDispatchInfo? failure = Interlocked.Exchange(ref _failure, null);
        failure?.Throw();
    }

    /// <summary>Ends a phase: takes back what has not begun, and waits for what has.</summary>
    private void End(int posted, int helpers)
    {
        Interlocked.Add(ref _counters.Busy, posted - helpers);

        // Nothing is left for those that have not begun, as where other programs have their processor.
        for (int i = 0; i < posted; i++)
        {
            if (_workers[i]!.Withdraw())
            {
                Interlocked.Decrement(ref _counters.Busy);
            }
        }

        SpinWait wait = default;
        bool isInterrupted = false;
        while (Volatile.Read(ref _counters.Busy) != 0)
        {
            try
            {
                wait.SpinOnce(sleep1Threshold: LongWait);
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }

        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }

    private void Work(int thread, float* own)
    {
        for (int i = 0; i < _threads; i++)
        {
            ref Part part = ref _parts[(thread + i) % _threads];

            // Where others call meanwhile, a worker leaves what is left to the calling thread, which takes all there is.
            int item;
            while (!(thread > 0 && pool.IsCrowded) && (item = Interlocked.Increment(ref part.Next) - 1) < part.End)
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
