namespace Digits.Png;

/// <summary>A subset of the picture that is stored as a picture of its own: pixels from (X, Y) on, in steps.</summary>
internal readonly record struct PngPass(int X, int Y, int StepX, int StepY, int Width, int Height)
{
    /// <summary>The whole picture, or the seven passes of Adam7 without those in which a small picture has no pixel.</summary>
    public static PngPass[] Of(PngHeader header)
    {
        if (!header.Interlaced)
            return [new PngPass(0, 0, 1, 1, header.Width, header.Height)];

        (int X, int Y, int StepX, int StepY)[] adam7 =
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        return [.. adam7
            .Where(pass => pass.X < header.Width && pass.Y < header.Height)
            .Select(pass => new PngPass(
                pass.X,
                pass.Y,
                pass.StepX,
                pass.StepY,
                Count(header.Width, pass.X, pass.StepX),
                Count(header.Height, pass.Y, pass.StepY)))];
    }

    private static int Count(int size, int first, int step) => (size - first + step - 1) / step;
}
