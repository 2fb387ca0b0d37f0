using System.Globalization;
using Digits.Pictures;
using Digits.Png;

namespace Digits;

/// <summary>Draws what a network sees: the digit, the feature maps of each layer, and the probabilities at the end.</summary>
public static class FeatureMapPicture
{
    private const int Margin = 24;
    private const int DigitScale = 8;
    private const int DigitWidth = DigitPreprocessor.Side * DigitScale;

    // Sixteen maps of the usual size stand beside each other.
    private const int LayersLeft = Margin + DigitWidth + 32;
    private const int LayersWidth = 16 * 64 - 4;

    private const int UnderTitle = 6, UnderLayer = 18;
    private const int UnderLine = 4;
    private const int BarHeight = 16, BarGap = 4;

    // Labels, bars and numbers stay near each other.
    private const int BarsWidth = 10 * 64 - 4;

    // As wide as the digit.
    private static readonly string[] s_keyCaption = ["each map or vector", "from its own least", "value (0 at most)", "to its greatest"];

    private static readonly Colour s_background = new(22, 24, 30);
    private static readonly Colour s_frame = new(52, 56, 66);
    private static readonly Colour s_text = new(222, 224, 230);
    private static readonly Colour s_faintText = new(140, 145, 156);

    /// <summary>
    /// Each map, or vector as a whole, is drawn from its own least value (0 where none is negative) to its greatest.
    /// </summary>
    /// <param name="digit28x28">The network's picture, 0 background to 255 ink.</param>
    /// <param name="name">Stands under the picture, shortened if it is longer than that is wide.</param>
    /// <param name="verdict">What the network took it for; stands under the name.</param>
    /// <param name="layers">Values by channel, then row, then column; height and width 1 make a strip of cells.</param>
    /// <param name="probabilities">One bar each, in this order; the highest is set off.</param>
    public static Image Draw(
        byte[] digit28x28,
        string name,
        string verdict,
        IReadOnlyList<(string Title, int Channels, int Height, int Width, float[] Values)> layers,
        IReadOnlyList<(string Label, float Value)> probabilities)
    {
        ArgumentNullException.ThrowIfNull(digit28x28);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(probabilities);
        if (digit28x28.Length != DigitPreprocessor.Side * DigitPreprocessor.Side)
            throw new ArgumentException($"A digit has 28×28 pixels, not {digit28x28.Length}.", nameof(digit28x28));

        LayerGrid[] grids = [.. layers.Select(layer => GridOf(layer.Title, layer.Channels, layer.Height, layer.Width, layer.Values))];
        int layersHeight = grids.Sum(grid => Canvas.TextHeight + UnderTitle + grid.Height + UnderLayer);
        int barsHeight = Canvas.TextHeight + UnderTitle + probabilities.Count * (BarHeight + BarGap) - BarGap;
        int texts = 2 * (Canvas.TextHeight + UnderTitle) + (3 + s_keyCaption.Length) * (Canvas.TextHeight + UnderLine);
        int digitHeight = texts + DigitWidth + UnderTitle + 2 * UnderLayer + BarHeight;
        Canvas canvas = new(
            LayersLeft + LayersWidth + Margin, 2 * Margin + Math.Max(layersHeight + barsHeight, digitHeight), s_background);

        DrawDigit(canvas, digit28x28, name, verdict);
        int top = Margin;
        foreach (((string title, int channels, int height, int width, float[] values), LayerGrid grid) in layers.Zip(grids))
        {
            int shown = grid.Shown(channels);
            canvas.Write(LayersLeft, top, shown == channels ? title : $"{title} (the first {shown})", s_text);
            top += Canvas.TextHeight + UnderTitle;
            DrawLayer(canvas, top, grid, shown, height, width, values);
            top += grid.Height + UnderLayer;
        }
        DrawProbabilities(canvas, top, probabilities);
        return canvas.Image;
    }

    private static LayerGrid GridOf(string title, int channels, int height, int width, float[] values)
    {
        if (channels < 1 || height < 1 || width < 1 || values.Length != (long)channels * height * width)
            throw new ArgumentException($"Layer \"{title}\": {values.Length} values are not {channels}×{height}×{width}.", nameof(values));
        return LayerGrid.Of(channels, height, width, LayersWidth);
    }

    private static void DrawDigit(Canvas canvas, byte[] digit, string name, string verdict)
    {
        canvas.Write(Margin, Margin, "input", s_text);
        int top = Margin + Canvas.TextHeight + UnderTitle;
        canvas.Fill(Margin - 1, top - 1, DigitWidth + 2, DigitWidth + 2, s_frame);
        for (int index = 0; index < digit.Length; index++)
        {
            int x = index % DigitPreprocessor.Side, y = index / DigitPreprocessor.Side;
            canvas.Fill(Margin + x * DigitScale, top + y * DigitScale, DigitScale, DigitScale, Colour.Grey(digit[index]));
        }

        top += DigitWidth + UnderTitle;
        canvas.Write(Margin, top, Shorten(name), s_text);
        top += Canvas.TextHeight + UnderLine;
        canvas.Write(Margin, top, Shorten(verdict), s_text);
        DrawKey(canvas, top + Canvas.TextHeight + UnderLayer);
    }

    private static void DrawKey(Canvas canvas, int top)
    {
        for (int x = 0; x < DigitWidth; x++)
            canvas.Fill(Margin + x, top, 1, BarHeight, ColourMap.At(x / (DigitWidth - 1f)));
        top += BarHeight + UnderTitle;
        canvas.Write(Margin, top, "low", s_faintText);
        canvas.Write(Margin + DigitWidth - Canvas.TextWidth("high"), top, "high", s_faintText);
        top += Canvas.TextHeight + UnderLayer;
        foreach (string line in s_keyCaption)
        {
            canvas.Write(Margin, top, line, s_faintText);
            top += Canvas.TextHeight + UnderLine;
        }
    }

    private static string Shorten(string text)
    {
        const string Cut = "...";
        int length = text.Length;
        while (Canvas.TextWidth(text) > DigitWidth)
            text = $"{text.AsSpan(0, --length - Cut.Length)}{Cut}";
        return text;
    }

    private static void DrawLayer(Canvas canvas, int top, LayerGrid grid, int shown, int height, int width, float[] values)
    {
        int size = height * width;
        ValueRange wholeVector = ValueRange.Of(values);
        for (int channel = 0; channel < shown; channel++)
        {
            ReadOnlySpan<float> map = values.AsSpan(channel * size, size);
            // One number alone has no range: a vector's cells share theirs.
            ValueRange range = size == 1 ? wholeVector : ValueRange.Of(map);
            int left = LayersLeft + channel % grid.Columns * (grid.CellWidth + grid.Gap);
            int cellTop = top + channel / grid.Columns * (grid.CellHeight + grid.Gap);
            for (int y = 0; y < grid.CellHeight; y++)
            {
                for (int x = 0; x < grid.CellWidth; x++)
                {
                    float value = map[y * height / grid.CellHeight * width + x * width / grid.CellWidth];
                    canvas.Fill(left + x, cellTop + y, 1, 1, ColourMap.At(range.ShareOf(value)));
                }
            }
        }
    }

    private static void DrawProbabilities(Canvas canvas, int top, IReadOnlyList<(string Label, float Value)> probabilities)
    {
        canvas.Write(LayersLeft, top, "probabilities", s_text);
        top += Canvas.TextHeight + UnderTitle;

        int labelWidth = probabilities.Max(bar => Canvas.TextWidth(bar.Label)) + 12;
        int numberWidth = Canvas.TextWidth("0.000") + 12;
        int barWidth = BarsWidth - labelWidth - numberWidth;
        float highest = probabilities.Max(bar => bar.Value);
        foreach ((string label, float value) in probabilities)
        {
            bool best = value == highest;
            Colour text = best ? s_text : s_faintText;
            canvas.Write(LayersLeft, top, label, text);
            canvas.Fill(LayersLeft + labelWidth, top, barWidth, BarHeight - 2, s_frame);
            int length = (int)MathF.Round(barWidth * value);
            canvas.Fill(LayersLeft + labelWidth, top, length, BarHeight - 2, ColourMap.At(best ? 0.9f : 0.45f));
            string number = value.ToString("0.000", CultureInfo.InvariantCulture);
            canvas.Write(LayersLeft + BarsWidth - Canvas.TextWidth(number), top, number, text);
            top += BarHeight + BarGap;
        }
    }

    /// <summary>From the least value, or 0 if none is negative, to the greatest: after a ReLU 0 is always the darkest.</summary>
    private readonly record struct ValueRange(float Low, float High)
    {
        public static ValueRange Of(ReadOnlySpan<float> values)
        {
            float low = 0, high = float.NegativeInfinity;
            foreach (float value in values)
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            return new ValueRange(low, high);
        }

        public float ShareOf(float value) => High > Low ? Math.Clamp((value - Low) / (High - Low), 0, 1) : 0;
    }
}
