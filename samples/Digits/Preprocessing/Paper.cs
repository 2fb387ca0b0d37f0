namespace Digits.Preprocessing;

/// <summary>The background of a picture, and the ink as what differs from it.</summary>
internal static class Paper
{
    // Differences of fewer grey levels are no ink but compression and grain.
    private const float WeakestInk = 20;

    // How many deviations of the paper's grain still count as paper.
    private const float GrainDeviations = 4;

    /// <summary>The ink, 0 … 1: paper taken away, dark or light ink alike, contrast stretched.</summary>
    public static Plane Subtract(Plane grey)
    {
        List<(float X, float Y, float Grey)> border = Border(grey);
        Slope paper = Slope.Through(border);
        float[] residuals = [.. border.Select(pixel => Math.Abs(pixel.Grey - paper.At(pixel.X, pixel.Y)))];
        Array.Sort(residuals);
        // The median deviation, scaled to a standard deviation; a digit that touches the border does not disturb it.
        float grain = GrainDeviations * 1.4826f * residuals[residuals.Length / 2];

        Plane ink = new(grey.Width, grey.Height);
        double darker = 0, lighter = 0;
        for (int y = 0; y < grey.Height; y++)
        {
            for (int x = 0; x < grey.Width; x++)
            {
                float difference = grey[x, y] - paper.At(x, y);
                ink[x, y] = difference;
                if (Math.Abs(difference) > Math.Max(WeakestInk, grain))
                    (darker, lighter) = difference < 0 ? (darker - difference, lighter) : (darker, lighter + difference);
            }
        }
        Stretch(ink, darker >= lighter ? -1 : 1, grain);
        return ink;
    }

    /// <summary>From grey levels to 0 … 1: the grain becomes 0, the level that only one pixel in 2,000 exceeds becomes 1.</summary>
    private static void Stretch(Plane ink, float sign, float grain)
    {
        for (int index = 0; index < ink.Values.Length; index++)
            ink.Values[index] *= sign;
        float full = ink.Quantile(0.9995f);
        if (full < Math.Max(WeakestInk, grain))
            throw new NoDigitException();

        float none = Math.Min(grain, 0.3f * full);
        for (int index = 0; index < ink.Values.Length; index++)
            ink.Values[index] = Math.Clamp((ink.Values[index] - none) / (full - none), 0, 1);
    }

    private static List<(float X, float Y, float Grey)> Border(Plane grey)
    {
        List<(float X, float Y, float Grey)> border = [];
        for (int y = 0; y < grey.Height; y++)
        {
            bool wholeRow = y == 0 || y == grey.Height - 1;
            int step = wholeRow ? 1 : Math.Max(1, grey.Width - 1);
            for (int x = 0; x < grey.Width; x += step)
                border.Add((x, y, grey[x, y]));
        }
        return border;
    }

    /// <summary>A brightness that may fall off to one side, as it does on photographed paper.</summary>
    private readonly record struct Slope(double Base, double PerX, double PerY)
    {
        // More than this from one side to the other is not light, it is a part of the picture.
        private const double SteepestFall = 96;

        public float At(float x, float y) => (float)(Base + PerX * x + PerY * y);

        /// <summary>
        /// The plane with the least absolute deviation from the border, by reweighted least squares: what the median
        /// is for a constant, so that the few border pixels with ink on them do not tilt it.
        /// </summary>
        public static Slope Through(List<(float X, float Y, float Grey)> border)
        {
            float[] sorted = [.. border.Select(pixel => pixel.Grey)];
            Array.Sort(sorted);
            Slope median = new(sorted[sorted.Length / 2], 0, 0);
            Slope slope = median;
            for (int round = 0; round < 12; round++)
                slope = slope.Refined(border) ?? median;

            double fall = Math.Abs(slope.PerX) * border.Max(pixel => pixel.X) + Math.Abs(slope.PerY) * border.Max(pixel => pixel.Y);
            return fall > SteepestFall ? median : slope;
        }

        private Slope? Refined(List<(float X, float Y, float Grey)> border)
        {
            double w = 0, x = 0, y = 0, g = 0;
            foreach ((float px, float py, float grey) in border)
            {
                double weight = Weight(px, py, grey);
                (w, x, y, g) = (w + weight, x + weight * px, y + weight * py, g + weight * grey);
            }
            (x, y, g) = (x / w, y / w, g / w);

            double xx = 0, xy = 0, yy = 0, xg = 0, yg = 0;
            foreach ((float px, float py, float grey) in border)
            {
                double weight = Weight(px, py, grey), dx = px - x, dy = py - y, dg = grey - g;
                (xx, xy, yy) = (xx + weight * dx * dx, xy + weight * dx * dy, yy + weight * dy * dy);
                (xg, yg) = (xg + weight * dx * dg, yg + weight * dy * dg);
            }
            double determinant = xx * yy - xy * xy;
            if (determinant <= 1e-9 * xx * yy)
                return null;
            double perX = (xg * yy - yg * xy) / determinant, perY = (yg * xx - xg * xy) / determinant;
            return new Slope(g - perX * x - perY * y, perX, perY);
        }

        private double Weight(float x, float y, float grey) => 1 / Math.Max(0.5, Math.Abs(grey - At(x, y)));
    }
}
