using ConvShape.Engine;
using ConvShape.Tests.Engine;

namespace ConvShape.Tests;

/// <summary>What the whole process allocates: not beside other tests.</summary>
[Collection(nameof(Undisturbed))]
public class WarmRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void A_warm_run_allocates_nothing_on_any_thread(int threads)
    {
        NetworkRunner runner = NetworkRunnerTests.Runner(NetworkRunnerTests.Large);
        ForwardOptions options = new() { MaxThreads = threads, CancellationToken = new CancellationTokenSource().Token };
        float[] input = NetworkRunnerTests.RandomInput(NetworkRunnerTests.Large, batch: 2), output = new float[2 * NetworkRunnerTests.Large.Output.Elements];
        for (int i = 0; i < 10; i++)
        {
            runner.Run(input, output, batch: 2, options);
        }

        // The test runner allocates now and then; what a run allocates, it allocates every time.
        long[] allocated = new long[10];
        for (int i = 0; i < allocated.Length; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            runner.Run(input, output, batch: 2, options);
            allocated[i] = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        Assert.Contains(0, allocated);
    }
}
