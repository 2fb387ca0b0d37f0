using System.Collections.Concurrent;
using System.Diagnostics;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>
/// Workers and the teams that they make up: no item is lost, none runs twice, and none before the phase before it is done. Not beside
/// other tests, which would take the processors.
/// </summary>
[Collection(nameof(Undisturbed))]
public sealed class TeamTests
{
    /// <summary>Work for all workers that there are in these tests.</summary>
    private const long Much = WorkerPool.WorthThread * 8;

    [Fact]
    public void A_worker_is_taken_by_one_call_at_a_time()
    {
        WorkerPool pool = new(3);
        Worker?[] first = new Worker?[5], second = new Worker?[5];
        Assert.Equal(3, pool.Count);
        Assert.Equal(3, pool.Take(first));
        Assert.Equal([null, null], first[3..]);
        Assert.Equal(3, first[..3].Distinct().Count());
        Assert.Equal(0, pool.Take(second));
        first[1]!.Free();
        Assert.Equal(1, pool.Take(second));
        Assert.Same(first[1], second[0]);
    }

    [Fact]
    public void No_more_workers_are_taken_than_there_is_room_for()
    {
        WorkerPool pool = new(3);
        Worker?[] one = new Worker?[1], rest = new Worker?[3];
        Assert.Equal(1, pool.Take(one));
        Assert.Equal(0, pool.Take([]));
        Assert.Equal(2, pool.Take(rest));
        Assert.DoesNotContain(one[0], rest);
    }

    /// <summary>As where memory or threads have run out: the call goes on alone, and the workers stay free for others.</summary>
    [Fact]
    public void Workers_that_cannot_be_prepared_are_not_taken()
    {
        WorkerPool pool = new(3);
        Worker?[] taken = new Worker?[3];
        Assert.Equal(0, pool.Take(taken, scratch: long.MaxValue));
        Assert.Equal([null, null, null], taken);
        Assert.Equal(3, pool.Take(taken, scratch: 16));
    }

    [Fact]
    public void Each_worker_is_taken_once_however_many_try()
    {
        WorkerPool pool = new(4);
        int[] users = new int[4];
        Worker?[] all = new Worker?[4];
        Assert.Equal(4, pool.Take(all));
        Array.ForEach(all, worker => worker!.Free());
        Parallel.For(0, 8, _ =>
        {
            Worker?[] taken = new Worker?[3];
            for (int round = 0; round < 2000; round++)
            {
                int count = pool.Take(taken);
                foreach (Worker? worker in taken[..count])
                {
                    Assert.Equal(1, Interlocked.Increment(ref users[Array.IndexOf(all, worker)]));
                }

                foreach (Worker? worker in taken[..count])
                {
                    Interlocked.Decrement(ref users[Array.IndexOf(all, worker)]);
                    worker!.Free();
                }
            }
        });
        Assert.Equal(4, pool.Take(all));
    }

    [Theory]
    [InlineData(1, 100_000)]
    [InlineData(3, 2_000)]
    [InlineData(1, 10_000, 30)]
    [InlineData(3, 1_000, 300)]
    public void Every_item_of_very_many_phases_runs_once_and_in_its_phase(int workers, int phases, int spins = 0)
    {
        Team team = new(new WorkerPool(workers));
        Assert.Equal(workers + 1, team.MaxThreads);
        CountedOperator step = new(phases, mostItems: 6) { Spins = spins };
        Run(team, step, team.MaxThreads);
        step.AssertDone();
    }

    [Fact]
    public void Several_threads_work_on_one_step()
    {
        Team team = new(new WorkerPool(2));
        CountedOperator step = new(phases: 3, mostItems: 60, meets: 3);
        Run(team, step, team.MaxThreads);
        step.AssertDone();
        Assert.Equal(3, step.Threads);
    }

    [Fact]
    public void A_call_has_no_more_threads_than_it_may()
    {
        Team team = new(new WorkerPool(3));
        CountedOperator step = new(phases: 3, mostItems: 60, meets: 2);
        Run(team, step, threads: 2);
        step.AssertDone();
        Assert.Equal(2, step.Threads);
        CountedOperator alone = new(phases: 3, mostItems: 60);
        Run(team, alone, threads: 1);
        alone.AssertDone();
        Assert.Equal([Environment.CurrentManagedThreadId], alone.ThreadIds);
    }

    [Fact]
    public unsafe void A_small_step_stays_on_the_calling_thread_and_takes_no_worker()
    {
        WorkerPool pool = new(2);
        Team team = new(pool);
        CountedOperator step = new(phases: 5, mostItems: 60) { Worth = WorkerPool.WorthThread / 2 - 1 };
        OperatorCall call = new() { Batch = 2 };
        team.Begin(team.MaxThreads, 0);
        team.Run(step, &call, null);
        Assert.Equal([Environment.CurrentManagedThreadId], step.ThreadIds);
        Assert.Equal(2, pool.Take(new Worker?[2]));
        team.End();
        step.AssertDone();
    }

    [Fact]
    public void A_call_that_finds_no_worker_runs_alone_and_ends_without_one()
    {
        WorkerPool pool = new(1);
        Worker?[] taken = new Worker?[1];
        pool.Take(taken);
        Team team = new(pool);
        CountedOperator step = new(phases: 4, mostItems: 20);
        Run(team, step, team.MaxThreads);
        step.AssertDone();
        Assert.Equal([Environment.CurrentManagedThreadId], step.ThreadIds);
        Assert.Equal(0, pool.Take(new Worker?[1]));
        taken[0]!.Free();
        Assert.Equal(1, pool.Take(taken));
    }

    [Fact]
    public unsafe void Workers_are_kept_from_step_to_step_and_free_for_others_once_the_call_ends()
    {
        WorkerPool pool = new(2);
        Team team = new(pool);
        CountedOperator step = new(phases: 4, mostItems: 20);
        OperatorCall call = new() { Batch = 1 };
        team.Begin(team.MaxThreads, 0);
        team.Run(step, &call, null);
        Assert.Equal(0, pool.Take(new Worker?[2]));
        team.Run(new CountedOperator(phases: 4, mostItems: 20), &call, null);
        team.End();
        Worker?[] taken = new Worker?[2];
        Assert.Equal(2, pool.Take(taken));
        Array.ForEach(taken, worker => worker!.Free());
        Team other = new(pool);
        CountedOperator next = new(phases: 3, mostItems: 60, meets: 3);
        Run(other, next, other.MaxThreads);
        next.AssertDone();
        Assert.Equal(3, next.Threads);
    }

    /// <summary>Pauses of about as long as a worker spins, and much longer ones: it is found spinning, asleep, and on the way there.</summary>
    [Fact]
    public void Workers_sleep_and_wake()
    {
        Team team = new(new WorkerPool(2));
        Random random = new(1);
        for (int round = 0; round < 1000; round++)
        {
            CountedOperator step = new(phases: 2, mostItems: 6);
            Run(team, step, team.MaxThreads);
            step.AssertDone();
            if (round % 100 == 0)
            {
                Thread.Sleep(5);
            }
            else
            {
                Thread.SpinWait(random.Next(20_000));
            }
        }
    }

    [Fact]
    public void Workers_that_have_nothing_to_do_take_no_processor()
    {
        Team team = new(new WorkerPool(4));
        CountedOperator step = new(phases: 2, mostItems: 60, meets: 5);
        Run(team, step, team.MaxThreads);
        step.AssertDone();
        Thread.Sleep(50);
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        Thread.Sleep(400);
        self.Refresh();
        Assert.InRange((self.TotalProcessorTime - before).TotalMilliseconds, 0, 300);
    }

    [Fact]
    public void A_worker_that_nobody_needs_for_long_ends_and_starts_again_for_the_next_call()
    {
        Team team = new(new WorkerPool(2, rest: TimeSpan.FromMilliseconds(20)));
        for (int round = 0; round < 5; round++)
        {
            CountedOperator step = new(phases: 2, mostItems: 60, meets: 3);
            Run(team, step, team.MaxThreads);
            step.AssertDone();
            Assert.Equal(3, step.Threads);
            Assert.True(SpinWait.SpinUntil(() => step.Workers.All(worker => !worker.IsAlive), TimeSpan.FromSeconds(20)));
        }
    }

    [Fact]
    public unsafe void Each_thread_has_memory_of_its_own()
    {
        const int length = 32;
        Team team = new(new WorkerPool(3));
        using PinnedFloats own = new(length);
        OwningOperator step = new(length);
        OperatorCall call = new() { Batch = 1 };
        team.Begin(team.MaxThreads, length);
        team.Run(step, &call, own.Start);
        team.End();
        GC.KeepAlive(own);
        Assert.Equal(0, step.Disturbed);
        Assert.Contains((nint)own.Start, step.Places);
        Assert.InRange(step.Places.Count(), 2, team.MaxThreads);
    }

    [Fact]
    public unsafe void A_step_has_no_more_workers_than_are_worth_it()
    {
        Team team = new(new WorkerPool(3));
        CountedOperator step = new(phases: 3, mostItems: 60, meets: 2) { Worth = WorkerPool.WorthThread * 3 / 2 };
        Run(team, step, team.MaxThreads);
        step.AssertDone();
        Assert.Equal(2, step.Threads);
    }

    [Fact]
    public unsafe void Workers_are_given_back_when_others_call()
    {
        WorkerPool pool = new(3);
        Team team = new(pool), other = new(pool);
        OperatorCall call = new() { Batch = 1 };
        team.Begin(team.MaxThreads, 0);
        team.Run(new CountedOperator(phases: 3, mostItems: 60, meets: 4), &call, null);
        other.Begin(other.MaxThreads, 0);
        CountedOperator step = new(phases: 3, mostItems: 60);
        team.Run(step, &call, null);
        Assert.InRange(step.Threads, 1, 3);
        Assert.Equal(0, pool.Take(new Worker?[3]));
        team.End();
        CountedOperator next = new(phases: 3, mostItems: 60, meets: 4);
        other.Run(next, &call, null);
        other.End();
        Assert.Equal(4, next.Threads);
        Assert.False(pool.IsCrowded);
    }

    /// <summary>A step may be a whole batch: workers do not wait for its end.</summary>
    [Fact]
    public unsafe void Workers_stop_in_the_midst_of_a_step_when_others_call()
    {
        WorkerPool pool = new(2);
        CrowdedOperator step = new(pool);
        Run(new Team(pool), step, threads: 3);
        Assert.Equal(2000, step.Done);
        Assert.InRange(step.Late, 0, pool.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    public unsafe void What_fails_on_any_thread_fails_on_the_calling_one_when_all_have_ended(int item)
    {
        WorkerPool pool = new(2);
        Team team = new(pool);
        FailingOperator step = new(item);
        Assert.Equal("item", Assert.Throws<InvalidOperationException>(() => Run(team, step, team.MaxThreads)).Message);
        Assert.Equal(0, step.Running);
        CountedOperator next = new(phases: 3, mostItems: 60, meets: 3);
        Run(team, next, team.MaxThreads);
        next.AssertDone();
    }

    [Fact]
    public async Task Many_calls_share_a_few_workers()
    {
        WorkerPool pool = new(2);
        using Barrier start = new(8);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                Team team = new(pool);
                start.SignalAndWait();
                for (int round = 0; round < 100; round++)
                {
                    CountedOperator step = new(phases: 5, mostItems: 7);
                    Run(team, step, team.MaxThreads);
                    step.AssertDone();
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.Equal(2, pool.Take(new Worker?[3]));
    }

    [Fact]
    public void A_warm_step_allocates_nothing_on_any_thread()
    {
        Team team = new(new WorkerPool(2));
        AllocationOperator step = new();
        for (int round = 0; round < 20; round++)
        {
            Run(team, step, team.MaxThreads);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 20; round++)
        {
            Run(team, step, team.MaxThreads);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(step.Threads > 1);
        Assert.Equal(0, step.Allocated);
    }

    private static unsafe void Run(Team team, LayerOperator step, int threads)
    {
        OperatorCall call = new() { Batch = 1 };
        team.Begin(threads, 0);
        try
        {
            team.Run(step, &call, null);
        }
        finally
        {
            team.End();
        }
    }

    /// <summary>Counts how often each item runs; small phases have 0, 1, 2 … items in turn.</summary>
    /// <param name="phases">Number of phases.</param>
    /// <param name="mostItems">The most items of one.</param>
    /// <param name="meets">Threads that wait for one another, at the first item of each.</param>
    private sealed class CountedOperator(int phases, int mostItems, int meets = 1) : LayerOperator
    {
        private readonly int[][] _runs = [.. Enumerable.Range(0, phases).Select(phase => new int[mostItems < 20 ? phase % (mostItems + 1) : mostItems])];
        private readonly ConcurrentDictionary<int, Thread> _threads = new();
        private int _done;
        private int _early;

        public long Worth { get; init; } = Much;

        /// <summary>How long an item takes, so that workers come to have some.</summary>
        public int Spins { get; init; }

        public override long Work => Worth;

        public int Threads => _threads.Count;

        public IEnumerable<int> ThreadIds => _threads.Keys;

        public IEnumerable<Thread> Workers => _threads.Values.Where(thread => thread != Thread.CurrentThread);

        public override int Phases(int batch) => phases;

        public override int Items(int phase, int batch) => _runs[phase].Length;

        public override unsafe void Run(OperatorCall* call, int phase, int item, float* own)
        {
            if (phase > 0 && _runs[phase - 1].AsSpan().Contains(0))
            {
                Interlocked.Increment(ref _early);
            }

            _threads.TryAdd(Environment.CurrentManagedThreadId, Thread.CurrentThread);
            if (meets > 1)
            {
                SpinWait.SpinUntil(() => _threads.Count >= meets, TimeSpan.FromSeconds(5));
            }

            Thread.SpinWait(Spins);
            Interlocked.Increment(ref _runs[phase][item]);
            Interlocked.Increment(ref _done);
        }

        public void AssertDone()
        {
            Assert.Equal(_runs.Sum(phase => phase.Length), _done);
            Assert.All(_runs, phase => Assert.DoesNotContain(phase, count => count != 1));
            Assert.Equal(0, _early);
        }
    }

    /// <summary>Writes all of its own memory, and looks whether another thread has since.</summary>
    private sealed class OwningOperator(int length) : LayerOperator
    {
        private readonly ConcurrentDictionary<nint, bool> _places = new();
        private int _disturbed;

        public int Disturbed => _disturbed;

        public IEnumerable<nint> Places => _places.Keys;

        public override long Work => Much;

        public override int Items(int phase, int batch) => 2000;

        public override unsafe void Run(OperatorCall* call, int phase, int item, float* own)
        {
            Span<float> memory = new(own, length);
            memory.Fill(item);
            _places.TryAdd((nint)own, true);
            Thread.SpinWait(200);
            if (memory.ContainsAnyExcept(item))
            {
                Interlocked.Increment(ref _disturbed);
            }
        }
    }

    /// <summary>Others call once its first item on the calling thread runs; counts what workers begin after that.</summary>
    private sealed class CrowdedOperator(WorkerPool pool) : LayerOperator
    {
        private readonly int _caller = Environment.CurrentManagedThreadId;
        private int _isCrowded;
        private int _done;
        private int _late;

        public int Done => _done;

        public int Late => _late;

        public override long Work => Much;

        public override int Items(int phase, int batch) => 2000;

        public override unsafe void Run(OperatorCall* call, int phase, int item, float* own)
        {
            if (Environment.CurrentManagedThreadId != _caller)
            {
                Interlocked.Add(ref _late, Volatile.Read(ref _isCrowded));
            }
            else if (_isCrowded == 0)
            {
                pool.Add(3);
                Volatile.Write(ref _isCrowded, 1);
            }

            Thread.SpinWait(200);
            Interlocked.Increment(ref _done);
        }
    }

    /// <summary>Fails at one item.</summary>
    private sealed class FailingOperator(int failing) : LayerOperator
    {
        private int _running;

        public int Running => Volatile.Read(ref _running);

        public override long Work => Much;

        public override int Items(int phase, int batch) => 60;

        public override unsafe void Run(OperatorCall* call, int phase, int item, float* own)
        {
            Interlocked.Increment(ref _running);
            Thread.SpinWait(20_000);
            Interlocked.Decrement(ref _running);
            if (item == failing)
            {
                throw new InvalidOperationException("item");
            }
        }
    }

    /// <summary>Looks what its threads have allocated from one item to the next.</summary>
    private sealed class AllocationOperator : LayerOperator
    {
        private readonly int[] _ids = new int[64];
        private readonly long[] _before = new long[64];
        private long _allocated;
        private int _count;

        public long Allocated => Volatile.Read(ref _allocated);

        public int Threads => Math.Min(_count, 64);

        public override long Work => Much;

        public override int Phases(int batch) => 3;

        public override int Items(int phase, int batch) => 30;

        public override unsafe void Run(OperatorCall* call, int phase, int item, float* own)
        {
            Thread.SpinWait(2000);
            int id = Environment.CurrentManagedThreadId, at = Array.IndexOf(_ids, id);
            long now = GC.GetAllocatedBytesForCurrentThread();
            if (at < 0)
            {
                at = Interlocked.Increment(ref _count) - 1;
                _ids[at] = id;
            }
            else
            {
                Interlocked.Add(ref _allocated, now - _before[at]);
            }

            _before[at] = GC.GetAllocatedBytesForCurrentThread();
        }
    }
}

/// <summary>Tests that run when no others do.</summary>
[CollectionDefinition(nameof(Undisturbed), DisableParallelization = true)]
public sealed class Undisturbed;
