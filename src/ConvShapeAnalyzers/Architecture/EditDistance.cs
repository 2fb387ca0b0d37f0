namespace ConvShape.Architecture;

/// <summary>How far a misspelt name is from the one that was meant.</summary>
internal static class EditDistance
{
    /// <summary>Levenshtein's distance: the fewest letters to insert, remove or replace.</summary>
    public static int Between(string from, string to)
    {
        int[] previous = Enumerable.Range(0, to.Length + 1).ToArray();
        int[] current = new int[to.Length + 1];
        for (int i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replace = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, 1 + Math.Min(previous[j], current[j - 1]));
            }

            (previous, current) = (current, previous);
        }

        return previous[to.Length];
    }
}
