using System.Diagnostics;
using System.Globalization;

namespace ConvShape.Benchmarks.Editor;

/// <summary>
/// Measurements of one thing: milliseconds that passed, milliseconds of all processors that this process had, and bytes. Other programs
/// on the machine only ever add to the first: there the low ones are the truest.
/// </summary>
internal sealed class Samples
{
    private readonly List<double> _milliseconds = [];
    private readonly List<double> _processor = [];
    private readonly List<long> _bytes = [];

    public int Count => _milliseconds.Count;

    public double Median => At(0.5);

    /// <summary>The median of the processors' time, in milliseconds.</summary>
    public double Processor => _processor.Median();

    /// <summary>The time below which so large a part of all lies.</summary>
    public double At(double part) => _milliseconds.At(part);

    public long MedianBytes => _bytes.Order().ElementAt(_bytes.Count / 2);

    /// <summary>Runs something, and measures it.</summary>
    public T Measure<T>(Func<T> run)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        T result = run();
        Add(Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor, GC.GetTotalAllocatedBytes(precise: true) - bytes);
        return result;
    }

    public void Add(TimeSpan time, TimeSpan processor = default, long bytes = 0)
    {
        _milliseconds.Add(time.TotalMilliseconds);
        _processor.Add(processor.TotalMilliseconds);
        _bytes.Add(bytes);
    }

    /// <summary>The 10th percentile, the median and the 95th percentile of what passed, and the medians of the rest.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{At(0.1),8:F2} {Median,8:F2} {At(0.95),8:F2} {Processor,9:F2} ms {MedianBytes / 1024.0,9:N0} KB");
}
