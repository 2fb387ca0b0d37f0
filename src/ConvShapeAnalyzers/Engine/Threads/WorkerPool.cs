namespace ConvShape.Engine;

/// <summary>
/// The workers of the process: one less than it has processors, so that with the calling thread none has to share. All models share them;
/// calls that find none free run on their own thread, so that a server under load is never oversubscribed.
/// </summary>
internal sealed class WorkerPool
{
    /// <summary>Multiply–adds below which a step stays on the calling thread: it takes less time than to bring others in.</summary>
    public const long WorthThreads = 150_000;

    private readonly Worker[] _workers;

    public WorkerPool(int count)
    {
        _workers = new Worker[count];
        for (int i = 0; i < count; i++)
        {
            _workers[i] = new Worker();
        }
    }

    /// <summary>The workers of this process.</summary>
    public static WorkerPool Shared { get; } = new(Environment.ProcessorCount - 1);

    /// <summary>Number of workers.</summary>
    public int Count => _workers.Length;

    /// <summary>Takes free workers, as many as there are and room for.</summary>
    public int Take(Span<Worker?> taken)
    {
        int count = 0;
        foreach (Worker worker in _workers)
        {
            if (count == taken.Length)
            {
                break;
            }

            if (worker.TryTake())
            {
                taken[count++] = worker;
            }
        }

        return count;
    }
}
