namespace ConvShape.Roslyn.Tests.Completion;

/// <summary>Inside a block no shape is known: every name above is offered without one.</summary>
public sealed class BlockNameTests
{
    private const string Inner = "[ConvLayer(1)] [ReluLayer(Name = \"act\")] sealed partial class Inner : BlockAttribute;";

    [Theory]
    [InlineData("[ConvLayer(k: 3, s: Stride, filters: Width), BatchNormLayer] [AddLayer(\"$$\", Projection = true), ReluLayer]", "conv1", "in", "bn1 read already")]
    [InlineData("[ConvLayer(k: 3, filters: Width), BatchNormLayer] [AddLayer(\"\", From = \"$$\")]", "conv1", "in", "bn1 read already")]
    [InlineData("[ConvLayer(k: 3, filters: Width)] [ReluLayer(From = \"$$\")]", "in", "conv1 read already")]
    [InlineData("[AddLayer(\"$$\")]", "in read already")]
    [InlineData("[ConvLayer(k: 99)] [LinearLayer(Width)] [ConcatLayer(\"$$\")]", "conv1", "in", "linear1 read already")]
    [InlineData("[ConvLayer(k: Width / Stride, Name = \"c\")] [ConvLayer(1, When = Stride != 1)] [ReluLayer] [AddLayer(\"$$\", When = Stride != 1)]", "conv2", "c", "in", "relu1 read already")]
    [InlineData("[Inner, ReluLayer] [AddLayer(\"$$\")]", "inner1", "in", "inner1.act", "inner1.conv1", "relu1 read already")]
    [InlineData("[Inner(Name = \"deep\", Repeat = 2), ReluLayer] [AddLayer(\"$$\")]", "deep", "deep.1", "deep.0", "in", "deep.1.act", "deep.1.conv1", "deep.0.act", "deep.0.conv1", "relu1 read already")]
    public async Task The_layers_above_are_offered(string attributes, params string[] offers)
    {
        string source = $$"""
            using ConvShape;
            {{attributes}}
            sealed partial class Block(int width, [FirstOnly] int stride = 1) : BlockAttribute { const int Width = Argument, Stride = Argument; }
            {{Inner}}
            """;

        Assert.Equal(offers, (await Typing.At(source)).Offers);
    }

    [Theory]
    [InlineData("abstract class Block : BlockAttribute;")]
    [InlineData("partial class Block<T> : BlockAttribute;")]
    [InlineData("partial class Block(int width) : BlockAttribute;")]
    [InlineData("[InputShape(3, 8, 8)] partial class Block : BlockAttribute;")]
    [InlineData("partial class Block : BlockAttribut;")]
    [InlineData("partial class Block : ")]
    public async Task So_they_are_on_a_block_that_is_not_whole(string declaration) =>
        Assert.Equal(["conv1", "in", "relu1 read already"], (await Typing.At($"using ConvShape;\n[ConvLayer(1)] [ReluLayer] [AddLayer(\"$$\")] {declaration}")).Offers);

    [Fact]
    public async Task A_block_that_uses_itself_ends() => Assert.Equal(
        ["in", "block1.block1", "block1 read already"], (await Typing.At("using ConvShape;\n[Block] [AddLayer(\"$$\")] sealed partial class Block : BlockAttribute;")).Offers);

    [Fact]
    public async Task A_block_without_a_name_of_its_own_adds_its_layers_to_those_around() => Assert.Equal(
        ["conv1 3×8×8", "in 3×8×8", "act 3×8×8, read already"],
        (await Typing.InModel("[InputShape(3, 8, 8)] [Inner(Name = \"\")] [AddLayer(\"$$\")]", Inner)).Offers);

    [Fact]
    public async Task Names_that_a_template_numbers_are_offered_as_they_come_out() => Assert.Equal(
        ["a1 3×8×8", "in 3×8×8", "a2.conv1 3×8×8", "a1.act 3×8×8", "a1.conv1 3×8×8", "a2 3×8×8, read already"],
        (await Typing.InModel("[InputShape(3, 8, 8)] [Inner(Name = \"a{i+1}\", Repeat = 2)] [AddLayer(\"$$\")]", Inner)).Offers);

    [Fact]
    public async Task Trying_a_block_on_every_map_leaves_nothing_behind()
    {
        // Each try names layers as ones above, and is one of many.
        string maps = string.Concat(Enumerable.Range(1, 40).Select(i => $"[ConvLayer(1, filters: {i}, Name = \"map{i}\")]"));
        Typing typing = await Typing.InModel($"[InputShape(3, 8, 8)] {maps} [Named(From = \"$$\")]", "[ConvLayer(1, InChannels = 3, Name = \"map3\")] sealed partial class Named : BlockAttribute;");

        Assert.Equal(42, typing.Names.Length + 1);
        Assert.Equal(["map3 3×8×8", "in 3×8×8", "map40 40×8×8, read already", "map39 39×8×8, does not fit"], typing.Offers.Take(4));
    }
}
