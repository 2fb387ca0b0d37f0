namespace ConvShape.Roslyn.Tests.Completion;

public sealed class LayerNameTests
{
    [Fact]
    public async Task Smoke()
    {
        Typing typing = await Typing.InModel(
            """
            [InputShape(3, 8, 8)] [ConvLayer(k: 3, p: 1, filters: 16)] [ReluLayer] [MaxPoolLayer(k: 2)] [ConvLayer(k: 3, p: 1, filters: 16)]
            [UpsampleLayer(2)] [AddLayer("$$")]
            """);
        Assert.Fail(string.Join("\n", typing.Offers) + "\n" + typing.Span + await typing.Take("relu1") + await typing.Describe("relu1"));
    }
}
