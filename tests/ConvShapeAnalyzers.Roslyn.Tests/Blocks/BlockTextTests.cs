using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing.Blocks;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Tests.Blocks;

public sealed class BlockTextTests
{
    private static readonly string[] Parameters = ["width", "stride", "class", "InputChannels"];

    [Fact]
    public void An_expression_and_its_text_are_one() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(
        RandomExpressions.Any.ToArbitrary(),
        expression =>
        {
            Expression? again = ExpressionText.Parse(SyntaxFactory.ParseExpression(expression.ToString()));
            Assert.Equal(expression, again);
            Assert.Equal(expression.GetHashCode(), again!.GetHashCode());
            Assert.Equal(expression.ToString(), again.ToString());
        }));

    [Fact]
    public void An_expression_and_its_text_have_the_same_value() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
        (from typed in RandomExpressions.Typed from arguments in RandomExpressions.Arguments select (typed.Expression, Arguments: arguments)).ToArbitrary(),
        test => Assert.Equal(
            test.Expression.Evaluate(test.Arguments, 7),
            ExpressionText.Parse(SyntaxFactory.ParseExpression(test.Expression.ToString()))!.Evaluate(test.Arguments, 7))));

    [Fact]
    public void Items_and_their_text_are_one()
    {
        Gen<BlockItem[]> items =
            (from attribute in Gen.Elements("ConvShape.ConvLayerAttribute", "ConvShape.ReluLayerAttribute", "ConvShape.LayerAttribute", "Demo.Outer+Inner",
                "Demo.MyLayerAttribute", "ConvShape.A.BLayerAttribute", "größe", "B`1", "ConvShape.+LayerAttribute", "ConvShape.classLayerAttribute")
             from arguments in RandomExpressions.Any.ListOf().Resize(5)
             select new BlockItem(attribute, arguments.Select((value, i) => new BlockArgument("abcdefgh"[i].ToString(), value)).ToEquatableArray()))
            .ListOf().Resize(5).Select(list => list.ToArray());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(items.ToArbitrary(), written =>
        {
            string[] names = [.. written.SelectMany(item => item.Arguments).SelectMany(argument => argument.Value.Parameters).Distinct()];
            string text = Assert.IsType<string>(BlockText.Write(written));
            EquatableArray<BlockItem>? read = BlockText.Parse(text, names);
            Assert.True(read == written.ToEquatableArray(), text);
            Assert.True(names.Length == 0 || BlockText.Parse(text, names[1..]) is null, "A parameter that is none was let pass.");
        }));
    }

    [Fact]
    public void The_text_reads_as_the_block_does() => Assert.Equal(
        """
        [ConvLayer(k: [3, stride], filters: 4 * (width + InputChannels), Name: "conv", When: @class != 1)]
        [ReluLayer]
        [ReluLayer]
        [Block("Demo.Outer+Inner", width: (int)(1.5d * width), default_: null)]
        """,
        BlockText.Write(BlockText.Parse(
            """
            [ ConvLayer (k: [ 3,stride ], filters: ((4)*(width+InputChannels)), Name: "conv", When: @class!=1), ReluLayer]
            [ReluLayer()] [Block("Demo.Outer+Inner", width:
                (int)(1.5 * width), default_: null), ]

            """, Parameters)!));

    [Theory]
    [InlineData("ConvLayer(k: 3)")]
    [InlineData("[ConvLayer(3)]")]
    [InlineData("[ConvLayer(k = 3)]")]
    [InlineData("[ConvLayer(k: 3, k: 3)]")]
    [InlineData("[ConvLayer(k: other)]")]
    [InlineData("[ConvLayer(k: Width)]")]
    [InlineData("[ConvLayer(k: width)")]
    [InlineData("[ConvLayer(k: width.Length)]")]
    [InlineData("[ConvLayer(k: M(width))]")]
    [InlineData("[ConvLayer(k: width++)]")]
    [InlineData("[ConvLayer(k: default)]")]
    [InlineData("[ConvLayer(k: default(int))]")]
    [InlineData("[ConvLayer(k: nameof(width))]")]
    [InlineData("[ConvLayer(k: 3L)]")]
    [InlineData("[ConvLayer(k: 'a')]")]
    [InlineData("[ConvLayer(k: 99999999999)]")]
    [InlineData("[ConvLayer(k: 2147483648)]")]
    [InlineData("[ConvLayer(k: 1e999)]")]
    [InlineData("[ConvLayer(k: (long)width)]")]
    [InlineData("[ConvLayer(k: (System.Int32)width)]")]
    [InlineData("[ConvLayer(k: width ?? 1)]")]
    [InlineData("[ConvLayer(k: width >>> 1)]")]
    [InlineData("[ConvLayer(k: width is int)]")]
    [InlineData("[ConvLayer(k: [.. width])]")]
    [InlineData("[ConvLayer(k: new int[] { 1 })]")]
    [InlineData("[ConvLayer(k: new string[1, 1] { { \"a\" } })]")]
    [InlineData("[ConvLayer(k: $\"{width}\")]")]
    [InlineData("[ConvLayer(k: \"a\"u8)]")]
    [InlineData("[ConvLayer(k: double.Epsilon)]")]
    [InlineData("[ConvLayer(k: __arglist(1))]")]
    [InlineData("[ConvLayer(k: [1][0])]")]
    [InlineData("[ConvShape.ConvLayer(k: 3)]")]
    [InlineData("[ConvLayer<int>(k: 3)]")]
    [InlineData("[Block]")]
    [InlineData("[Block(width)]")]
    [InlineData("[Block(name: \"A\")]")]
    [InlineData("[ReluLayer] class D; [ReluLayer]")]
    [InlineData("[ReluLayer] public")]
    [InlineData("[ReluLayer] partial")]
    [InlineData("using System; [ReluLayer]")]
    [InlineData("[assembly: ReluLayer]")]
    [InlineData("[return: ReluLayer]")]
    [InlineData("namespace A; [ReluLayer]")]
    [InlineData("namespace A { [ReluLayer]")]
    [InlineData("#if X\n[ReluLayer]\n")]
    [InlineData("#error no")]
    [InlineData("/* [ReluLayer]")]
    [InlineData("\"")]
    [InlineData("\0")]
    [InlineData("\ud800")]
    [InlineData("{")]
    [InlineData("}")]
    public void A_text_that_nobody_generated_is_no_block(string text) => Assert.Null(BlockText.Parse(text, Parameters));

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("- ", "width", "")]
    [InlineData("1 + ", "1", "")]
    [InlineData("", "1", " + 1")]
    [InlineData("true ? 1 : ", "1", "")]
    [InlineData("[", "1", "]")]
    [InlineData("(int)", "1", "")]
    public void A_text_without_end_is_no_block(string opening, string middle, string closing)
    {
        string Nested(int depth) => $"[ConvLayer(k: {string.Concat(Enumerable.Repeat(opening, depth))}{middle}{string.Concat(Enumerable.Repeat(closing, depth))})]";
        Assert.NotNull(BlockText.Parse(Nested(50), Parameters));
        Assert.Null(BlockText.Parse(Nested(200), Parameters));
        Assert.Null(BlockText.Parse(Nested(50_000), Parameters));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("a<")]
    [InlineData("a<\n")]
    [InlineData("(a<\n")]
    [InlineData("a?.")]
    [InlineData("a?[")]
    [InlineData("$\"{")]
    [InlineData("1 is not ")]
    [InlineData("x => ")]
    [InlineData("x=")]
    [InlineData("await ")]
    [InlineData("a::")]
    [InlineData("a??")]
    [InlineData("new ")]
    [InlineData("new[]{")]
    [InlineData("new a<")]
    [InlineData("@")]
    [InlineData("&")]
    [InlineData("*")]
    [InlineData("..")]
    [InlineData("a.")]
    [InlineData("]")]
    [InlineData("\"")]
    [InlineData("\\u0041")]
    [InlineData("class A{")]
    [InlineData("1?")]
    [InlineData("1?2:")]
    [InlineData("(a,")]
    [InlineData("()=>")]
    [InlineData("(a)")]
    [InlineData("delegate*<")]
    public void No_text_ends_the_compiler_s_stack(string words)
    {
        string many = string.Concat(Enumerable.Repeat(words, 50_000));
        Assert.Null(BlockText.Parse($"[ConvLayer(k: {many}", Parameters));
        Assert.Null(BlockText.Parse(many, Parameters));
    }

    [Fact]
    public void Any_text_is_a_block_or_none() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
        Gen.Elements("[", "]", "(", ")", "ConvLayer", "Block", "\"A\"", "k", ":", ",", "width", "1", "-", "*", "?", "new string", "{", "}", "double", ".NaN", "//", "\n", "class")
            .ListOf().Select(words => string.Concat(words)).ToArbitrary(),
        text =>
        {
            if (BlockText.Parse(text, Parameters) is { } items)
            {
                Assert.Equal(items, BlockText.Parse(BlockText.Write(items)!, Parameters));
            }
        }));

    [Fact]
    public void Nothing_is_nothing()
    {
        Assert.Equal("", BlockText.Write([]));
        Assert.Equal(0, BlockText.Parse("", Parameters)!.Value.Length);
        Assert.Null(BlockText.Write([new BlockItem("", [], IsReadable: false)]));
        Assert.Null(BlockText.Write([new BlockItem("ConvShape.ConvLayerAttribute", [], Unread: "k")]));
    }
}
