namespace ConvShape.Roslyn.Tests.Completion;

/// <summary>A model is seldom whole while somebody types it.</summary>
public sealed class HalfTypedNameTests
{
    private const string Stem = "using ConvShape;\n[InputShape(3, 8, 8)] [ConvLayer(k: 3, p: 1)] [ReluLayer] [ConvLayer(1)]\n";

    private static readonly string[] OfSum = ["relu1 3×8×8", "conv1 3×8×8", "in 3×8×8", "conv2 3×8×8, read already"];

    [Theory]
    [InlineData("[AddLayer(\"$$\")]\n[ReluLayer(]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$\")]\n[ConvLayer(k: 99, From = \"nothing\")] [Reul]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$\")] class")]
    [InlineData("[AddLayer(\"$$\")]\nclass Net")]
    [InlineData("[AddLayer(\"$$\")]\nsealed partial class Net { void M( }")]
    [InlineData("[AddLayer(\"$$\"]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$\"\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$\"\n[ReluLayer]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$)]\n[ReluLayer]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$, Name = \"sum\")]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$\", Name = )]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$\", Wrong = 3)]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$\", From = \"nothing\")]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$\", When = false)]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$\")]")]
    [InlineData("[AddLayer(\"$$\")]\n")]
    [InlineData("[AddLayer(\"$$")]
    [InlineData("[AddLayer(\"re$$")]
    [InlineData("[AddLayer(\"$$\")]\npublic ")]
    [InlineData("[AddLayer(\"$$\")]\npublic sealed partial cla")]
    [InlineData("[AddLayer(\"$$\")]\nnamespace Other;")]
    public async Task What_stands_above_is_offered_whatever_stands_below(string rest) => Assert.Equal(OfSum, (await Typing.At(Stem + rest)).Offers);

    [Theory]
    [InlineData("[AddLayer(\"re$$)]\n[ReluLayer]\nsealed partial class Net;", "[AddLayer(\"relu1)]\n[ReluLayer]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"re$$, Name = \"sum\")]\nsealed partial class Net;", "[AddLayer(\"relu1, Name = \"sum\")]\nsealed partial class Net;")]
    [InlineData("[AddLayer(\"$$", "[AddLayer(\"relu1")]
    public async Task Without_a_closing_quote_only_the_name_is_replaced(string typed, string taken) =>
        Assert.Equal(Stem + taken, await (await Typing.At(Stem + typed)).Take("relu1"));

    [Theory]
    [InlineData("[ConvLaye(k: 3, From = \"$$\")]")]
    [InlineData("[ConvLayer(From = \"$$\")]")]
    [InlineData("[ConvLayer(k: , From = \"$$\")]")]
    [InlineData("[ConvLayer(k: 3, From = \"$$\", )]")]
    public async Task A_layer_that_cannot_be_read_yet_may_read_any_map(string layer) => Assert.Equal(
        OfSum, (await Typing.At($"{Stem}{layer}\nsealed partial class Net;")).Offers);

    [Fact]
    public async Task An_attribute_that_is_unknown_takes_no_names_by_place() =>
        Assert.Empty((await Typing.At($"{Stem}[AddLaye(\"$$\")]\nsealed partial class Net;")).Offers);

    [Theory]
    [InlineData("[InputShape(3, 8, 8)] [ConvLayer(k: 33)]", "conv1", "in 3×8×8", "relu1 read already")]
    [InlineData("[InputShape(3, 8, 8)] [ConvLaye(k: 3)]", "in 3×8×8", "relu1 read already")]
    [InlineData("[InputShape(3, 8, 8)] [ConvLayer(k: Missing)]", "conv1", "in 3×8×8", "relu1 read already")]
    [InlineData("[InputShape(3, 8, )] [ConvLayer(3)]", "conv1", "in", "relu1 read already")]
    [InlineData("[InputShape(3, 8, 0)] [ConvLayer(3)]", "conv1", "in", "relu1 read already")]
    [InlineData("[InputShap(3, 8, 8)] [ConvLayer(3)]", "conv1", "in", "relu1 read already")]
    [InlineData("[ConvLayer(3)]", "conv1", "in", "relu1 read already")]
    public async Task A_shape_that_is_a_guess_is_not_shown(string attributes, params string[] offers) =>
        Assert.Equal(offers, (await Typing.InModel($"{attributes} [ReluLayer] [AddLayer(\"$$\")]")).Offers);

    [Fact]
    public async Task Below_a_mistake_shapes_are_shown_again_once_they_are_known() => Assert.Equal(
        ["flatten1", "conv1", "linear1 10 features, read already", "in 3×8×8, needs a vector"],
        (await Typing.InModel("[InputShape(3, 8, 8)] [ConvLayer(k: 33)] [FlattenLayer] [LinearLayer(10)] [ConcatLayer(\"$$\")]")).Offers);

    [Fact]
    public async Task Names_that_are_refused_are_not_offered() => Assert.Equal(
        ["conv2 3×8×8", "in 3×8×8", "relu1 3×8×8, read already"],
        (await Typing.InModel("[InputShape(3, 8, 8)] [ConvLayer(1, Name = \"a b\")] [ConvLayer(1, Name = null)] [ConvLayer(1, Name = \"in\")] [ReluLayer] [AddLayer(\"$$\")]")).Offers);

    [Fact]
    public async Task A_class_with_layers_on_two_parts_offers_those_of_the_part() => Assert.Equal(
        ["in", "conv1 read already"], (await Typing.InModel("[ConvLayer(3)] [AddLayer(\"$$\")]", "[InputShape(3, 8, 8)] [ReluLayer] partial class Net;")).Offers);
}
