using ConvShape.Architecture;
using ConvShape.Tests.Engine;
using static ConvShape.Weights.Tests.SafetensorsFile;

namespace ConvShape.Weights.Tests;

public class CreateRandomTests
{
    [Fact]
    public void Values_fill_the_interval_of_PyTorchs_default_evenly()
    {
        // Uniform within ±1/√150 as of Conv2d(6, …, 5): mean 0, variance bound²/3.
        float[] values = StateDict.CreateRandom([Spec("conv2.weight", 1000, 6, 5, 5)], 5)["conv2.weight"].ToArray();
        double bound = 1 / Math.Sqrt(150);
        Assert.All(values, value => Assert.InRange(value, -bound, bound));
        Assert.InRange(values.Max(), 0.9999 * bound, bound);
        Assert.InRange(values.Min(), -bound, -0.9999 * bound);
        Assert.InRange(values.Average(value => (double)value), -0.005 * bound, 0.005 * bound);
        Assert.InRange(values.Average(value => (double)value * value), 0.33 * bound * bound, 0.337 * bound * bound);
        for (int tenth = 0; tenth < 10; tenth++)
        {
            double from = (-1 + (0.2 * tenth)) * bound;
            Assert.InRange(values.Count(value => value >= from && value < from + (0.2 * bound)), 14_500, 15_500);
        }
    }

    /// <summary>The first outputs of SplitMix64 for the seed 1234567, as Rosetta Code gives them.</summary>
    [Fact]
    public void A_seed_gives_these_numbers_on_every_platform()
    {
        // 6457827717110365317, 3203168211198807973, 9817491932198370423 → upper 24 bits, minus 2²³, over 2²³.
        float[] expected = [.. new[] { 6457827717110365317ul, 3203168211198807973ul, 9817491932198370423ul }
            .Select(z => ((z >> 40) - 8388608f) / 8388608f)];
        Assert.Equal(expected, StateDict.CreateRandom([new TensorSpec("a", [3], 1)], 1234567)["a"].ToArray());
    }

    [Fact]
    public void Seeds_differ_and_tensors_differ()
    {
        TensorSpec[] declared = [Spec("a", 4, 4), Spec("b", 4, 4)];
        StateDict one = StateDict.CreateRandom(declared, 1), again = StateDict.CreateRandom(declared, 1);
        StateDict other = StateDict.CreateRandom(declared, -1);
        BothWays.AssertSame(one, again);
        Assert.NotEqual(one["a"].ToArray(), other["a"].ToArray());
        Assert.NotEqual(one["a"].ToArray(), one["b"].ToArray());
    }

    /// <summary>The second axis of C×(F/g)×kh×kw is what PyTorch takes for the inputs.</summary>
    [Theory]
    [InlineData(1, 12 * 9)]
    [InlineData(2, 6 * 9)]
    public void A_transposed_convolution_is_scaled_by_the_filters_of_a_group(int groups, int fanIn)
    {
        LayerInfo deconv = LayerCase.Transposed(new MapShape(8, 5, 5), 12, LayerCase.Axis(3), LayerCase.Axis(3), groups);
        Assert.Equal([fanIn, fanIn], deconv.Tensors.Select(tensor => tensor.FanIn));
    }

    [Theory]
    [InlineData("bn1.weight", 1)]
    [InlineData("bn1.running_var", 1)]
    [InlineData("bn1.bias", 0)]
    [InlineData("bn1.running_mean", 0)]
    public void A_normalisation_begins_as_the_identity(string name, float value) =>
        Assert.All(StateDict.CreateRandom([new TensorSpec(name, [7], 0)], 3)[name].ToArray(), actual => Assert.Equal(value, actual));
}
