using ConvShape.Architecture;
using FsCheck;
using FsCheck.Fluent;
using static ConvShape.Tests.Architecture.Nets;

namespace ConvShape.Tests.Architecture;

public class MinimumInputTests
{
    /// <summary>Beyond what eight windows of 7 at stride 2 can ask for.</summary>
    private const int Limit = 2_000;

    [Fact]
    public void It_is_the_first_size_at_which_every_window_fits() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(RandomNetworks.Stacks.ToArbitrary(), stack =>
        {
            Network network = Network.Sequence(new MapShape(1, 1, 1), stack);
            return network.Infer().MinimumInput(Axis.Rows) == Search(stack, Axis.Rows) && network.Infer().MinimumInput(Axis.Columns) == Search(stack, Axis.Columns);
        }));

    [Fact]
    public void A_network_without_windows_takes_one_pixel() => Assert.Equal(1, Network.Sequence(new MapShape(1, 9, 9), []).Infer().MinimumInput(Axis.Rows));

    [Fact]
    public void LeNet5_takes_12x12_and_VGG16_32x32()
    {
        Assert.Equal(12, Nets.LeNet5.Infer().MinimumInput(Axis.Rows));
        Assert.Equal(32, Nets.Vgg16.Infer().MinimumInput(Axis.Columns));
    }

    [Fact]
    public void No_input_gives_a_window_of_3_a_place_behind_a_global_pool() =>
        Assert.Equal(long.MaxValue, Behind(GlobalPool("one")).Infer().MinimumInput(Axis.Rows));

    [Fact]
    public void What_stands_behind_a_vector_asks_for_no_input()
    {
        Assert.Equal(1, Behind(Flatten("one")).Infer().MinimumInput(Axis.Rows));
        Assert.Equal(1, Behind(Linear("one", 5)).Infer().MinimumInput(Axis.Rows));
    }

    [Fact]
    public void Every_reader_of_the_input_counts()
    {
        Network network = new(new MapShape(1, 9, 9), [new(Conv("a", 1, k: 5), [-1]), new(Conv("b", 1, k: 8), [-1]), new(Conv("c", 1, k: 2), [0])]);
        Assert.Equal(8, network.Infer().MinimumInput(Axis.Rows));
    }

    private static Network Behind(LayerSpec one) =>
        Network.Sequence(new MapShape(1, 9, 9), [Conv("conv1", 4, k: 3, p: 1), one, Relu("relu1"), Conv("conv2", 4, k: 3)]);

    private static long Search(LayerSpec[] stack, Axis axis)
    {
        // The windows of one axis on both, so that no window fails for the other's sake.
        LayerSpec[] square = stack.Select(layer => layer switch
        {
            ConvolutionSpec convolution => convolution with { Window = Square(convolution.Window, axis) },
            PoolSpec pool => pool with { Window = Square(pool.Window, axis) },
            _ => layer,
        }).ToArray();
        for (int size = 1; size <= Limit; size++)
        {
            if (!Network.Sequence(new MapShape(1, size, size), square).Infer().Problems.Any(problem => problem is WindowTooLarge))
            {
                return size;
            }
        }

        return long.MaxValue;
    }

    private static WindowSpec Square(WindowSpec window, Axis axis) => new(window[axis], window[axis]);
}
