using Digits.Png;
using Digits.Preprocessing;

namespace Digits;

/// <summary>A picture shows nothing that could be a digit.</summary>
public sealed class NoDigitException : Exception
{
    public NoDigitException()
        : base("The picture is empty: nothing in it stands out from its background.")
    {
    }

    public NoDigitException(string message)
        : base(message)
    {
    }

    public NoDigitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>
/// Makes of any picture of one digit what MNIST would have made of it: light ink on black, fitted into 20×20 pixels
/// with its proportions kept, in a square of 28×28 whose middle is the ink's centre of mass.
/// </summary>
/// <remarks>LeCun, Cortes, Burges: The MNIST database of handwritten digits, http://yann.lecun.com/exdb/mnist/.</remarks>
public static class DigitPreprocessor
{
    public const int Side = 28;

    private const int DigitSide = 20;

    // Lines thinner than a thousandth of the picture are not expected.
    private const int LargestSide = 1024;

    // Between scaling and placing, a pixel is this many steps wide: strokes and places are finer than pixels.
    private const int Fine = 4;

    // The pens of MNIST draw lines of two to three pixels. Thinner ones are widened to this.
    private const float ThinnestStroke = 2.0f;

    /// <summary>The digit as 28×28 bytes, row by row; 0 is background, 255 ink.</summary>
    /// <exception cref="NoDigitException">The picture is empty.</exception>
    public static byte[] Preprocess(Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        Plane ink = Specks.Remove(Paper.Subtract(Shrink(Grey.Of(image))));
        Box box = Box.Around(ink);

        // A stroke that is to be widened by so much at both sides needs that room inside the 20×20.
        float scale = DigitSide / (float)Math.Max(box.Width, box.Height);
        float growth = Math.Max(0, ThinnestStroke - Stroke.Width(ink) * scale) / 2;
        scale *= (DigitSide - 2 * growth) / DigitSide;

        int width = FineSize(box.Width, scale), height = FineSize(box.Height, scale);
        Plane fine = new(Fine * Side, Fine * Side);
        AreaAverage.Draw(ink, box, fine, (fine.Width - width) / 2, (fine.Height - height) / 2, width, height);
        Plane widened = Stroke.Widen(fine, growth * Fine);

        Plane digit = new(Side, Side);
        AreaAverage.Draw(widened, CentredOnMass(widened), digit, 0, 0, Side, Side);
        return ToBytes(digit);
    }

    /// <summary>A camera's picture has far more pixels than a digit needs.</summary>
    private static Plane Shrink(Plane grey)
    {
        int longer = Math.Max(grey.Width, grey.Height);
        if (longer <= LargestSide)
            return grey;
        int width = Math.Max(1, grey.Width * LargestSide / longer), height = Math.Max(1, grey.Height * LargestSide / longer);
        Plane smaller = new(width, height);
        AreaAverage.Draw(grey, new Box(0, 0, grey.Width, grey.Height), smaller, 0, 0, width, height);
        return smaller;
    }

    private static int FineSize(int size, float scale) => Math.Clamp((int)MathF.Round(size * scale * Fine), 1, Fine * DigitSide);

    /// <summary>The window of 28×28 pixels with the centre of mass at its middle, or as near as keeps all ink inside.</summary>
    private static Box CentredOnMass(Plane ink)
    {
        double mass = 0, sumX = 0, sumY = 0;
        for (int y = 0; y < ink.Height; y++)
        {
            for (int x = 0; x < ink.Width; x++)
            {
                mass += ink[x, y];
                sumX += ink[x, y] * x;
                sumY += ink[x, y] * y;
            }
        }

        Box drawn = Box.Around(ink);
        // MNIST's middle is the pixel (14, 14), half a pixel beyond the middle of the square.
        double middle = (Side / 2 + 0.5) * Fine - 0.5;
        int left = Shift(sumX / mass - middle, drawn.Left, drawn.Width);
        int top = Shift(sumY / mass - middle, drawn.Top, drawn.Height);
        return new Box(left, top, ink.Width, ink.Height);
    }

    private static int Shift(double wanted, int first, int size) =>
        Math.Clamp((int)Math.Round(wanted), first + size - Fine * Side, first);

    /// <summary>Lines that fall between pixels are spread over two: the ink's darkest parts are brought back to 255.</summary>
    private static byte[] ToBytes(Plane digit)
    {
        float full = Math.Max(digit.Quantile(0.97f), 0.5f);
        return Array.ConvertAll(digit.Values, value => (byte)MathF.Round(255 * Math.Min(1, value / full)));
    }
}
