namespace ConvShape.Roslyn.Tests.Completion;

/// <summary>Where names are offered, where nothing is, and what an item takes the place of.</summary>
public sealed class NamePlaceTests
{
    private const string Stem = "[InputShape(3, 8, 8)] [ConvLayer(k: 3, p: 1, filters: 3), ReluLayer(Name = \"features.1\")] [ConvLayer(1)]";

    [Theory]
    [InlineData("""[AddLayer("$$")]""", """[AddLayer("features.1")]""")]
    [InlineData("""[AddLayer("fe$$")]""", """[AddLayer("features.1")]""")]
    [InlineData("""[AddLayer("$$fe")]""", """[AddLayer("features.1")]""")]
    [InlineData("""[AddLayer("features.$$")]""", """[AddLayer("features.1")]""")]
    [InlineData("""[AddLayer("layer1.0.co$$nv1")]""", """[AddLayer("features.1")]""")]
    [InlineData("""[AddLayer("some thing$$ else")]""", """[AddLayer("features.1")]""")]
    [InlineData("""[AddLayer(@"con$$v1")]""", """[AddLayer(@"features.1")]""")]
    [InlineData(""""[AddLayer("""con$$v1""")]"""", """"[AddLayer("""features.1""")]"""")]
    [InlineData("""[AddLayer("conv1", "$$")]""", """[AddLayer("conv1", "features.1")]""")]
    [InlineData("""[AddLayer("conv1", ["$$"])]""", """[AddLayer("conv1", ["features.1"])]""")]
    [InlineData("""[ReluLayer(From = "$$")]""", """[ReluLayer(From = "features.1")]""")]
    [InlineData("""[ReluLayer(From="$$")]""", """[ReluLayer(From="features.1")]""")]
    [InlineData("""[ConvLayer(k: 3, From = "con$$v1", Name = "x")]""", """[ConvLayer(k: 3, From = "features.1", Name = "x")]""")]
    [InlineData("""[DropoutLayer, ConvShape.AddLayerAttribute("$$")]""", """[DropoutLayer, ConvShape.AddLayerAttribute("features.1")]""")]
    [InlineData("""[type: AddLayer("$$")]""", """[type: AddLayer("features.1")]""")]
    [InlineData("""[OutputLayer("head", From = "$$")]""", """[OutputLayer("head", From = "features.1")]""")]
    public async Task A_name_takes_the_place_of_all_that_the_string_has(string layer, string taken)
    {
        string Source(string attribute) => $"using ConvShape;\n{Stem}\n{attribute}\n[ReluLayer]\npublic sealed partial class Net;";

        Assert.Equal(Source(taken), await (await Typing.At(Source(layer))).Take("features.1"));
    }

    [Theory]
    [InlineData("""[AddLayer($$"")]""")]
    [InlineData("""[AddLayer(""$$)]""")]
    [InlineData("""[AddLayer(@$$"")]""")]
    [InlineData("""[AddLayer($$)]""")]
    [InlineData("""[AddLayer("conv1", $$)]""")]
    [InlineData("""[AddLayer("conv1" + "$$")]""")]
    [InlineData("""[AddLayer($"$$")]""")]
    [InlineData("""[AddLayer($"{"$$"}")]""")]
    [InlineData("""[AddLayer(/* "$$" */ "conv1")]""")]
    [InlineData("""[AddLayer("conv1")] // "$$" """)]
    [InlineData("""[AddLayer("conv1", Name = "$$")]""")]
    [InlineData("""[AddLayer("conv1", [["$$"]])]""")]
    [InlineData("""[AddLayer(["$$"])]""")]
    [InlineData("""[AddLayer(nameof("$$"))]""")]
    [InlineData("""[ConvLayer("$$")]""")]
    [InlineData("""[ReluLayer(Name = "$$")]""")]
    [InlineData("""[ReluLayer(From = nameof("$$"))]""")]
    [InlineData("""[ReluLayer(From = ["$$"])]""")]
    [InlineData("""[OutputLayer("$$")]""")]
    [InlineData("""[System.Obsolete("$$")]""")]
    [InlineData("""[Told("$$")]""")]
    [InlineData("""[Told("", From = "$$")]""")]
    [InlineData("""[return: AddLayer("$$")]""")]
    [InlineData("[AddLayer(\"\"\"\n$$\n\"\"\")]")]
    [InlineData("[AddLayer(@\"\n$$\")]")]
    public async Task Nothing_is_offered_elsewhere(string layer)
    {
        Typing typing = await Typing.InModel($"{Stem} {layer}", "sealed class ToldAttribute(string what) : System.Attribute { public string? From { get; set; } = what; }");

        Assert.Empty(typing.Offers);
    }

    [Theory]
    [InlineData("class C { string s = \"$$\"; }")]
    [InlineData("class C { [AddLayer(\"$$\")] int f; }")]
    [InlineData("class C { [AddLayer(\"$$\")] void M() { } }")]
    [InlineData("class C { void M([AddLayer(\"$$\")] int p) { } }")]
    [InlineData("class C { void M() { System.Console.WriteLine(\"$$\"); } }")]
    [InlineData("class C { void M() { var a = new AddLayerAttribute(\"$$\"); } }")]
    [InlineData("class C { void M() { var a = new ReluLayerAttribute { From = \"$$\" }; } }")]
    [InlineData("[assembly: AddLayer(\"$$\")]")]
    [InlineData("$$")]
    [InlineData("\"$$")]
    [InlineData("enum E { [AddLayer(\"$$\")] A }")]
    public async Task Nothing_is_offered_where_no_class_carries_the_layer(string source) => Assert.Empty((await Typing.At($"using ConvShape;\n{source}")).Offers);

    [Theory]
    [InlineData("[AddLayer(\"$$\")]")]
    [InlineData("[AddLayer(\"$$")]
    [InlineData("[AddLayer(@\"$$\")]")]
    [InlineData("[AddLayer( \"r$$\")]")]
    [InlineData("[AddLayer(\"layer1.$$\")]")]
    [InlineData("[AddLayer(\"layer1.0$$\")]")]
    [InlineData("[AddLayer(\"\"\"x$$\"\"\")]")]
    [InlineData("[ConcatLayer(\"conv1\",\n    \"$$\")]")]
    [InlineData("[ConcatLayer(\"conv1\", [\"$$\"])]")]
    [InlineData("[ConcatLayer(\"conv1\", new[] { \"$$\" })]")]
    [InlineData("[ConcatLayer(name: \"$$\")]")]
    [InlineData("[ReluLayer(From = \"$$\")]")]
    public async Task A_quote_and_what_follows_it_bring_the_list_up(string typed) => Assert.True(await Typing.Triggers(typed));

    [Theory]
    [InlineData("r$$")]
    [InlineData("\"$$")]
    [InlineData("[AddLayer($$")]
    [InlineData("[AddLayer(\"conv1\",$$")]
    [InlineData("[AddLayer(nameof(x$$")]
    [InlineData("return \"$$")]
    [InlineData("return \"hello wor$$ld\"")]
    [InlineData("\"a\" + \"b$$\"")]
    public async Task Other_typing_does_not(string typed) => Assert.False(await Typing.Triggers(typed));
}
