namespace ConvShape.Engine;

/// <summary>How work is cut for threads.</summary>
internal static class Shares
{
    /// <summary>The least number of parts with which all processors end at about the same time.</summary>
    /// <param name="sets">Items that each part makes.</param>
    /// <param name="fewest">Parts that there are in any case.</param>
    /// <param name="most">Parts of which each is still worth an item.</param>
    public static int Parts(int sets, int fewest, int most)
    {
        int processors = Environment.ProcessorCount, parts = fewest;
        while (parts < most && (long)sets * parts % processors is long left && left != 0 && (processors - left) * 8 > (long)sets * parts)
        {
            parts++;
        }

        return parts;
    }
}
