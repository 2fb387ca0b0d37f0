namespace ConvShape.Benchmarks.Peer;

/// <summary>The most memory that this process has had so far.</summary>
internal static class PeakMemory
{
    /// <summary>In bytes. Linux tells; null elsewhere.</summary>
    public static long? Bytes()
    {
        const string Status = "/proc/self/status", Peak = "VmHWM:";
        string? line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Peak, StringComparison.Ordinal)) : null;
        return line is null ? null : long.Parse(line[Peak.Length..^"kB".Length].Trim(), System.Globalization.CultureInfo.InvariantCulture) * 1024;
    }
}
