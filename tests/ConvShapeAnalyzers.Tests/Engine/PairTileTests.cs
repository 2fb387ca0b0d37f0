using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Tests.Engine;

/// <summary>At most eight filters over the plain order, two pixels of which share a vector.</summary>
public sealed class PairTileTests
{
    private static readonly LayerKind?[] Activations = [null, LayerKind.Relu, LayerKind.Relu6, LayerKind.HardSwish];

    /// <summary>Rows of every number of pixels up to a few tiles, odd ones and a single one among them.</summary>
    [Fact]
    public void Rows_of_any_length_match_the_reference()
    {
        for (int i = 0; i < 210; i++)
        {
            int width = 1 + i % 70;
            Random random = new(i);
            WindowAxis rows = LayerCase.Axis(random.Next(1, 4), random.Next(1, 3), random.Next(2), random.Next(1, 3)), columns = new(random.Next(1, 6), PaddingStart: random.Next(3), PaddingEnd: random.Next(3));
            MapShape input = new(1 + i % 4, random.Next(5, 9), width + 2);
            AssertMatches(LayerCase.Convolution(input, 1 + i % 9, rows, columns, bias: random.Next(2) == 0), random);
        }
    }

    /// <summary>More summands than are taken at once, which pairs do not go on from.</summary>
    [Fact]
    public void Kernels_beyond_what_is_summed_at_once_match_the_reference() =>
        AssertMatches(LayerCase.Convolution(new MapShape(4, 20, 40), 8, LayerCase.Axis(12, p: 3)), new Random(1));

    [Fact]
    public void A_map_that_is_added_is_added_to_pairs_too() =>
        AssertMatches(LayerCase.Convolution(new MapShape(2, 9, 31), 5, LayerCase.Axis(3, p: 1)), new Random(1), isAdded: true);

    private static void AssertMatches(LayerInfo layer, Random random, bool isAdded = false)
    {
        for (int batch = 1; batch < 4; batch++)
        {
            OperatorCase run = new(layer, LayerCase.Tensors(layer, batch), LayerCase.Inputs(layer, batch, 7), batch)
            {
                IsPlain = true,
                Activation = Activations[random.Next(Activations.Length)],
                Addend = isAdded ? LayerCase.Integers((int)layer.Output.Elements * batch, 5) : null,
            };
            LayerCase.AssertSameBits(run.Reference(), run.Run(), LayerCase.Describe(layer, batch));
        }
    }
}
