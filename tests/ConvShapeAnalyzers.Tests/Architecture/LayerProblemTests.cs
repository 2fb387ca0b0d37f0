using ConvShape.Architecture;
using ConvShape.Arithmetic;
using ConvShape.Engine;
using static ConvShape.Tests.Architecture.Nets;

namespace ConvShape.Tests.Architecture;

/// <summary>Everything impossible that inference can meet: what it reports, and what it goes on with.</summary>
public class LayerProblemTests
{
    private static readonly MapShape Image = new(3, 8, 8);

    [Fact]
    public void Declared_channels_that_differ_leave_the_shape_known()
    {
        InferredNetwork network = Infer(Image, Conv("conv1", 4, k: 3) with { InChannels = 5 }, Conv("conv2", 6, k: 3));
        Assert.Equal([new ChannelsDiffer(0, Declared: 5, Arriving: 3)], network.Problems);
        Assert.Equal([true, true], network.IsExact);
        Assert.Equal([4, 3, 3, 3], network.Layers[0].Tensors[0].Shape);
        Assert.Equal(new MapShape(6, 4, 4), network.Output);
    }

    [Fact]
    public void A_window_that_does_not_fit_leaves_one_row_and_guesses_below()
    {
        WindowAxis rows = new(9), columns = new(3);
        ConvolutionSpec tall = Conv("conv1", 4, k: 1) with { Window = new WindowSpec(rows, columns) };
        InferredNetwork network = Infer(Image, tall, Conv("conv2", 6, k: 3));
        Assert.Equal([new WindowTooLarge(0, rows, columns, Image)], network.Problems);
        Assert.Equal([false, false], network.IsExact);
        Assert.Equal(new MapShape(4, 1, 6), network.Layers[0].Output);
        Assert.Equal(new MapShape(6, 1, 4), network.Output);
    }

    [Fact]
    public void A_pool_that_does_not_fit_is_told_with_its_padding_resolved()
    {
        PoolSpec pool = new("pool1", LayerKind.MaxPool, new WindowSpec(new(12, 4), new(12, 4), PaddingMode.Valid));
        InferredNetwork network = Infer(Image, pool);
        Assert.Equal([new WindowTooLarge(0, new(12, 4), new(12, 4), Image)], network.Problems);
        Assert.Equal(new MapShape(3, 1, 1), network.Output);
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 4)]
    public void Groups_that_do_not_divide_are_dropped(int groups, int filters)
    {
        InferredNetwork network = Infer(Image, Conv("conv1", filters, k: 3, g: groups));
        Assert.Equal([new GroupsDoNotDivide(0, groups, Channels: 3, filters)], network.Problems);
        Assert.Equal([false], network.IsExact);
        Assert.Equal(1, network.Layers[0].Groups);
        Assert.Equal(new MapShape(filters, 6, 6), network.Output);
    }

    [Fact]
    public void Declared_features_that_differ_leave_the_shape_known()
    {
        InferredNetwork network = Infer(Image, Flatten("flatten1"), Linear("linear1", 10) with { InFeatures = 100 });
        Assert.Equal([new FeaturesDiffer(1, Declared: 100, Arriving: 192)], network.Problems);
        Assert.Equal([true, true], network.IsExact);
        Assert.Equal([10, 192], network.Layers[1].Tensors[0].Shape);
    }

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(2, 2, false)]
    [InlineData(3, 1, true)]
    [InlineData(3, 2, false)]
    public void A_pool_may_be_padded_by_half_its_kernel(int kernel, int padding, bool isFine)
    {
        WindowAxis axis = new(kernel, kernel, 1, padding, padding);
        InferredNetwork network = Infer(Image, MaxPool("pool1", kernel, p: padding));
        Assert.Equal(isFine ? [] : [new PoolPaddingTooLarge(0, axis, axis)], network.Problems);
        Assert.Equal([true], network.IsExact);
    }

    [Fact]
    public void A_layer_that_needs_rows_takes_a_vector_as_one_row_and_column()
    {
        foreach (LayerSpec spec in (LayerSpec[])[Conv("layer", 192, k: 1), MaxPool("layer", 1), GlobalPool("layer")])
        {
            InferredNetwork network = Infer(Image, Flatten("flatten1"), spec);
            Assert.Equal([new NotSpatial(1, new MapShape(192))], network.Problems);
            Assert.Equal([true, false], network.IsExact);
            Assert.Equal(new MapShape(192, 1, 1), network.Output);
        }
    }

    [Fact]
    public void A_linear_layer_takes_a_map_as_the_vector_it_would_be()
    {
        InferredNetwork network = Infer(Image, Linear("linear1", 10) with { InFeatures = 5 });
        Assert.Equal([new NotFlat(0, Image)], network.Problems);
        Assert.Equal([true], network.IsExact);
        Assert.Equal([10, 192], network.Layers[0].Tensors[0].Shape);
    }

    [Fact]
    public void A_map_larger_than_an_array_is_told_and_made_small()
    {
        InferredNetwork network = Infer(new MapShape(1, 30_000, 30_000), Conv("conv1", 3, k: 1), Conv("conv2", 4, k: 3));
        Assert.Equal([new TooManyElements(0, "its feature map", 2_700_000_000)], network.Problems);
        Assert.Equal([false, false], network.IsExact);
        Assert.Equal(new MapShape(1, 1, 1), network.Layers[0].Output);
    }

    [Theory]
    [InlineData(0x7FFFFFB7, true)]
    [InlineData(0x7FFFFFB8, false)]
    public void A_map_is_as_long_as_an_array_of_the_engine_can_be(int width, bool isFine)
    {
        Assert.Equal(LayerInference.LongestArray, Array.MaxLength - AlignedFloats.AlignmentBytes / sizeof(float));
        Assert.Equal(LayerInference.LongestArray, AlignedFloats.MaxLength);
        Assert.Equal(isFine, Infer(new MapShape(1, 1, width)).Problems.Length == 0);

        // Grown by one column, from just below: the same border for what a layer makes.
        ConvolutionSpec widening = new("conv1", new WindowSpec(new(1), new(1, 1, 1, PaddingEnd: 1)), 1, 1, InChannels: null, Bias: true);
        Assert.Equal(isFine, Infer(new MapShape(1, 1, width - 1), widening).Problems.Length == 0);
    }

    [Fact]
    public void An_input_larger_than_an_array_leaves_nothing_known_until_a_linear_layer()
    {
        MapShape input = new(3, 50_000, 50_000);
        InferredNetwork network = Infer(input, Flatten("flatten1"), Linear("linear1", 10));
        Assert.Equal([new TooManyElements(-1, "one image", 7_500_000_000)], network.Problems);
        Assert.Equal([false, true], network.IsExact);
        Assert.Equal(new MapShape(int.MaxValue), network.Layers[0].Output);
    }

    [Fact]
    public void Weights_larger_than_an_array_are_told()
    {
        InferredNetwork linear = Infer(new MapShape(1, 1_000, 1_000), Flatten("flatten1"), Linear("linear1", 5_000));
        Assert.Equal([new TooManyElements(1, "its weights", 5_000_000_000)], linear.Problems);
        Assert.Equal([true, true], linear.IsExact);
        InferredNetwork convolution = Infer(new MapShape(100_000, 1, 1), Conv("conv1", 100_000, k: 1));
        Assert.Equal([new TooManyElements(0, "its weights", 10_000_000_000)], convolution.Problems);
    }

    [Fact]
    public void Only_the_first_mistake_of_a_path_is_told()
    {
        InferredNetwork network = Infer(
            Image, Conv("conv1", 4, k: 9), Conv("conv2", 4, k: 5, g: 3) with { InChannels = 9 }, MaxPool("pool1", 2, p: 2), Linear("linear1", 2));
        Assert.IsType<WindowTooLarge>(Assert.Single(network.Problems));
    }

    [Fact]
    public void A_declaration_that_could_not_be_read_is_a_guess_and_told_by_no_one_here()
    {
        LayerNode guessed = new(Conv("conv1", 4, k: 9), [-1], IsCertain: false);
        InferredNetwork network = new Network(Image, [guessed, new(Conv("conv2", 4, k: 5), [0])]).Infer();
        Assert.Empty(network.Problems);
        Assert.Equal([false, false], network.IsExact);
    }

    [Fact]
    public void An_input_that_could_not_be_read_makes_everything_a_guess()
    {
        Network network = Network.Sequence(Image, [Conv("conv1", 4, k: 9)]) with { IsInputCertain = false };
        Assert.Equal([false], network.Infer().IsExact);
        Assert.Empty(network.Infer().Problems);
    }

    [Fact]
    public void A_layer_is_known_only_where_all_that_it_reads_is()
    {
        Network network = new(Image,
        [
            new(Conv("good", 4, k: 3), [-1]), new(Conv("bad", 4, k: 9), [-1]),
            new(Relu("beside"), [0]), new(Relu("below"), [0, 1]), new(Conv("bad2", 4, k: 9), [0]),
        ]);
        InferredNetwork inferred = network.Infer();
        Assert.Equal([true, false, true, false, false], inferred.IsExact);
        Assert.Equal([1, 4], inferred.Problems.Select(problem => problem.Layer));
    }

    private static InferredNetwork Infer(MapShape input, params LayerSpec[] layers) => Network.Sequence(input, layers).Infer();
}
