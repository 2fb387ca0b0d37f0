using System.Text;

namespace ConvShape.Benchmarks.Peer;

/// <summary>Writes results as tables in Markdown.</summary>
internal static class PeerReport
{
    public static string Write(PeerResults results)
    {
        StringBuilder text = new();
        text.AppendLine($"{results.Machine}. Medians of {results.Rounds} alternating rounds.");
        text.AppendLine();
        text.AppendLine(
            """
            "Ratio" is the other engine's time over ours of the same round: median, and in brackets the 10th percentile. "At work" is the
            processor time of our calls over the time that passed: the threads of ours that ran, less where other programs took the processors.
            .NET is told of as many processors as there are threads, the other engines to use so many.
            """);
        text.AppendLine();
        text.AppendLine("| network | batch | threads | ours, ms | at work | allocated, B | other engine | its ms | ratio | largest difference |");
        text.AppendLine("|---|---:|---:|---:|---:|---:|---|---:|---:|---:|");
        foreach (PeerCase found in results.Cases)
        {
            string ours = $"| {found.Network} | {found.Batch} | {found.Threads} | {Time(found.Median)} | {found.Cores:F2} | {found.Allocated:N0} |";
            if (found.Peers.Count == 0) text.AppendLine($"{ours} – | – | – | – |");
            foreach (PeerTiming peer in found.Peers)
            {
                text.AppendLine($"{ours} {peer.Engine} | {Time(peer.Median)} | {peer.Ratio:F2} ({peer.RatioLow:F2}) | {peer.Difference:0.0E+0} |");
            }
        }

        text.AppendLine();
        text.AppendLine(
            """
            From the start of a process to the first result, weights read from files; in brackets, what of that is the start of .NET, in which
            ONNX Runtime runs here as well. Memory at its peak, less what the process had before, less the weights.
            """);
        text.AppendLine();
        text.AppendLine("| network | engine | first result, ms | peak beyond the weights, MB |");
        text.AppendLine("|---|---|---:|---:|");
        foreach (FirstResult first in results.First)
        {
            string peak = first.PeakBytes is long bytes ? $"{bytes / 1e6:F1}" : "–";
            text.AppendLine($"| {first.Network} | {first.Engine} | {first.Milliseconds:F0} ({first.RuntimeMilliseconds:F0}) | {peak} |");
        }

        return text.ToString();
    }

    /// <summary>Three digits or more.</summary>
    public static string Time(double milliseconds) => milliseconds switch
    {
        < 1 => $"{milliseconds:F3}",
        < 10 => $"{milliseconds:F2}",
        < 100 => $"{milliseconds:F1}",
        _ => $"{milliseconds:F0}",
    };
}
