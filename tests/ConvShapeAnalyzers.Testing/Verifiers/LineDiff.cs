using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The difference of two texts, line by line; carriage returns are shown where a changed line ends with one.</summary>
internal static class LineDiff
{
    public static string Of(string before, string after)
    {
        string[] old = before.Split('\n');
        string[] now = after.Split('\n');
        int[,] common = LongestCommonTails(old, now);

        StringBuilder diff = new();
        int i = 0;
        int j = 0;
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && string.Equals(old[i], now[j], StringComparison.Ordinal))
            {
                diff.Append("  ").AppendLine(old[i++].TrimEnd('\r'));
                j++;
            }
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                diff.Append("- ").AppendLine(Visible(old[i++]));
            }
            else
            {
                diff.Append("+ ").AppendLine(Visible(now[j++]));
            }
        }

        return diff.ToString();
    }

    private static string Visible(string line) => line.Replace("\r", "<CR>", StringComparison.Ordinal);

    /// <summary>At [i, j], the length of the longest common subsequence of the lines from i and from j on.</summary>
    private static int[,] LongestCommonTails(string[] old, string[] now)
    {
        int[,] length = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                length[i, j] = string.Equals(old[i], now[j], StringComparison.Ordinal)
                    ? length[i + 1, j + 1] + 1
                    : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        return length;
    }
}
