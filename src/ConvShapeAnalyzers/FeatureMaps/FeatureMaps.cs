using ConvShape.Architecture;

namespace ConvShape;

/// <summary>What maps of all shapes share.</summary>
internal static class FeatureMaps
{
    /// <summary>N·C·H·W, which must fit an array.</summary>
    public static int Length(MapShape shape, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        if (shape.Channels < 1 || shape.Height.Value < 1 || shape.Width.Value < 1)
        {
            throw new ArgumentException($"A shape of {shape} has no values: every size is at least 1.", nameof(shape));
        }

        if (shape.Elements > Array.MaxLength / batch)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batch), batch, $"{batch} maps of {shape} have more values than an array can hold; at most {Array.MaxLength / shape.Elements} fit.");
        }

        return (int)shape.Elements * batch;
    }

    public static void CheckLength(MapShape shape, int length, int batch, string name)
    {
        int expected = Length(shape, batch);
        if (length != expected)
        {
            throw new ArgumentException($"{length} values given; {shape} at batch {batch} takes {expected}.", name);
        }
    }

    /// <summary>One pass that keeps the best so far in order.</summary>
    public static Score[] Top(ReadOnlySpan<float> values, int count)
    {
        Score[] best = new Score[Math.Min(count, values.Length)];
        int kept = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (kept == best.Length && (kept == 0 || values[i].CompareTo(best[kept - 1].Value) <= 0))
            {
                continue;
            }

            // Equal values stay in order of their index; CompareTo takes NaN for the smallest.
            int place = kept < best.Length ? kept++ : kept - 1;
            for (; place > 0 && values[i].CompareTo(best[place - 1].Value) > 0; place--)
            {
                best[place] = best[place - 1];
            }

            best[place] = new Score(i, values[i]);
        }

        return best;
    }
}
