using ConvShape.CodeFixes;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.CodeFixes;

/// <summary>A mend that changes how many channels a layer makes is carried through what declares them below.</summary>
public sealed class CarriedOnTests
{
    [Fact]
    public Task A_layer_below_follows() => FixTest<MendFix>.CheckChoice(
        Nets(6, "{|CONV1001:InChannels = 8|}", 6, 6),
        1,
        "Use filters: 8 on conv1, and Features = 8 on bn1",
        Nets(8, "InChannels = 8", 8, 6));

    [Fact]
    public Task What_does_not_follow_from_it_stays() => FixTest<MendFix>.CheckChoice(
        Net("""
            [InputShape(3, 8, 8)]
            [ConvLayer(k: 3, filters: 6, Bias = false)] [BatchNormLayer(Features = 6)] [ReluLayer]
            [ConvLayer(k: 3, p: 1, g: 6, filters: 12, InChannels = 6)] // depthwise
            [FlattenLayer(From = "relu1")]
            [LinearLayer(10, InFeatures = 216)]
            [OutputLayer("scores")]
            [ConvLayer(k: 1, {|CONV1001:InChannels = 24|}, From = "conv2")]
            """),
        1,
        "Use filters: 24 on conv2",
        Net("""
            [InputShape(3, 8, 8)]
            [ConvLayer(k: 3, filters: 6, Bias = false)] [BatchNormLayer(Features = 6)] [ReluLayer]
            [ConvLayer(k: 3, p: 1, g: 6, filters: 24, InChannels = 6)] // depthwise
            [FlattenLayer(From = "relu1")]
            [LinearLayer(10, InFeatures = 216)]
            [OutputLayer("scores")]
            [ConvLayer(k: 1, InChannels = 24, From = "conv2")]
            """));

    [Fact]
    public Task A_depthwise_convolution_stays_one() => FixTest<MendFix>.CheckChoice(
        Net("""
            [InputShape(3, 8, 8)]
            [ConvLayer(k: 3, filters: 6)]
            [ConvLayer(k: 3, p: 1, g: 6, filters: 12)]
            [FlattenLayer]
            [LinearLayer(10, InFeatures = 432)]
            [OutputLayer("scores")]
            [ConvLayer(k: 1, {|CONV1001:InChannels = 8|}, From = "conv1")]
            """),
        1,
        "Use filters: 8 on conv1, and 3 numbers below that follow from it",
        Net("""
            [InputShape(3, 8, 8)]
            [ConvLayer(k: 3, filters: 8)]
            [ConvLayer(k: 3, p: 1, g: 8, filters: 16)]
            [FlattenLayer]
            [LinearLayer(10, InFeatures = 576)]
            [OutputLayer("scores")]
            [ConvLayer(k: 1, InChannels = 8, From = "conv1")]
            """));

    [Fact]
    public Task Features_are_mended_where_they_are_made() => FixTest<MendFix>.CheckChoice(
        Net("[InputShape(3, 8, 8)] [FlattenLayer] [LinearLayer(100)] [ReluLayer] [LinearLayer(10, {|CONV1004:InFeatures = 120|})]"),
        1,
        "Use features: 120 on linear1",
        Net("[InputShape(3, 8, 8)] [FlattenLayer] [LinearLayer(120)] [ReluLayer] [LinearLayer(10, InFeatures = 120)]"));

    /// <summary>No number that a layer declares mends a sum: what breaks one is not offered.</summary>
    [Fact]
    public Task What_breaks_a_sum_is_not_offered() => Offers.Check(
        Net("""
            [InputShape(3, 8, 8)]
            [ConvLayer(k: 1, filters: 6, Name = "a")] [ReluLayer]
            [ConvLayer(k: 1, filters: 6, Name = "b")] [AddLayer("a")]
            [ConvLayer(k: 1, InChannels = 8, From = "a")]
            """),
        "Use InChannels = 6");

    /// <summary>Each of these alone would make another error, or none goes away.</summary>
    [Theory]
    [InlineData("[ConvLayer(k: 3, p: 1, g: 3, filters: 6)] [ConvLayer(k: 1, InChannels = 8)]", "Use InChannels = 6")]
    [InlineData("[DepthwiseConvLayer(k: 3, p: 1)] [ConvLayer(k: 1, InChannels = 8)]", "Use InChannels = 3")]
    [InlineData("[ConvLayer(k: 1, filters: 4)] [ConcatLayer(\"in\")] [ConvLayer(k: 1, InChannels = 8)]", "Use InChannels = 7")]
    [InlineData("[ConvLayer(k: 1, InChannels = 8)]", "Use InChannels = 3")]
    public Task A_producer_that_cannot_make_them_is_not_changed(string layers, string title) =>
        Offers.Check(Net($"[InputShape(3, 8, 8)] {layers}"), title);

    /// <summary>A layer below a mistake has a guessed shape, but its declaration is what it is.</summary>
    [Fact]
    public Task A_layer_stays_that_others_name() => Offers.Check(
        Net("""[InputShape(1, 4, 4)] [ConvLayer(k: 9, filters: 4, Name = "a")] [ConvLayer(k: 1, From = "a")]"""),
        "Use p: 4 (keeps 4×4)",
        "Use height: 9 and width: 9 on the input");

    /// <summary>The sum of the two is another mistake, which the wrong name hid.</summary>
    [Fact]
    public Task A_name_is_put_right_whatever_shape_it_has() => Offers.Check(
        Net("""[InputShape(1, 8, 8)] [ReluLayer(Name = "stem")] [ConvLayer(k: 3, filters: 4)] [AddLayer("sten")]"""),
        "Read \"stem\"");

    [Fact]
    public Task A_constant_is_not_lost_unawares() => Offers.Check(
        """
        using ConvShape;

        [InputShape(4, 8, 8)]
        [ConvLayer(k: 3, filters: Width, Bias = false)]
        [BatchNormLayer(Features = Width + 1)]
        partial class Net
        {
            const int Width = 8;
        }
        """,
        "Use Features = 8 in place of Width + 1",
        "Use filters: 9 in place of Width on conv1");

    private static string Nets(int filters, string channels, int features, int others) => Net($"""
        [InputShape(3, 8, 8)]
        [ConvLayer(k: 3, filters: {filters}, Bias = false)]
        [BatchNormLayer(Features = {features})] // as many
        [ConvLayer(k: 3, {channels}, filters: {others})]
        """.Replace($"{channels}, filters: {others}", $"filters: {others}, {channels}", StringComparison.Ordinal));
}
