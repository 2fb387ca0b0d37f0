using System.Security;
using System.Text;

namespace ConvShape.Benchmarks.Peer;

/// <summary>
/// Draws the times of batch 1 as bars, a column for each number of threads. Networks differ a thousandfold, so each is drawn on a scale
/// of its own, on which our time is one: a bar that ends behind the line took longer than ours.
/// </summary>
internal static class PeerChart
{
    private const int Margin = 16, NameWidth = 132, ColumnWidth = 420, One = 96, Bar = 11, Pitch = 14, RowGap = 12, Top = 84, Bottom = 58;

    /// <summary>Longer bars are cut off there.</summary>
    private const double LongestBar = 2.9;

    private const string Style =
        """
        text { font: 12px system-ui, sans-serif; fill: #1f2328 }
        .quiet { fill: #59636e }
        .name { text-anchor: end }
        .time { font-size: 11px }
        .title { font-weight: 600 }
        .one { stroke: #59636e; stroke-width: 1; stroke-dasharray: 2 3 }
        .engine0 { fill: #2f6f9f } .engine1 { fill: #a9b1ba } .engine2 { fill: #d0d5da }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .quiet { fill: #9198a1 }
          .one { stroke: #9198a1 }
          .engine0 { fill: #5aa2d4 } .engine1 { fill: #6e7681 } .engine2 { fill: #484f58 }
        }
        """;

    /// <summary>The picture as SVG.</summary>
    public static string Draw(PeerResults results)
    {
        PeerCase[] cases = [.. results.Cases.Where(found => found.Batch == 1)];
        string[] networks = [.. cases.Select(found => found.Network).Distinct()];
        int[] threads = [.. cases.Select(found => found.Threads).Distinct().Order()];
        string[] engines = ["ConvShapeAnalyzers", .. cases.SelectMany(found => found.Peers).Select(peer => peer.Engine).Distinct()];
        int row = engines.Length * Pitch + RowGap;
        int width = Margin + NameWidth + threads.Length * ColumnWidth, rows = networks.Length * row, height = Top + rows + Bottom;

        StringBuilder svg = new();
        svg.AppendLine($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">""");
        svg.AppendLine($"<title>Time of one image: {Text(string.Join(", ", engines))}</title>");
        svg.AppendLine($"<style>\n{Style}\n</style>");
        Legend(svg, engines);
        for (int i = 0; i < networks.Length; i++)
        {
            int middle = Top + i * row + (row - RowGap) / 2;
            svg.AppendLine($"""<text class="name" x="{Margin + NameWidth - 20}" y="{middle + 4}">{Text(networks[i])}</text>""");
        }

        for (int column = 0; column < threads.Length; column++)
        {
            int x = Margin + NameWidth + column * ColumnWidth;
            svg.AppendLine($"""<text class="title" x="{x}" y="{Top - 18}">{threads[column]} thread{(threads[column] == 1 ? "" : "s")}</text>""");
            foreach (PeerCase found in cases.Where(found => found.Threads == threads[column]))
            {
                Group(svg, found, engines, x, Top + Array.IndexOf(networks, found.Network) * row);
            }

            svg.AppendLine($"""<line class="one" x1="{x + One}" y1="{Top - 8}" x2="{x + One}" y2="{Top + rows - RowGap + 6}"/>""");
        }

        svg.AppendLine($"""<text class="quiet" x="{Margin}" y="{height - 32}">Milliseconds for one image, and the time over ours: shorter is faster.</text>""");
        svg.AppendLine($"""<text class="quiet" x="{Margin}" y="{height - 14}">{Text($"{results.Machine}")}.</text>""");
        return svg.AppendLine("</svg>").ToString();
    }

    private static void Legend(StringBuilder svg, string[] engines)
    {
        int x = Margin;
        for (int i = 0; i < engines.Length; i++)
        {
            svg.AppendLine($"""<rect class="engine{i}" x="{x}" y="16" width="12" height="12"/>""");
            svg.AppendLine($"""<text x="{x + 18}" y="26">{Text(engines[i])}</text>""");
            x += 180;
        }
    }

    /// <summary>The bars of one network.</summary>
    private static void Group(StringBuilder svg, PeerCase found, string[] engines, int x, int y)
    {
        Draw(engine: 0, ratio: 1, $"{PeerReport.Time(found.Median)} ms");
        foreach (PeerTiming peer in found.Peers)
        {
            Draw(Array.IndexOf(engines, peer.Engine), peer.Ratio, $"{PeerReport.Time(peer.Median)} ms, {peer.Ratio:F2}×");
        }

        void Draw(int engine, double ratio, string label)
        {
            int top = y + engine * Pitch;
            double length = One * Math.Min(ratio, LongestBar);
            svg.AppendLine($"""<rect class="engine{engine}" x="{x}" y="{top}" width="{length:F1}" height="{Bar}"/>""");
            string cut = ratio > LongestBar ? "… " : "";
            svg.AppendLine($"""<text class="quiet time" x="{x + Math.Max(length, One) + 6:F1}" y="{top + Bar - 1}">{cut}{label}</text>""");
        }
    }

    private static string Text(string text) => SecurityElement.Escape(text);
}
