namespace Digits.Preprocessing;

/// <summary>Dust and stray dots: pieces far smaller than the digit, which would stretch the box around it.</summary>
internal static class Specks
{
    // What connects to a piece, and how small beside the largest piece a speck is.
    private const float Visible = 0.2f;
    private const double SmallestPart = 0.03;

    /// <summary>The ink without pieces that hold less than a thirtieth of the ink of the largest.</summary>
    public static Plane Remove(Plane ink)
    {
        int[] pieceOf = new int[ink.Values.Length];
        // Piece 0 is no piece: background and the faint rims of lines.
        List<double> masses = [0];
        Stack<int> waiting = new();
        for (int start = 0; start < pieceOf.Length; start++)
        {
            if (pieceOf[start] == 0 && ink.Values[start] >= Visible)
                masses.Add(Fill(ink, pieceOf, start, masses.Count, waiting));
        }

        double smallest = SmallestPart * masses.Max();
        Plane clean = new(ink.Width, ink.Height);
        for (int index = 0; index < pieceOf.Length; index++)
            clean.Values[index] = pieceOf[index] == 0 || masses[pieceOf[index]] >= smallest ? ink.Values[index] : 0;
        return clean;
    }

    private static double Fill(Plane ink, int[] pieceOf, int start, int piece, Stack<int> waiting)
    {
        double mass = 0;
        pieceOf[start] = piece;
        waiting.Push(start);
        while (waiting.TryPop(out int index))
        {
            mass += ink.Values[index];
            int x = index % ink.Width, y = index / ink.Width;
            for (int nextY = Math.Max(0, y - 1); nextY <= Math.Min(ink.Height - 1, y + 1); nextY++)
            {
                for (int nextX = Math.Max(0, x - 1); nextX <= Math.Min(ink.Width - 1, x + 1); nextX++)
                {
                    int next = nextY * ink.Width + nextX;
                    if (pieceOf[next] != 0 || ink.Values[next] < Visible)
                        continue;
                    pieceOf[next] = piece;
                    waiting.Push(next);
                }
            }
        }
        return mass;
    }
}
