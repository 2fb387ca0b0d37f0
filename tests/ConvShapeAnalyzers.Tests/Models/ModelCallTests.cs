using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests;

public class ModelCallTests
{
    private static readonly MapShape Input = new(2, 3, 4);
    private static readonly MapShape Output = new(6);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Lengths_that_fit_the_batch_pass(int batch) => Check(24 * batch, 6 * batch, batch);

    [Theory]
    [InlineData(23, 6, 1, "input", "Net.Forward: the input has 23 values; 2×3×4 at batch 1 takes 24.")]
    [InlineData(24, 6, 2, "input", "Net.Forward: the input has 24 values; 2×3×4 at batch 2 takes 48.")]
    [InlineData(0, 6, 1, "input", "Net.Forward: the input has 0 values; 2×3×4 at batch 1 takes 24.")]
    [InlineData(24, 7, 1, "output", "Net.Forward: the output has 7 values; 6 at batch 1 takes 6.")]
    [InlineData(48, 6, 2, "output", "Net.Forward: the output has 6 values; 6 at batch 2 takes 12.")]
    [InlineData(24, 6, int.MaxValue, "input", "Net.Forward: the input has 24 values; 2×3×4 at batch 2147483647 takes 51539607528.")]
    public void A_wrong_length_is_told_with_the_right_one(int input, int output, int batch, string parameter, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(parameter, () => Check(input, output, batch)).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_batch_below_one_is_told_before_the_lengths(int batch) => Assert.StartsWith(
        "Net.Forward: a batch is at least 1 image.", Assert.Throws<ArgumentOutOfRangeException>("batch", () => Check(0, 0, batch)).Message);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 23)]
    [InlineData(5, 0)]
    [InlineData(5, 2)]
    public void An_output_that_shares_memory_with_the_input_is_refused(int inputStart, int outputStart)
    {
        float[] memory = new float[40];
        ArgumentException exception = Assert.Throws<ArgumentException>(
            "output", () => ModelCall.Check("Net", Input, Output, memory.AsSpan(inputStart, 24), memory.AsSpan(outputStart, 6), 1));
        Assert.StartsWith("Net.Forward: the output overlaps the input; it needs memory of its own.", exception.Message);
    }

    [Fact]
    public void An_output_beside_the_input_in_one_array_passes()
    {
        float[] memory = new float[36];
        ModelCall.Check("Net", Input, Output, memory.AsSpan(6, 24), memory.AsSpan(0, 6), 1);
        ModelCall.Check("Net", Input, Output, memory.AsSpan(6, 24), memory.AsSpan(30, 6), 1);
    }

    [Fact]
    public void Maps_of_different_batches_are_refused()
    {
        ModelCall.CheckBatch("Net", new FeatureMap<Shape2x3x4>(2), new FeatureMap<Shape6>(2));
        ArgumentException exception = Assert.Throws<ArgumentException>(
            "output", () => ModelCall.CheckBatch("Net", new FeatureMap<Shape2x3x4>(2), new FeatureMap<Shape6>(3)));
        Assert.StartsWith("Net.Forward: the input is a batch of 2, the output one of 3.", exception.Message);
    }

    [Fact]
    public void Missing_maps_are_refused()
    {
        Assert.Throws<ArgumentNullException>("input", () => ModelCall.CheckBatch<Shape6, Shape6>("Net", null!, new()));
        Assert.Throws<ArgumentNullException>("output", () => ModelCall.CheckBatch<Shape6, Shape6>("Net", new(), null!));
    }

    private static void Check(int input, int output, int batch) =>
        ModelCall.Check("Net", Input, Output, new float[input], new float[output], batch);
}
