using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

/// <summary>Rules that concern many kinds of layers, in the words that fit each.</summary>
public sealed class NewKindTests
{
    [Theory]
    [InlineData("""[ConvLayer(1, filters: 8)] [TransposedConvLayer(1, {|#0:InChannels = 4|})]""", "conv2 declares InChannels = 4, but gets 8 channels from conv1; needs InChannels = 8, or filters: 4 on conv1")]
    [InlineData("""[TransposedConvLayer(1, filters: 8)] [DepthwiseConvLayer(1, {|#0:InChannels = 4|})]""", "conv2 declares InChannels = 4, but gets 8 channels from conv1; needs InChannels = 8, or filters: 4 on conv1")]
    [InlineData("""[DepthwiseConvLayer(1, Multiplier = 2)] [ConvLayer(1, {|#0:InChannels = 4|})]""", "conv2 declares InChannels = 4, but gets 6 channels from conv1; needs InChannels = 6")]
    [InlineData("""[ConvLayer(1, filters: 6, g: 3)] [ConvLayer(1, {|#0:InChannels = 4|})]""", "conv2 declares InChannels = 4, but gets 6 channels from conv1; needs InChannels = 6")]
    [InlineData("""[ConvLayer(1, filters: 6, Bias = false)] [BatchNormLayer(Features = 6)] [ConvLayer(1, {|#0:InChannels = 4|})]""", "conv2 declares InChannels = 4, but gets 6 channels from conv1; needs InChannels = 6")]
    [InlineData("""[ConvLayer(1, filters: 6)] [ConcatLayer("in")] [ConvLayer(1, {|#0:InChannels = 4|})]""", "conv2 declares InChannels = 4, but gets 9 channels from concat1; needs InChannels = 9")]
    [InlineData("""[ConvLayer(1)] [AddLayer("in")] [ConvLayer(1, {|#0:InChannels = 4|})]""", "conv2 declares InChannels = 4, but gets 3 channels from the input; needs InChannels = 3")]
    [InlineData("""[ConvLayer(1, filters: 6)] [ConvLayer(1, {|#0:InChannels = 4|})] [AddLayer("conv1")]""", "conv2 declares InChannels = 4, but gets 6 channels from conv1; needs InChannels = 6")]
    [InlineData("""[UpsampleLayer(2)] [CropLayer(1)] [ConvLayer(1, {|#0:InChannels = 4|})]""", "conv1 declares InChannels = 4, but gets 3 channels from the input; needs InChannels = 3, or an input of 4 channels")]
    public Task CONV1001_names_other_filters_only_where_they_would_do(string layers, string message) => Marks("CONV1001", layers, message);

    [Theory]
    [InlineData("[UpsampleLayer(2)] [MaxPoolLayer(4)] [ConvLayer({|#0:9|})]", "conv1 cannot fit: a 9×9 kernel on a 4×4 feature map (8 → 16 → 4); needs p ≥ 3 or an input of at least 18×18")]
    [InlineData("[TransposedConvLayer(2, s: 2)] [L2PoolLayer({|#0:17|})]", "pool1 cannot fit: a 17×17 window on a 16×16 feature map (8 → 16); needs p ≥ 1 or an input of at least 9×9")]
    [InlineData("[CropLayer(1)] [ZeroPadLayer([0, 1])] [MinPoolLayer({|#0:9|})]", "pool1 cannot fit: a 9×9 window on a 6×8 feature map (8×8 → 6×6 → 6×8); needs p ≥ 2 or an input of at least 11×9")]
    [InlineData("[AdaptiveAvgPoolLayer(6, 7)] [DepthwiseConvLayer({|#0:9|})]", "conv1 cannot fit: a 9×9 kernel on a 6×7 feature map (8×8 → 6×7); needs p ≥ 2")]
    [InlineData("[BatchNormLayer] [ConcatLayer(\"in\")] [DepthwiseConvLayer({|#0:9|}, Multiplier = 2)]", "conv1 cannot fit: a 9×9 kernel on an 8×8 feature map; needs p ≥ 1 or an input of at least 9×9")]
    public Task CONV1002_shows_maps_that_grow_too(string layers, string message) => Marks("CONV1002", layers, message);

    [Theory]
    [InlineData("[TransposedConvLayer(3, {|#0:g: 2|}, filters: 6)]", "conv1 cannot have 2 groups: 2 does not divide its 3 input channels; needs g: 1")]
    [InlineData("[TransposedConvLayer(3, {|#0:g: 3|}, filters: 7)]", "conv1 cannot have 3 groups: 3 does not divide its 7 filters; needs g: 1, or filters: 6 or 9")]
    public Task CONV1003_of_a_transposed_convolution(string layers, string message) => Marks("CONV1003", layers, message);

    [Theory]
    [InlineData("MinPoolLayer")]
    [InlineData("L2PoolLayer")]
    public Task CONV1008_of_every_pool(string pool) => Marks(
        "CONV1008", $"[{pool}(3, {{|#0:p: 2|}})]", "pool1 pads by 2, more than half of its 3×3 window: some windows would hold nothing but padding; needs p ≤ 1");

    [Theory]
    [InlineData("TransposedConvLayer", "(2)", "conv1")]
    [InlineData("DepthwiseConvLayer", "(2)", "conv1")]
    [InlineData("MinPoolLayer", "(2)", "pool1")]
    [InlineData("AdaptiveAvgPoolLayer", "(2, 2)", "pool1")]
    [InlineData("UpsampleLayer", "(2)", "upsample1")]
    [InlineData("CropLayer", "(2)", "crop1")]
    [InlineData("ZeroPadLayer", "(2)", "pad1")]
    public Task CONV1010_of_every_layer_that_needs_rows_and_columns(string layer, string arguments, string name) => Marks(
        "CONV1010",
        $"[FlattenLayer] [{{|#0:{layer}|}}{arguments}]",
        $"{name} reads a feature map with rows and columns, but gets a vector of 192 features from flatten1; needs to stand above the flattening");

    [Fact]
    public Task CONV1010_of_a_linear_layer_below_a_concatenation() => Marks(
        "CONV1010", """[ReluLayer] [ConcatLayer("in")] [{|#0:LinearLayer|}(4)]""", "linear1 reads a vector, but gets a 6×8×8 feature map; needs [FlattenLayer] above it");

    [Theory]
    [InlineData("[AdaptiveAvgPoolLayer({|#0:0|}, 1)]", "pool1: h is 0; needs at least 1")]
    [InlineData("[AdaptiveAvgPoolLayer(1, {|#0:-1|})]", "pool1: w is -1; needs at least 1")]
    [InlineData("[UpsampleLayer({|#0:0|})]", "upsample1: scale is 0; needs at least 1")]
    [InlineData("[UpsampleLayer({|#0:[1, 0]|})]", "upsample1: scale is [1, 0]; needs at least 1 each")]
    [InlineData("[UpsampleLayer(2, {|#0:Interpolation = (Interpolation)7|})]", "upsample1: Interpolation is 7; needs Interpolation.Nearest, Bilinear or BilinearCorners")]
    [InlineData("[CropLayer({|#0:-1|})]", "crop1: p is -1; needs at least 0")]
    [InlineData("[ZeroPadLayer({|#0:[1, 2, 3]|})]", "pad1: p is an array of 3; needs [height, width], [n] for both, or [top, left, bottom, right]")]
    [InlineData("[LeakyReluLayer({|#0:double.NaN|})]", "relu1: slope is NaN; needs a finite number")]
    [InlineData("[BatchNormLayer({|#0:-1|})]", "bn1: epsilon is -1; needs a finite number of at least 0")]
    [InlineData("[BatchNormLayer({|#0:double.PositiveInfinity|})]", "bn1: epsilon is Infinity; needs a finite number of at least 0")]
    [InlineData("[DepthwiseConvLayer(3, {|#0:Multiplier = 0|})]", "conv1: Multiplier is 0; needs at least 1")]
    [InlineData("[TransposedConvLayer(3, {|#0:outputPadding: -1|})]", "conv1: outputPadding is -1; needs at least 0")]
    public Task CONV1011_of_arguments_that_only_some_have(string layers, string message) => Marks("CONV1011", layers, message);

    [Theory]
    [InlineData("[UpsampleLayer({|#0:100_000|})]", "upsample1 is too large: its feature map would have 1,920,000,000,000 elements; needs at most 2,147,483,575")]
    [InlineData("[AdaptiveAvgPoolLayer({|#0:100_000|}, 100_000)]", "pool1 is too large: its feature map would have 30,000,000,000 elements; needs at most 2,147,483,575")]
    [InlineData("[DepthwiseConvLayer(1, {|#0:Multiplier = 1_000_000_000|})]", "conv1 is too large: its feature map would have 192,000,000,000 elements; needs at most 2,147,483,575")]
    [InlineData("[TransposedConvLayer(3, {|#0:s: 10_000|})]", "conv1 is too large: its feature map would have 14,701,260,027 elements; needs at most 2,147,483,575")]
    [InlineData("[ZeroPadLayer({|#0:100_000|})]", "pad1 is too large: its feature map would have 120,009,600,192 elements; needs at most 2,147,483,575")]
    public Task CONV1012_is_marked_on_what_makes_the_map_large(string layers, string message) => Marks("CONV1012", layers, message);

    [Theory]
    [InlineData("[DepthwiseConvLayer(3, {|#0:s: 2|})]", "conv1 never reads the last row and column of its 8×8 input: 3 windows of 3 at stride 2 end at row 7 of 8; needs more padding, or Remainder = Remainder.Drop if that is meant")]
    [InlineData("[MinPoolLayer({|#0:3|})]", "pool1 never reads the last 2 rows and 2 columns of its 8×8 input: 2 windows of 3 at stride 3 end at row 6 of 8; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant")]
    public Task CONV2001_of_other_windows(string layers, string message) => Marks("CONV2001", layers, message);

    [Fact]
    public Task CONV2002_of_a_depthwise_convolution() => Marks(
        "CONV2002", "[DepthwiseConvLayer(3, {|#0:s: 2|}, p: 1)]", "conv1 never reads the last row and column of its padding, since stride 2 does not divide evenly; no pixel of its 8×8 input is lost");

    [Theory]
    [InlineData("[TransposedConvLayer({|CONV2006:3|}, s: 2)]")]
    [InlineData("[TransposedConvLayer({|CONV2006:3|}, s: 2, p: 1, outputPadding: 1)]")]
    [InlineData("[TransposedConvLayer({|CONV2006:2|}, s: 5)]")]
    [InlineData("[CropLayer(3)]")]
    [InlineData("[AdaptiveAvgPoolLayer(3, 5)]")]
    [InlineData("[AddLayer(\"x\", Projection = true)]")]
    public Task What_reads_all_loses_no_pixels(string layer) => CheckRules(
        Net($"""[InputShape(3, 15, 15)] [ReluLayer(Name = "x")] [ConvLayer(3, s: 2, p: 1, filters: 6)] {layer}"""));

    private static Task Marks(string id, string layers, string message) => CheckRules(
        Net($"[InputShape(3, 8, 8)] {layers}"),
        Expect(id).WithLocation(0).WithMessage(message).WithOptions(Microsoft.CodeAnalysis.Testing.DiagnosticOptions.IgnoreAdditionalLocations));
}
