using ConvShape.Architecture;

namespace ConvShape;

/// <summary>What maps of all shapes share.</summary>
internal static class FeatureMaps
{
    /// <summary>N·C·H·W, which must fit an array.</summary>
    public static int Length(MapShape shape, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
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

    public static Score[] Top(ReadOnlySpan<float> values, int count)
    {
        float[] keys = values.ToArray();
        int[] indices = new int[keys.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = i;
        }

        Array.Sort(indices, (a, b) => keys[a].Equals(keys[b]) ? a.CompareTo(b) : keys[b].CompareTo(keys[a]));
        Score[] scores = new Score[Math.Min(count, keys.Length)];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = new Score(indices[i], keys[indices[i]]);
        }

        return scores;
    }
}
