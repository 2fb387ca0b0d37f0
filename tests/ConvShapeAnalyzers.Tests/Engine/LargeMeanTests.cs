using ConvShape.Architecture;

namespace ConvShape.Tests.Engine;

/// <summary>Means of so many values that a sum which takes them one by one loses what the later ones add to it.</summary>
public sealed class LargeMeanTests
{
    /// <summary>A map with nothing around it, which is one long row, and halves of it: wide rows, and very short ones.</summary>
    [Theory]
    [InlineData(1200, 1200, 1, 1)]
    [InlineData(1200, 1200, 2, 2)]
    [InlineData(400_000, 4, 1, 2)]
    [InlineData(2, 700_000, 2, 1)]
    public void A_mean_of_very_many_values_is_as_exact_as_one_of_few(int height, int width, int rows, int columns)
    {
        MapShape map = new(1, height, width);
        LayerInfo layer = rows * columns == 1 ? LayerCase.GlobalPool(LayerKind.GlobalAveragePool, map) : LayerCase.AdaptivePool(map, rows, columns);

        // All alike, so that every sum of a certain size is rounded the same way.
        float[] values = new float[height * width];
        Array.Fill(values, 0.7f);
        float[] expected = LayerCase.RunReference(layer, [], [], values), actual = LayerCase.RunOperator(layer, [], [], values);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 5e-6f));
    }
}
