using Microsoft.CodeAnalysis.Completion;

namespace ConvShape.Roslyn.Tests.Completion;

/// <summary>Which names a layer is offered, in which order, and with which remarks.</summary>
public sealed class LayerNameTests
{
    /// <summary>in 3×8×8, conv1 and relu1 16×8×8, pool1 16×4×4, conv2 32×4×4.</summary>
    private const string Stem =
        "[InputShape(3, 8, 8)] [ConvLayer(k: 3, p: 1, filters: 16)] [ReluLayer] [MaxPoolLayer(k: 2)] [ConvLayer(k: 3, p: 1, filters: 32)]";

    /// <summary>The same, then linear1 with 16 features.</summary>
    private const string Gate = $"{Stem} [GlobalAvgPoolLayer, FlattenLayer, LinearLayer(16)]";

    private const string Basic =
        """
        [ConvLayer(3, s: Stride, p: 1, filters: Width), ReluLayer] [ConvLayer(3, p: 1, filters: Width)] [AddLayer("in", Projection = true)]
        sealed partial class Basic(int width, [FirstOnly] int stride = 1) : BlockAttribute { const int Width = Argument, Stride = Argument; }
        """;

    private static async Task Check(string attributes, params string[] offers) => Assert.Equal(offers, (await Typing.InModel(attributes, Basic)).Offers);

    [Fact]
    public Task A_sum_takes_maps_of_its_own_shape() => Check(
        $$"""{{Stem}} [UpsampleLayer(2), ConvLayer(1, filters: 16)] [AddLayer("$$")]""",
        "relu1 16×8×8",
        "conv1 16×8×8",
        "conv3 16×8×8, read already",
        "upsample1 32×8×8, needs 16×8×8",
        "conv2 32×4×4, needs 16×8×8",
        "pool1 16×4×4, needs 16×8×8",
        "in 3×8×8, needs 16×8×8");

    [Fact]
    public Task A_sum_that_projects_takes_all_that_a_stride_leads_from() => Check(
        $$"""{{Stem}} [ConvLayer(k: 2, Name = "odd")] [UpsampleLayer(2)] [MaxPoolLayer(2, From = "conv2")] [AddLayer("$$", Projection = true)]""",
        "upsample1 32×6×6",
        "odd 32×3×3",
        "conv2 32×4×4",
        "pool1 16×4×4",
        "relu1 16×8×8",
        "conv1 16×8×8",
        "in 3×8×8",
        "pool2 32×2×2, read already");

    [Fact]
    public Task Where_no_stride_leads_to_the_size_the_sum_says_so() => Check(
        """[InputShape(4, 5, 5)] [ConvLayer(k: 2)] [AddLayer("$$", Projection = true)]""",
        "conv1 4×4×4, read already",
        "in 4×5×5, cannot be projected to 4×4×4");

    [Fact]
    public Task Only_the_first_map_of_a_sum_is_projected() => Check(
        $$"""{{Stem}} [AddLayer("relu1", "$$", Projection = true)]""",
        "conv2 32×4×4, read already",
        "pool1 16×4×4, needs 32×4×4",
        "relu1 16×8×8, read already",
        "conv1 16×8×8, needs 32×4×4",
        "in 3×8×8, needs 32×4×4");

    [Fact]
    public Task What_a_sum_names_in_place_of_the_layer_above_is_what_the_others_must_fit() => Check(
        $$"""{{Stem}} [AddLayer("$$", From = "relu1")]""",
        "conv1 16×8×8",
        "conv2 32×4×4, needs 16×8×8",
        "pool1 16×4×4, needs 16×8×8",
        "relu1 16×8×8, read already",
        "in 3×8×8, needs 16×8×8");

    [Fact]
    public Task What_a_sum_reads_in_place_of_the_layer_above_must_fit_the_others() => Check(
        $$"""{{Stem}} [AddLayer("relu1", From = "$$")]""",
        "conv1 16×8×8",
        "conv2 32×4×4, read already",
        "pool1 16×4×4, needs 16×8×8",
        "relu1 16×8×8, read already",
        "in 3×8×8, needs 16×8×8");

    [Fact]
    public Task A_product_scales_its_map_by_one_like_it_a_gate_or_a_vector() => Check(
        $$"""{{Gate}} [MultiplyLayer("$$", From = "relu1")]""",
        "linear1 16 features",
        "conv1 16×8×8",
        "flatten1 32 features, needs 16×8×8 or 16×1×1",
        "pool2 32×1×1, needs 16×8×8 or 16×1×1",
        "conv2 32×4×4, needs 16×8×8 or 16×1×1",
        "pool1 16×4×4, needs 16×8×8 or 16×1×1",
        "relu1 16×8×8, read already",
        "in 3×8×8, needs 16×8×8 or 16×1×1");

    [Fact]
    public Task A_vector_or_a_gate_scales_any_map_of_as_many_channels() => Check(
        $$"""{{Gate}} [MultiplyLayer("$$")]""",
        "pool1 16×4×4",
        "relu1 16×8×8",
        "conv1 16×8×8",
        "linear1 16 features, read already",
        "flatten1 32 features, needs 16 channels",
        "pool2 32×1×1, needs 16 channels",
        "conv2 32×4×4, needs 16 channels",
        "in 3×8×8, needs 16 channels");

    [Theory]
    [InlineData("""[ConcatLayer("$$")]""")]
    [InlineData("""[ConcatLayer(name: "$$")]""")]
    [InlineData("""[ConcatLayer("", "$$")]""")]
    [InlineData("""[ConcatLayer("relu1", "$$")]""")]
    [InlineData("""[ConcatLayer("nothing", "relu1", "$$")]""")]
    [InlineData("""[ConcatLayer("relu1", ["", "$$"])]""")]
    [InlineData("""[ConcatLayer("relu1", new[] { "$$", "relu1" })]""")]
    [InlineData("""[ConcatLayer("relu1", new string[] { "$$" })]""")]
    [InlineData("""[ConcatLayer(others: ["$$"], name: "")]""")]
    [InlineData("""[ConcatLayer(name: "", others: "$$")]""")]
    public async Task A_concatenation_takes_maps_of_its_height_and_width_for_every_name(string layer)
    {
        Typing typing = await Typing.InModel($"{Stem} {layer}");

        Assert.Equal(["pool1 16×4×4", "conv2 32×4×4, read already"], typing.Offers.Take(2));
        Assert.Equal(["conv1 16×8×8, needs 4×4", "in 3×8×8, needs 4×4"], typing.Offers.TakeLast(2));
    }

    [Fact]
    public async Task A_name_that_is_written_already_is_not_wanted_twice() => Assert.Contains(
        "relu1 16×8×8, read already", (await Typing.InModel($$"""{{Stem}} [ConcatLayer("$$", "relu1", From = "conv1")]""")).Offers);

    [Fact]
    public Task Vectors_are_concatenated_with_vectors() => Check(
        $$"""{{Gate}} [ConcatLayer("$$")]""",
        "flatten1 32 features",
        "linear1 16 features, read already",
        "pool2 32×1×1, needs a vector",
        "conv2 32×4×4, needs a vector",
        "pool1 16×4×4, needs a vector",
        "relu1 16×8×8, needs a vector",
        "conv1 16×8×8, needs a vector",
        "in 3×8×8, needs a vector");

    [Fact]
    public Task A_layer_may_read_every_map_on_which_it_is_possible() => Check(
        $$"""{{Stem}} [ConvLayer(k: 5, InChannels = 16, From = "$$")]""",
        "relu1 16×8×8",
        "conv1 16×8×8",
        "conv2 32×4×4, read already",
        "pool1 16×4×4, too small for the window",
        "in 3×8×8, needs 16 channels");

    [Theory]
    [InlineData("""[LinearLayer(10, From = "$$")]""", "conv2 32×4×4, needs a vector")]
    [InlineData("""[LinearLayer(10, InFeatures = 5, From = "$$")]""", "flatten1 32 features, needs 5 features")]
    [InlineData("""[MaxPoolLayer(2, From = "$$")]""", "flatten1 32 features, needs a feature map")]
    [InlineData("""[ConvLayer(1, g: 16, filters: 16, From = "$$")]""", "in 3×8×8, 16 groups do not divide 3 channels")]
    [InlineData("""[BatchNormLayer(Features = 16, From = "$$")]""", "in 3×8×8, needs 16 channels")]
    [InlineData("""[CropLayer(2, From = "$$")]""", "conv2 32×4×4, does not fit")]
    [InlineData("""[Basic(16, From = "$$")]""", "flatten1 32 features, does not fit")]
    public async Task A_remark_says_what_a_layer_needs(string layer, string offer) => Assert.Contains(offer, (await Typing.InModel($"{Gate} {layer}", Basic)).Offers);

    [Fact]
    public Task Names_inside_of_blocks_follow_and_are_there_only_where_they_fit() => Check(
        $$"""{{Stem}} [Basic(32, stride: 2, Repeat = 2, Name = "layer1")] [AddLayer("$$")]""",
        "layer1.0 32×2×2",
        "layer1.1.conv2 32×2×2",
        "layer1.1.relu1 32×2×2",
        "layer1.1.conv1 32×2×2",
        "layer1.0.add1 32×2×2",
        "layer1.0.downsample.1 32×2×2",
        "layer1.0.downsample.0 32×2×2",
        "layer1.0.conv2 32×2×2",
        "layer1.0.relu1 32×2×2",
        "layer1.0.conv1 32×2×2",
        "layer1 32×2×2, read already",
        "layer1.1 32×2×2, read already",
        "conv2 32×4×4, needs 32×2×2",
        "pool1 16×4×4, needs 32×2×2",
        "relu1 16×8×8, needs 32×2×2",
        "conv1 16×8×8, needs 32×2×2",
        "in 3×8×8, needs 32×2×2");

    [Fact]
    public Task A_name_with_dots_that_is_of_no_block_stands_among_the_others() => Check(
        """[InputShape(3, 8, 8)] [ConvLayer(3, p: 1, Name = "features.0"), ReluLayer(Name = "features.1")] [Basic(3, Name = "block")] [AddLayer("$$", From = "in")]""",
        "block 3×8×8",
        "features.1 3×8×8",
        "features.0 3×8×8",
        "block.add1 3×8×8",
        "block.conv2 3×8×8",
        "block.relu1 3×8×8",
        "block.conv1 3×8×8",
        "in 3×8×8, read already");

    [Fact]
    public async Task The_list_begins_with_the_nearest_that_fits()
    {
        Typing typing = await Typing.InModel($$"""{{Stem}} [AddLayer("$$", From = "in", Projection = true)]""");

        Assert.Equal("relu1", typing.Names[0]);
        Assert.All(typing.Sorted, (item, i) => Assert.Equal(i == 0 ? MatchPriority.Preselect : MatchPriority.Default, item.Rules.MatchPriority));
    }

    [Fact]
    public async Task Nothing_is_chosen_beforehand_where_nothing_fits()
    {
        Typing typing = await Typing.InModel("""[InputShape(3, 8, 8)] [ConvLayer(3)] [AddLayer("$$")]""");

        Assert.Equal(["conv1 3×6×6, read already", "in 3×8×8, needs 3×6×6"], typing.Offers);
        Assert.All(typing.Sorted, item => Assert.Equal(MatchPriority.Default, item.Rules.MatchPriority));
    }

    [Fact]
    public async Task What_gives_a_map_out_is_described_as_its_property_describes_it()
    {
        Typing typing = await Typing.InModel($$"""{{Stem}} [Basic(32, Repeat = 2, Name = "layer1")] [ReluLayer(From = "$$")]""", Basic);

        Assert.Equal("conv1: 3×8×8 → 16×8×8 · k3 s1 p1 · 448 parameters · 27,648 MACs · receptive field 3×3", await typing.Describe("conv1"));
        Assert.Equal("layer1.0: 32×4×4 → 32×4×4 · 4 layers · 18,496 parameters · 294,912 MACs", await typing.Describe("layer1.0"));
        Assert.Equal("layer1: what layer1.1.add1 gives out, a feature map of 32×4×4", await typing.Describe("layer1"));
        Assert.Equal("in: the input, a feature map of 3×8×8", await typing.Describe("in"));
    }

    /// <summary>Each name is written, and the rules asked: they find something impossible just where the list has a remark.</summary>
    [Theory]
    [InlineData("""[AddLayer("$$")]""")]
    [InlineData("""[AddLayer("$$", Projection = true)]""")]
    [InlineData("""[AddLayer("$$", From = "relu1", Projection = true)]""")]
    [InlineData("""[AddLayer("relu1", From = "$$", Projection = true)]""")]
    [InlineData("""[MultiplyLayer("$$")]""")]
    [InlineData("""[MultiplyLayer("$$", From = "relu1")]""")]
    [InlineData("""[MultiplyLayer("relu1", From = "$$")]""")]
    [InlineData("""[ConcatLayer("$$", From = "pool1")]""")]
    [InlineData("""[ConcatLayer("conv1", ["relu1"], From = "$$")]""")]
    [InlineData("""[ConvLayer(5, filters: 4, From = "$$")]""")]
    [InlineData("""[LinearLayer(4, InFeatures = 16, From = "$$")]""")]
    [InlineData("""[BatchNormLayer(Features = 32, From = "$$")]""")]
    [InlineData("""[Basic(16, stride: 2, From = "$$", Repeat = 2, Name = "layer2")]""")]
    public async Task The_list_and_the_rules_agree(string layer)
    {
        string attributes = $"{Gate} [Basic(16, Name = \"layer1\", From = \"relu1\")] {layer}";
        Typing typing = await Typing.InModel(attributes, Basic);
        Assert.NotEmpty(typing.Names);
        foreach (CompletionItem item in typing.Sorted.Where(item => !item.InlineDescription.EndsWith("read already", StringComparison.Ordinal)))
        {
            Parsing.Parsed parsed = await Parsing.Parsed.Of(attributes.Replace("$$", item.DisplayText, StringComparison.Ordinal), Basic);
            bool isPossible = !parsed.Problems.Any(problem => problem.StartsWith("CONV1", StringComparison.Ordinal) || problem.StartsWith("CONV3", StringComparison.Ordinal));
            Assert.True(item.InlineDescription.Contains(',', StringComparison.Ordinal) != isPossible, $"{item.DisplayText} {item.InlineDescription}: {string.Join("; ", parsed.Problems)}");
        }
    }
}
