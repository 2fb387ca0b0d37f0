using System.Diagnostics;
using System.Globalization;

namespace ConvShape.Benchmarks.Editor;

/// <summary>Measurements of one thing, in milliseconds and bytes. Other programs on the machine only ever add: the low ones are the truest.</summary>
internal sealed class Samples
{
    private readonly List<double> _milliseconds = [];
    private readonly List<long> _bytes = [];

    public int Count => _milliseconds.Count;

    public double Median => At(0.5);

    /// <summary>The time below which so large a part of all lies.</summary>
    public double At(double part) => _milliseconds.Order().ElementAt((int)(part * (_milliseconds.Count - 1)));

    public long MedianBytes => _bytes.Order().ElementAt(_bytes.Count / 2);

    /// <summary>Runs something, and measures it.</summary>
    public T Measure<T>(Func<T> run)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
        T result = run();
        Add(Stopwatch.GetElapsedTime(start), GC.GetTotalAllocatedBytes(precise: true) - bytes);
        return result;
    }

    public void Add(TimeSpan time, long bytes = 0)
    {
        _milliseconds.Add(time.TotalMilliseconds);
        _bytes.Add(bytes);
    }

    /// <summary>The 10th percentile, the median and the 95th percentile in milliseconds, and the median of what was allocated.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{At(0.1),8:F2} {Median,8:F2} {At(0.95),8:F2} ms {MedianBytes / 1024.0,9:N0} KB");
}
