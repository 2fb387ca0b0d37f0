namespace ConvShape.Engine;

/// <summary>
/// The workers of the process: one less than it has processors, so that with the calling thread none has to share. All models share them. A call
/// takes those that are free as long as fewer threads run than there are processors, and gives them back when others call: where there are as many
/// calls as processors, each runs on its own thread.
/// </summary>
internal sealed class WorkerPool
{
    /// <summary>Multiply–adds of a step for each worker that helps with it: fewer take less time than to bring it in.</summary>
    public const long WorthThread = 250_000;

    private readonly Worker[] _workers;

    /// <summary>Calls that run, and workers that are taken.</summary>
    private int _threads;

    /// <param name="count">Number of workers.</param>
    /// <param name="rest">For how long one sleeps before its thread ends; ten seconds if null.</param>
    public WorkerPool(int count, TimeSpan? rest = null)
    {
        _workers = new Worker[count];
        for (int i = 0; i < count; i++)
        {
            _workers[i] = new Worker(this, rest ?? TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>The workers of this process.</summary>
    public static WorkerPool Shared { get; } = new(Environment.ProcessorCount - 1);

    /// <summary>Number of workers.</summary>
    public int Count => _workers.Length;

    /// <summary>Whether more threads run than there are processors.</summary>
    public bool IsCrowded => Volatile.Read(ref _threads) > Count + 1;

    /// <summary>Notes threads that begin to run, or end.</summary>
    public void Add(int threads) => Interlocked.Add(ref _threads, threads);

    /// <summary>Takes free workers, as many as there are and room for.</summary>
    /// <param name="taken">Where they are put.</param>
    /// <param name="scratch">Floats that each needs of its own.</param>
    public int Take(Span<Worker?> taken, long scratch = 0)
    {
        int count = 0;
        for (int i = 0; i < _workers.Length && count < taken.Length && Volatile.Read(ref _threads) <= Count; i++)
        {
            Worker worker = _workers[i];
            if (!worker.TryTake())
            {
                continue;
            }

            try
            {
                worker.Prepare(scratch);
            }
            catch (Exception)
            {
                // There is no memory or no further thread: the call goes on with those that it has.
                worker.Free();
                break;
            }

            taken[count++] = worker;
        }

        return count;
    }
}
