namespace ConvShape.Engine;

/// <summary>
/// A thread that helps one call after the other. It spins for a while between two phases, since waking takes longer than most of them, and
/// then sleeps: a program whose models rest uses no processor.
/// </summary>
internal sealed class Worker
{
    /// <summary>About a tenth of a millisecond.</summary>
    private const int Spins = 2000;

    private readonly SemaphoreSlim _wake = new(0);
    private Team? _team;
    private int _index;
    private int _isTaken;
    private int _sleeps;
    private bool _isStarted;

    /// <summary>Takes the worker for one call, if no other has it.</summary>
    public bool TryTake() => Volatile.Read(ref _isTaken) == 0 && Interlocked.CompareExchange(ref _isTaken, 1, 0) == 0;

    /// <summary>Gives it back.</summary>
    public void Free() => Volatile.Write(ref _isTaken, 0);

    /// <summary>Has it help with a phase. Only the call that took it may ask, and not before the phase before is done.</summary>
    public void Post(Team team, int index)
    {
        _index = index;
        Volatile.Write(ref _team, team);
        if (!_isStarted)
        {
            _isStarted = true;
            new Thread(Run) { IsBackground = true, Name = "ConvShape" }.Start();
        }
        else if (Interlocked.Exchange(ref _sleeps, 0) == 1)
        {
            _wake.Release();
        }
    }

    /// <summary>Takes back what was posted, if it has not begun: whether it has not.</summary>
    public bool Withdraw() => Interlocked.Exchange(ref _team, null) is not null;

    private void Run()
    {
        while (true)
        {
            Wait();

            // Whoever posted it may have taken it back, and another call may have posted since: the index is read once nobody can change it.
            if (Interlocked.Exchange(ref _team, null) is { } team)
            {
                team.Help(_index);
            }
        }
    }

    private void Wait()
    {
        while (true)
        {
            for (int spin = 0; spin < Spins; spin++)
            {
                if (Volatile.Read(ref _team) is not null)
                {
                    return;
                }

                Thread.SpinWait(4);
            }

            // Whoever posts after this sees it; what was posted before is seen here.
            Interlocked.Exchange(ref _sleeps, 1);
            if (Volatile.Read(ref _team) is null || Interlocked.Exchange(ref _sleeps, 0) == 0)
            {
                _wake.Wait();
            }
        }
    }
}
