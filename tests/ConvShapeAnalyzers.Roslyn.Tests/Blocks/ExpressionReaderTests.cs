using ConvShape.Roslyn.Parsing.Blocks;

namespace ConvShape.Roslyn.Tests.Blocks;

public sealed class ExpressionReaderTests
{
    [Theory]
    [InlineData("4 * Width", "4 * width")]
    [InlineData("(4) * (Width)", "4 * width")]
    [InlineData("4 * Width + Plain << 2", "((4 * width) + 7) << 2")]
    [InlineData("2 + 3", "5")]
    [InlineData("Plain", "7")]
    [InlineData("Plain * Width", "7 * width")]
    [InlineData("Plain * 2 + Width", "14 + width")]
    [InlineData("Elsewhere.Size + Elsewhere.Double", "24")]
    [InlineData("Hidden", "(6 * width) * InputChannels")]
    [InlineData("Deep / 2", "(((6 * width) * InputChannels) + 7) / 2")]
    [InlineData("Nested.Inner", "width + 1")]
    [InlineData("Block.Width", "width")]
    [InlineData("InputChannels", "InputChannels")]
    [InlineData("BlockAttribute.InputChannels", "InputChannels")]
    [InlineData("-Width", "-width")]
    [InlineData("+Width", "+width")]
    [InlineData("~Width", "~width")]
    [InlineData("checked(Width + 1)", "width + 1")]
    [InlineData("Flag ? Width : 3", "flag ? width : 3")]
    [InlineData("!Flag && Width > 3 || Text == \"a\" ? 1 : 2", "(((!flag) && (width > 3)) || (text == \"a\")) ? 1 : 2")]
    [InlineData("Flag ^ true ? 1 : 2", "(flag ^ true) ? 1 : 2")]
    [InlineData("Text == null ? 1 : 2", "(text == null) ? 1 : 2")]
    [InlineData("Mode == PaddingMode.Same ? 1 : 2", "(mode == 2) ? 1 : 2")]
    [InlineData("(int)Mode + 1", "mode + 1")]
    [InlineData("(int)(Mode + 1)", "mode + 1")]
    [InlineData("(int)(1.5 * Width)", "(int)(1.5d * width)")]
    [InlineData("(int)(Width * 2.5f)", "(int)(width * 2.5f)")]
    [InlineData("(int)(Width * Slope)", "(int)(width * slope)")]
    [InlineData("(int)(Width * (double)Single)", "(int)(width * ((double)single))")]
    [InlineData("(int)(float)Width", "(int)((float)width)")]
    [InlineData("(int)(int)Width", "width")]
    [InlineData("(int)Wide", "(int)((double)wide)")]
    [InlineData("Widened", "(int)widened")]
    [InlineData("nameof(Width) == \"Width\" ? 1 : 2", "1")]
    [InlineData("nameof(Width) == Text ? 1 : 2", "(\"Width\" == text) ? 1 : 2")]
    [InlineData("sizeof(int) + Width", "4 + width")]
    [InlineData("[3, Width]", "[3, width]")]
    [InlineData("new[] { Width, 'a' }", "[width, 97]")]
    [InlineData("new int[2] { Width, 3 }", "[width, 3]")]
    [InlineData("new int[] { }", "[]")]
    [InlineData("[]", "[]")]
    [InlineData("Kernel", "kernel")]
    [InlineData("null!", "null")]
    public async Task A_number_is_read(string argument, string text) => Assert.Equal(text, await Read($"ConvLayer(k: {argument})", "k"));

    [Theory]
    [InlineData("\"conv\"", "\"conv\"")]
    [InlineData("Width == 1 ? \"conv.0\" : \"conv.1\"", "(width == 1) ? \"conv.0\" : \"conv.1\"")]
    [InlineData("Text + \".\" + Text", "(text + \".\") + text")]
    [InlineData("$\"{Label}.conv{Label}\"", "(label + \".conv\") + label")]
    [InlineData("$\"a{Label}\"", "\"a\" + label")]
    [InlineData("$\"{Label}\"", "label")]
    [InlineData("nameof(Width)", "\"Width\"")]
    [InlineData("null", "null")]
    [InlineData("default", "null")]
    public async Task A_text_is_read(string argument, string text) => Assert.Equal(text, await Read($"ConvLayer(k: 3, Name = {argument})", "Name"));

    [Theory]
    [InlineData("Bias = Flag", "Bias", "flag")]
    [InlineData("Bias = Width > 3", "Bias", "width > 3")]
    [InlineData("Bias = Width == 0.5", "Bias", "width == 0.5d")]
    [InlineData("Padding = Mode", "Padding", "mode")]
    [InlineData("Padding = (PaddingMode)Width", "Padding", "width")]
    [InlineData("Padding = PaddingMode.Half", "Padding", "3")]
    [InlineData("Padding = Flag ? PaddingMode.Same : Mode", "Padding", "flag ? 2 : mode")]
    public async Task A_property_is_read(string argument, string name, string text) => Assert.Equal(text, await Read($"ConvLayer(k: 3, {argument})", name));

    [Theory]
    [InlineData("Width", "(double)width")]
    [InlineData("Slope", "slope")]
    [InlineData("Single", "(double)single")]
    [InlineData("1", "1d")]
    [InlineData("Width / 2", "(double)(width / 2)")]
    [InlineData("Flag ? Slope : Width", "flag ? slope : ((double)width)")]
    public async Task A_fraction_is_read(string argument, string text) => Assert.Equal(text, await Read($"DropoutLayer({argument})", "p"));

    [Theory]
    [InlineData("Argument")]
    [InlineData("2 * Argument")]
    [InlineData("Misspelt")]
    [InlineData("Misspelt + Width")]
    [InlineData("unchecked(Width * 2)")]
    [InlineData("Wrapped")]
    [InlineData("(int)(2L * Width)")]
    [InlineData("Width >>> 1")]
    [InlineData("(byte)Width")]
    [InlineData("Long")]
    [InlineData("Array")]
    [InlineData("Doubled20")]
    [InlineData("[3, Misspelt]")]
    public async Task What_cannot_be_followed_is_not_read(string argument)
    {
        BlockTemplate template = await BlockTest.Read(Block($"ConvLayer(k: {argument}, s: {(argument[0] == '[' || argument == "Array" ? "[2]" : "2")})"));
        BlockItem item = Assert.Single(template.Items);
        Assert.True(item.IsReadable);
        Assert.Equal("k", item.Unread);
        Assert.Equal("s", Assert.Single(item.Arguments).Name);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(99, true)]
    [InlineData(101, false)]
    [InlineData(500, false)]
    public async Task A_text_of_many_parts_is_read_as_far_as_it_can_be_written(int parts, bool isRead)
    {
        BlockItem item = Assert.Single((await ReadBlock($"ConvLayer(k: 3, Name = $\"{string.Concat(Enumerable.Repeat("{Label}", parts))}\")")).Items);
        Assert.Equal(isRead, item.Unread.Length == 0);
        Assert.Equal(isRead, BlockText.Write([item]) is { } text && BlockText.Parse(text, ["label"])?[0] == item);
    }

    /// <summary>The compiler would take such an expression; our own stack must not end with it.</summary>
    [Fact]
    public async Task An_expression_without_end_is_not_read()
    {
        string sum = string.Concat(Enumerable.Repeat("1 + ", 3000)), chain = string.Concat(Enumerable.Range(0, 200).Select(i => $"const int C{i + 1} = C{i} + 0;\n"));
        BlockTemplate template = await BlockTest.Read(
            $$"""
            [ConvLayer(k: {{sum}}1), ConvLayer(k: {{sum}}Width), ConvLayer(k: Width + ({{sum}}1)), ConvLayer(k: C200), ConvLayer(k: C20)]
            public sealed class Block(int width) : BlockAttribute { const int Width = Argument, C0 = Width; {{chain}} }
            """);
        Assert.Equal(["", "", "", "k", ""], template.Items.Select(item => item.Unread));
        Assert.Equal("3001", Assert.Single(template.Items[0].Arguments).Value.ToString());
        Assert.Equal("3000 + width", Assert.Single(template.Items[1].Arguments).Value.ToString());
        Assert.Equal("width + 3001", Assert.Single(template.Items[2].Arguments).Value.ToString());
    }

    [Theory]
    [InlineData("Width", " - 1", "")]
    [InlineData("Width", ")", "-(")]
    [InlineData("Width", "))", "(1 - (")]
    [InlineData("Width", ")", "(Width == 3 ? 1 : ")]
    public async Task What_is_read_can_be_written_however_deep(string middle, string closing, string opening)
    {
        int deepest = 0;
        for (int depth = 85; depth < 115; depth++)
        {
            string argument = string.Concat(Enumerable.Repeat(opening, depth)) + middle + string.Concat(Enumerable.Repeat(closing, depth));
            BlockTemplate template = await BlockTest.Read(Block($"ConvLayer(k: [{argument}])"));
            if (template.Items[0].Unread.Length == 0)
            {
                deepest = depth;
                Assert.Equal(template.Items, BlockText.Parse(BlockText.Write(template.Items)!, ["width"]));
            }
        }

        Assert.InRange(deepest, 90, 110);
    }

    [Theory]
    [InlineData("Width", "Width", "Width")]
    [InlineData("@class", "Class", "@class")]
    [InlineData("@class", "@class", "@class")]
    [InlineData("größe", "Größe", "größe")]
    [InlineData("inputChannels", "InputChannels", "inputChannels")]
    [InlineData("InputChannels", "InputChannels", "@InputChannels")]
    [InlineData("argument", "Argument", "argument")]
    public async Task A_parameter_may_have_any_name(string parameter, string constant, string text)
    {
        BlockTemplate template = await BlockTest.Read(
            $$"""
            [ConvLayer(k: {{constant}})] public sealed class Block(int {{parameter}}) : BlockAttribute { new const int {{constant}} = BlockAttribute.Argument; }
            """);
        BlockItem item = Assert.Single(template.Items);
        Assert.Equal(text, Assert.Single(item.Arguments).Value.ToString());
        Assert.Equal([item], BlockText.Parse(BlockText.Write(template.Items)!, [parameter.TrimStart('@')])!.Value);
    }

    private static Task<BlockTemplate> ReadBlock(string layer) => BlockTest.Read(Block(layer));

    private static async Task<string?> Read(string layer, string argument)
    {
        BlockItem item = Assert.Single((await ReadBlock(layer)).Items);
        Assert.True(item.IsReadable);
        Assert.Equal("", item.Unread);
        return item.Arguments.Single(written => written.Name == argument).Value.ToString();
    }

    private static string Block(string layer) =>
        $$"""
        [{{layer}}]
        public sealed partial class Block(
            int width, bool flag = false, string? text = null, PaddingMode mode = default, double slope = 0.1, float single = 1, int wide = 1, double widened = 1,
            int[]? kernel = null, long @long = 1, int array = 1, string label = "") : BlockAttribute
        {
            const int Width = Argument, Plain = 7, Hidden = Scale * InputChannels, Scale = 6 * Width, Deep = Hidden + Plain, Misspelt = Argument;
            const int Wrapped = unchecked(Width * 3), Stride = Argument + 0;
            const bool Flag = default;
            const string? Text = default;
            const string Label = "";
            const PaddingMode Mode = default;
            const double Slope = default;
            const float Single = default;
            const double Wide = Argument;
            const int Widened = Argument;
            const int Long = Argument;
            const int[]? Kernel = default;
            const int[]? Array = default;
            {{string.Concat(Enumerable.Range(1, 20).Select(i => $"const int Doubled{i} = Doubled{i - 1} + Doubled{i - 1};\n"))}}
            const int Doubled0 = Width;

            static class Nested { internal const int Inner = Width + 1; }
        }

        static class Elsewhere { internal const int Size = 8, Double = 2 * Size; }
        """;
}
