using System.Globalization;
using Digits.Pictures;
using Digits.Png;

namespace Digits;

/// <summary>Draws what a network sees: the digit, the feature maps of each layer, and the scores at the end.</summary>
public static class FeatureMapPicture
{
    private const int Margin = 24;
    private const int DigitScale = 6;
    private const int DigitWidth = DigitPreprocessor.Side * DigitScale;

    // Sixteen maps of the usual size stand beside each other.
    private const int LayersLeft = Margin + DigitWidth + 32;
    private const int LayersWidth = 16 * 64 - 4;

    private const int UnderTitle = 6, UnderLayer = 18;
    private const int BarHeight = 16, BarGap = 4;

    // Labels, bars and numbers stay near each other.
    private const int ScoresWidth = 10 * 64 - 4;

    private static readonly Colour s_background = new(22, 24, 30);
    private static readonly Colour s_frame = new(52, 56, 66);
    private static readonly Colour s_text = new(222, 224, 230);
    private static readonly Colour s_faintText = new(140, 145, 156);

    /// <summary>
    /// Each map, or vector as a whole, is drawn from its own least value (0 where none is negative) to its greatest.
    /// </summary>
    /// <param name="digit28x28">The network's picture, 0 background to 255 ink.</param>
    /// <param name="layers">Values by channel, then row, then column; height and width 1 make a strip of cells.</param>
    /// <param name="scores">One bar each, in this order; the highest is set off.</param>
    public static Image Draw(
        byte[] digit28x28,
        IReadOnlyList<(string Title, int Channels, int Height, int Width, float[] Values)> layers,
        IReadOnlyList<(string Label, float Value)> scores)
    {
        ArgumentNullException.ThrowIfNull(digit28x28);
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(scores);
        if (digit28x28.Length != DigitPreprocessor.Side * DigitPreprocessor.Side)
            throw new ArgumentException($"A digit has 28×28 pixels, not {digit28x28.Length}.", nameof(digit28x28));

        LayerGrid[] grids = [.. layers.Select(layer => GridOf(layer.Title, layer.Channels, layer.Height, layer.Width, layer.Values))];
        int layersHeight = grids.Sum(grid => Canvas.TextHeight + UnderTitle + grid.Height + UnderLayer);
        int scoresHeight = Canvas.TextHeight + UnderTitle + scores.Count * (BarHeight + BarGap) - BarGap;
        int digitHeight = 2 * (Canvas.TextHeight + UnderTitle) + DigitWidth + UnderLayer + BarHeight;
        Canvas canvas = new(
            LayersLeft + LayersWidth + Margin, 2 * Margin + Math.Max(layersHeight + scoresHeight, digitHeight), s_background);

        DrawDigit(canvas, digit28x28);
        int top = Margin;
        foreach (((string title, int channels, int height, int width, float[] values), LayerGrid grid) in layers.Zip(grids))
        {
            int shown = grid.Shown(channels);
            canvas.Write(LayersLeft, top, shown == channels ? title : $"{title} (the first {shown})", s_text);
            top += Canvas.TextHeight + UnderTitle;
            DrawLayer(canvas, top, grid, shown, height, width, values);
            top += grid.Height + UnderLayer;
        }
        DrawScores(canvas, top, scores);
        return canvas.Image;
    }

    private static LayerGrid GridOf(string title, int channels, int height, int width, float[] values)
    {
        if (channels < 1 || height < 1 || width < 1 || values.Length != (long)channels * height * width)
            throw new ArgumentException($"Layer \"{title}\": {values.Length} values are not {channels}×{height}×{width}.", nameof(values));
        return LayerGrid.Of(channels, height, width, LayersWidth);
    }

    private static void DrawDigit(Canvas canvas, byte[] digit)
    {
        canvas.Write(Margin, Margin, "input", s_text);
        int top = Margin + Canvas.TextHeight + UnderTitle;
        canvas.Fill(Margin - 1, top - 1, DigitWidth + 2, DigitWidth + 2, s_frame);
        for (int index = 0; index < digit.Length; index++)
        {
            int x = index % DigitPreprocessor.Side, y = index / DigitPreprocessor.Side;
            canvas.Fill(Margin + x * DigitScale, top + y * DigitScale, DigitScale, DigitScale, Colour.Grey(digit[index]));
        }

        // The key to the colours stands below.
        top += DigitWidth + UnderLayer;
        for (int x = 0; x < DigitWidth; x++)
            canvas.Fill(Margin + x, top, 1, BarHeight, ColourMap.At(x / (DigitWidth - 1f)));
        top += BarHeight + UnderTitle;
        canvas.Write(Margin, top, "low", s_faintText);
        canvas.Write(Margin + DigitWidth - Canvas.TextWidth("high"), top, "high", s_faintText);
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

    private static void DrawScores(Canvas canvas, int top, IReadOnlyList<(string Label, float Value)> scores)
    {
        if (scores.Count == 0)
            return;
        canvas.Write(LayersLeft, top, "scores", s_text);
        top += Canvas.TextHeight + UnderTitle;

        float[] values = [.. scores.Select(score => score.Value)];
        ValueRange range = ValueRange.Of(values);
        // Probabilities are shown as shares of 1, other scores as shares of the greatest.
        if (range.Low >= 0 && range.High <= 1)
            range = new ValueRange(0, 1);
        string[] numbers = [.. values.Select(value => value.ToString("0.000", CultureInfo.InvariantCulture))];
        int labelWidth = scores.Max(score => Canvas.TextWidth(score.Label)) + 12;
        int numberWidth = numbers.Max(Canvas.TextWidth) + 12;
        int barWidth = Math.Max(1, ScoresWidth - labelWidth - numberWidth);
        float highest = values.Max();
        for (int index = 0; index < scores.Count; index++)
        {
            bool best = values[index] == highest;
            Colour text = best ? s_text : s_faintText;
            canvas.Write(LayersLeft, top, scores[index].Label, text);
            canvas.Fill(LayersLeft + labelWidth, top, barWidth, BarHeight - 2, s_frame);
            int length = (int)MathF.Round(barWidth * range.ShareOf(values[index]));
            canvas.Fill(LayersLeft + labelWidth, top, length, BarHeight - 2, ColourMap.At(best ? 0.9f : 0.45f));
            canvas.Write(LayersLeft + ScoresWidth - Canvas.TextWidth(numbers[index]), top, numbers[index], text);
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
