namespace Digits.Pictures;

internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static Colour Grey(byte level) => new(level, level, level);
}

/// <summary>Viridis, from ten of its colours: equal steps of value look like equal steps, to the colour-blind too.</summary>
internal static class ColourMap
{
    private static readonly Colour[] s_stops =
    [
        new(68, 1, 84), new(72, 40, 120), new(62, 74, 137), new(49, 104, 142), new(38, 130, 142),
        new(31, 158, 137), new(53, 183, 121), new(110, 206, 88), new(181, 222, 43), new(253, 231, 37),
    ];

    /// <summary>The colour of a share 0 … 1; what is no number is drawn as 0.</summary>
    public static Colour At(float share)
    {
        float place = (share > 0 ? Math.Min(share, 1) : 0) * (s_stops.Length - 1);
        int index = Math.Min((int)place, s_stops.Length - 2);
        float rest = place - index;
        (Colour from, Colour to) = (s_stops[index], s_stops[index + 1]);
        return new Colour(Mix(from.Red, to.Red, rest), Mix(from.Green, to.Green, rest), Mix(from.Blue, to.Blue, rest));
    }

    private static byte Mix(byte from, byte to, float share) => (byte)MathF.Round(from + share * (to - from));
}
