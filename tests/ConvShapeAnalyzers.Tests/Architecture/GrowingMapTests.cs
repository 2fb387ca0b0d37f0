using ConvShape.Architecture;
using ConvShape.Arithmetic;
using FsCheck;
using FsCheck.Fluent;

namespace ConvShape.Tests.Architecture;

/// <summary>Layers that make maps larger or cut them: what they need, and how far their values look back.</summary>
public class GrowingMapTests
{
    private static readonly Gen<TransposedAxis> Axes =
        from k in Gen.Choose(1, 5)
        from s in Gen.Choose(1, 4)
        from d in Gen.Choose(1, 3)
        from start in Gen.Choose(0, 3)
        from end in Gen.Choose(0, 3)
        from a in Gen.Choose(0, 3)
        select new TransposedAxis(k, s, d, start, end, a);

    [Fact]
    public void The_smallest_input_of_a_transposed_convolution_is_the_first_that_gives_so_many_outputs() =>
        Verify(from axis in Axes from outputs in Gen.Choose(1, 40) select (axis, outputs), sample =>
            sample.axis.MinimumInput(sample.outputs) == Enumerable.Range(1, 100).First(input => sample.axis.OutputSize(input) >= sample.outputs));

    [Fact]
    public void Same_padding_of_a_transposed_convolution_grows_by_the_stride() =>
        Verify(from axis in Axes from input in Gen.Choose(1, 20) select (axis, input), sample =>
            (sample.axis with { OutputPadding = 0 }).WithPadding(PaddingMode.Same).OutputSize(sample.input) == (long)sample.axis.Stride * sample.input);

    [Theory]
    [InlineData(PaddingMode.Valid)]
    [InlineData(PaddingMode.Half)]
    [InlineData(PaddingMode.Full)]
    public void A_padding_mode_is_that_of_the_convolution_run_backwards(PaddingMode mode) => Verify(Axes, axis =>
    {
        TransposedAxis padded = axis.WithPadding(mode);
        return padded.Window == axis.Window.WithPadding(mode, input: 1) && padded.OutputPadding == axis.OutputPadding;
    });

    /// <summary>Every output of a transposed convolution is fed by the inputs j with j·s + u·d − p = i for some tap u.</summary>
    [Fact]
    public void The_field_of_a_transposed_convolution_holds_all_that_feeds_an_output_and_no_more_than_needed() =>
        Verify(Axes.Where(axis => axis.Dilation == 1), axis =>
        {
            int most = Enumerable.Range(0, 60).Max(output => Enumerable.Range(0, 120)
                .Count(input => Enumerable.Range(0, axis.Kernel).Any(tap => input * axis.Stride + tap == output + 40)));
            return ReceptiveAxis.Input.After(axis) == new ReceptiveAxis(most, 1, axis.Stride);
        });

    [Fact]
    public void What_grows_and_shrinks_again_looks_back_as_far_as_its_values_do()
    {
        // 2×2 up by 2, then a 3×3: outputs see 2 inputs; neighbours lie half an input apart.
        ReceptiveAxis grown = ReceptiveAxis.Input.After(new TransposedAxis(2, 2)).After(new WindowAxis(3));
        Assert.Equal(new ReceptiveAxis(2, 1, 2), grown);

        // Pooled by 2 and grown by 2 again, neighbours are one input apart as before.
        Assert.Equal(new ReceptiveAxis(2, 1), ReceptiveAxis.Input.After(new WindowAxis(2, 2)).After(new TransposedAxis(2, 2)));
    }

    [Fact]
    public void The_field_of_an_adaptive_pool_is_its_largest_part() =>
        Verify(from input in Gen.Choose(1, 60) from outputs in Gen.Choose(1, 40) select (input, outputs), sample =>
        {
            (int n, int o) = sample;
            long largest = Enumerable.Range(0, o).Max(i => ((i + 1) * n + o - 1) / o - i * n / o);
            LayerInfo layer = Infer(new MapShape(1, n, n), new AdaptivePoolSpec("pool1", o, o)).Layers[0];
            return layer.Output == new MapShape(1, o, o) && layer.ReceptiveRows.Size == largest &&
                layer.ReceptiveRows.Jump * o == (long)n * layer.ReceptiveRows.Divisor;
        });

    [Fact]
    public void The_smallest_input_is_the_first_at_which_a_stack_that_grows_and_cuts_is_possible()
    {
        Gen<LayerSpec> layers = Gen.OneOf(
            from axis in Axes select (LayerSpec)new TransposedConvolutionSpec("up", axis with { OutputPadding = 0 }, axis with { OutputPadding = 0 }, PaddingMode.Explicit, 1, 1, null, false),
            from scale in Gen.Choose(1, 3) select (LayerSpec)new UpsampleSpec("up", scale, scale, Interpolation.Nearest),
            from p in Gen.Choose(0, 4) select (LayerSpec)new CropSpec("crop", Margins(p, p + 1), Margins(p, p + 1)),
            from p in Gen.Choose(0, 4) select (LayerSpec)new ZeroPadSpec("pad", Margins(p, 0), Margins(p, 0)),
            from k in Gen.Choose(1, 5) from s in Gen.Choose(1, 3) select (LayerSpec)Nets.MaxPool("pool", k, s));
        Verify(from length in Gen.Choose(1, 5) from stack in layers.ArrayOf(length) select stack, stack =>
        {
            int first = Enumerable.Range(1, 2_000).First(size => Infer(new MapShape(1, size, size), stack).Problems.Length == 0);
            return Infer(new MapShape(1, 1, 1), stack).MinimumInput(Axis.Rows) == first;
        });
    }

    [Fact]
    public void A_gate_asks_for_one_pixel_only()
    {
        // Squeeze and excitation: the pool gives one value for each channel, and all rows and columns share it.
        Network network = new(new MapShape(4, 9, 9),
        [
            new(Nets.Conv("conv1", 4, k: 3), [-1]), new(Nets.GlobalPool("pool1"), [0]), new(new MergeSpec("multiply1", LayerKind.Multiply), [0, 1]),
            new(Nets.Conv("conv2", 4, k: 5), [2]),
        ]);
        InferredNetwork inferred = network.Infer();
        Assert.Empty(inferred.Problems);
        Assert.Equal(7, inferred.MinimumInput(Axis.Rows));
        Assert.Equal(new ReceptiveAxis(9, 1), inferred.Layers[2].ReceptiveRows);
    }

    private static WindowAxis Margins(int start, int end) => new(1, PaddingStart: start, PaddingEnd: end);

    private static InferredNetwork Infer(MapShape input, params LayerSpec[] stack) => Network.Sequence(input, stack).Infer();

    private static void Verify<T>(Gen<T> samples, Func<T, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(samples.ToArbitrary(), property));
}
