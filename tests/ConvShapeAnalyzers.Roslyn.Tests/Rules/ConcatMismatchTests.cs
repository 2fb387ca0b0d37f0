using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class ConcatMismatchTests
{
    [Fact]
    public Task A_pool_that_floored_is_named_and_the_output_padding_that_undoes_it() => CheckRules(
        Net("""
            [InputShape(3, 61, 61)]
            [{|#2:ConvLayer|}(3, p: 1, filters: 8, Name = "enc1")]
            [{|#1:MaxPoolLayer|}(2, Remainder = Remainder.Drop)]
            [ConvLayer(3, p: 1, filters: 16)]
            [{|#3:TransposedConvLayer|}(2, s: 2, filters: 8, Name = "up1")]
            [ConcatLayer({|#0:"enc1"|})]
            """),
        Expect(
            "CONV1006",
            "concat1 cannot join enc1 (8×61×61) and up1 (8×60×60): pool1 floored 61 → 30; " +
            """needs outputPadding: 1 on up1, or enc1 cropped by [CropLayer([0, 0, 1, 1], From = "enc1")]""",
            0, 1, 2, 3));

    [Fact]
    public Task Maps_of_one_height_and_width_are_not_marked() => CheckRules(
        Net("""
            [InputShape(3, 61, 61)]
            [ConvLayer(3, p: 1, filters: 8, Name = "enc1")]
            [MaxPoolLayer(2, Remainder = Remainder.Drop)]
            [TransposedConvLayer(2, s: 2, filters: 5, outputPadding: 1)]
            [ConcatLayer("enc1", "in")]
            """));

    [Fact]
    public Task Vectors_are_not_marked() => CheckRules(
        Net("""[InputShape(3, 6, 6)] [FlattenLayer] [LinearLayer(4)] [ConcatLayer("flatten1")]"""));

    [Fact]
    public Task An_axis_may_differ_alone() => CheckRules(
        Net("""
            [InputShape(3, 61, 60)]
            [{|#1:MaxPoolLayer|}(2, Remainder = Remainder.Drop)]
            [{|#2:TransposedConvLayer|}(2, s: 2)]
            [ConcatLayer({|#0:"in"|})]
            """),
        Expect(
            "CONV1006",
            "concat1 cannot join the input (3×61×60) and conv1 (3×60×60): pool1 floored 61 → 30; " +
            """needs outputPadding: [1, 0] on conv1, or the input cropped by [CropLayer([0, 0, 1, 0], From = "in")]""",
            0, 1, 2));

    [Theory]
    [InlineData("[TransposedConvLayer(2, s: 2, Padding = PaddingMode.Same)]", "4×60×60", "conv1", "Same padding has no room for output padding")]
    [InlineData("[TransposedConvLayer(2, s: 2, outputPadding: 1)] [CropLayer([0, 0, 1, 1])]", "4×60×60", "crop1", "the layer between decides the size")]
    [InlineData("[UpsampleLayer(2)]", "4×60×60", "upsample1", "an upsampling has no output padding")]
    public Task A_map_that_cannot_grow_by_output_padding_is_not_told_to(string up, string size, string name, string because)
    {
        Assert.NotEmpty(because);
        return CheckRules(
            Net($$"""[InputShape(4, 61, 61)] [MaxPoolLayer(2, Remainder = Remainder.Drop)] {{up}} [ConcatLayer({|#0:"in"|})]"""),
            Expect("CONV1006").WithLocation(0).WithOptions(Microsoft.CodeAnalysis.Testing.DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(
                $"concat1 cannot join the input (4×61×61) and {name} ({size}): pool1 floored 61 → 30; " +
                """needs the input cropped by [CropLayer([0, 0, 1, 1], From = "in")]"""));
    }

    [Fact]
    public Task A_transposed_convolution_that_others_read_too_is_left_alone() => CheckRules(
        Net("""
            [InputShape(4, 61, 61)]
            [{|#1:MaxPoolLayer|}(2, Remainder = Remainder.Drop)]
            [{|#2:TransposedConvLayer|}(2, s: 2, Name = "up")]
            [ConcatLayer({|#0:"in"|})]
            [AddLayer("up")]
            """),
        Expect(
            "CONV1006",
            "concat1 cannot join the input (4×61×61) and up (4×60×60): pool1 floored 61 → 30; " +
            """needs the input cropped by [CropLayer([0, 0, 1, 1], From = "in")]""",
            0, 1, 2));

    [Fact]
    public Task All_maps_are_cropped_to_the_size_that_they_share() => CheckRules(
        Net("""
            [InputShape(3, 64, 64)]
            [{|#2:ConvLayer|}(3, filters: 8, Name = "a")]
            [{|#1:ConvLayer|}(3, filters: 8, Name = "b")]
            [{|#3:ConvLayer|}(3, filters: 8, Name = "c")]
            [ConcatLayer({|#0:"a"|}, "b")]
            """),
        Expect(
            "CONV1006",
            "concat1 cannot join a (8×62×62) and c (8×58×58): their sizes parted at b (62×62 → 60×60); " +
            """needs a cropped by [CropLayer(2, From = "a")] and b cropped by [CropLayer(1, From = "b")]""",
            0, 1, 2, 3));

    [Fact]
    public Task Each_map_is_cropped_along_the_axis_where_it_is_larger() => CheckRules(
        Net("""
            [InputShape(3, 64, 64)]
            [{|#1:ConvLayer|}([3, 1], Name = "a")]
            [{|#2:ConvLayer|}([1, 3], From = "in", Name = "b")]
            [ConcatLayer({|#0:"a"|})]
            """),
        Expect(
            "CONV1006",
            "concat1 cannot join a (3×62×64) and b (3×64×62): their sizes parted at a (64×64 → 62×64); " +
            """needs a cropped by [CropLayer([0, 1], From = "a")] and b cropped by [CropLayer([1, 0], From = "b")]""",
            0, 1, 2));

    [Fact]
    public Task Maps_and_vectors_do_not_go_together() => CheckRules(
        Net("""[InputShape(3, 6, 6)] [{|#1:FlattenLayer|}] [{|#2:ConvLayer|}(3, From = "in")] [ConcatLayer({|#0:"flatten1"|})]"""),
        Expect(
            "CONV1006",
            "concat1 cannot join flatten1 (a vector of 108 features) and conv1 (3×4×4): their sizes parted at flatten1 (3×6×6 → 108); " +
            "needs maps alone or vectors alone: [FlattenLayer] makes a vector of a map",
            0, 1, 2));

    [Fact]
    public Task The_message_can_be_silenced() => CheckRules(
        $"""
        #pragma warning disable CONV1006
        {Net("""[InputShape(3, 32, 32)] [ConvLayer(3)] [ConcatLayer("in")]""")}
        """);

    [Fact]
    public Task In_a_block_names_are_those_of_the_block() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 33, 33)]
        [ConvLayer(3, p: 1, filters: 8, Name = "stem")]
        [ReluLayer]
        [Fire({|#0:3|})]
        public sealed partial class Net;

        [{|#2:ConvLayer|}(1, Name = "squeeze")]
        [{|#3:ConvLayer|}(K, Name = "expand")]
        [ConcatLayer({|#1:Source|})]
        public sealed partial class FireAttribute(int k, string source = "squeeze") : BlockAttribute
        {
            const int K = Argument;
            const string Source = default;
        }
        """.Replace("{|#0:3|}", "k: 3, {|#0:source: \"squeeze\"|}", StringComparison.Ordinal),
        Expect(
            "CONV1006",
            "fire1.concat1 cannot join fire1.squeeze (8×33×33) and fire1.expand (8×31×31): their sizes parted at fire1.expand (33×33 → 31×31); " +
            "needs p: 1 on fire1.expand",
            0, 1, 3, 2));

    [Fact]
    public Task A_vector_is_told_from_a_map_of_one_pixel() => CheckRules(
        Net("""
            [InputShape(3, 6, 6)] [{|#2:GlobalAvgPoolLayer|}(Name = "map")] [GlobalMaxPoolLayer(From = "in")] [{|#1:FlattenLayer|}]
            [ConcatLayer({|#0:"map"|})]
            """),
        Expect(
            "CONV1006",
            "concat1 cannot join map (3×1×1) and flatten1 (a vector of 3 features): their sizes parted at flatten1 (3×1×1 → 3); " +
            "needs maps alone or vectors alone: [FlattenLayer] makes a vector of a map",
            0, 1, 2));
}
