using ConvShape.Roslyn.Parsing;
using ConvShape.Roslyn.Parsing.Blocks;
using ConvShape.Roslyn.Tests.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Tests.Blocks;

public sealed class BlockReaderTests
{
    private const string Bottleneck =
        """
        namespace Demo
        {
            [ConvLayer(k: 1, filters: Width)] [ReluLayer]
            [ConvLayer(k: 3, s: Stride, p: 1, filters: Hidden, Name = "conv" + Suffix)]
            [System.Obsolete]
            [ConvLayer(filters: 4 * Width, k: 1), Outer.Narrow(width: Hidden / 2, Repeat = 2)]
            public sealed partial class Bottleneck(int width, [FirstOnly] int stride = 1, string? suffix = null) : BlockAttribute;

            public sealed partial class Bottleneck { const int Width = Argument, Stride = Argument; const string Suffix = default; }

            public partial class Outer
            {
                [ConvLayer(k: 1, filters: Width)]
                public sealed class NarrowAttribute(int width) : BlockAttribute { const int Width = Argument; }
            }
        }
        """;

    private const string Hidden = "namespace Demo { public sealed partial class Bottleneck { const int Hidden = 2 * InputChannels + Width; } }";

    private const string BottleneckText =
        """
        [ConvLayer(k: 1, filters: width)]
        [ReluLayer]
        [ConvLayer(k: 3, s: stride, p: 1, filters: (2 * InputChannels) + width, Name: "conv" + suffix)]
        [ConvLayer(filters: 4 * width, k: 1)]
        [Block("Demo.Outer+NarrowAttribute", width: ((2 * InputChannels) + width) / 2, Repeat: 2)]
        """;

    [Fact]
    public async Task A_block_is_read_over_its_files()
    {
        ReadBlock block = Assert.IsType<ReadBlock>(BlockTest.Read(await BlockTest.Compile([Bottleneck, Hidden]), "Demo.Bottleneck"));
        Assert.Equal(BottleneckText, BlockText.Write(block.Template.Items));
        Assert.Equal("Bottleneck", block.Template.Name);
        Assert.Equal(BlockTroubles.None, block.Template.Troubles);
        Assert.Equal(
            [
                new BlockParameter("width", BlockParameterKind.Int, IsFirstOnly: false, Default: null),
                new BlockParameter("stride", BlockParameterKind.Int, IsFirstOnly: true, Default: 1),
                new BlockParameter("suffix", BlockParameterKind.String, IsFirstOnly: false, Default: null),
            ],
            block.Template.Parameters);
        Assert.Null(CompilerState.Within(block.Template));
    }

    [Fact]
    public async Task Each_item_and_argument_has_its_place()
    {
        ReadBlock block = Assert.IsType<ReadBlock>(BlockTest.Read(await BlockTest.Compile([Bottleneck, Hidden]), "Demo.Bottleneck"));
        Assert.Equal(
            ["ConvLayer(k: 1, filters: Width)", "ReluLayer", "ConvLayer(k: 3, s: Stride, p: 1, filters: Hidden, Name = \"conv\" + Suffix)",
                "ConvLayer(filters: 4 * Width, k: 1)", "Outer.Narrow(width: Hidden / 2, Repeat = 2)"],
            block.Places.Select(place => place.Attribute.ToString()));
        Assert.Equal(["filters: 4 * Width", "k: 1"], Places(block, 3));
        Assert.Equal(["width: Hidden / 2", "Repeat = 2"], Places(block, 4));
        Assert.All(block.Template.Items.Zip(block.Places), pair => Assert.Equal(pair.First.Arguments.Select(argument => argument.Name), pair.Second.Arguments.Keys));
    }

    [Fact]
    public async Task A_block_of_another_assembly_is_read_from_its_text()
    {
        CSharpCompilation library = await BlockTest.Compile([WithDefinition(BottleneckText), Hidden]);
        CSharpCompilation user = await BlockTest.Compile([""], BlockTest.Emit(library));
        ReadBlock fromSource = Assert.IsType<ReadBlock>(BlockTest.Read(library, "Demo.Bottleneck"));
        ReadBlock fromText = Assert.IsType<ReadBlock>(BlockTest.Read(user, "Demo.Bottleneck"));
        Assert.Equal(fromSource.Template, fromText.Template);
        Assert.Equal(fromSource.Template.GetHashCode(), fromText.Template.GetHashCode());
        Assert.Empty(fromText.Places);

        INamedTypeSymbol block = user.GetTypeByMetadataName("Demo.Bottleneck")!;
        Assert.Equal("NarrowAttribute", BlockSymbols.Resolve("Demo.Outer+NarrowAttribute", block)?.Name);
        Assert.Equal("ConvLayerAttribute", BlockSymbols.Resolve("ConvShape.ConvLayerAttribute", block)?.Name);
        Assert.Null(BlockSymbols.Resolve("Demo.Missing", block));
        Assert.Null(BlockSymbols.Resolve("", block));
    }

    [Fact]
    public async Task A_block_of_another_project_is_read_from_its_text_too()
    {
        CSharpCompilation library = await BlockTest.Compile([WithDefinition("[ReluLayer]"), Hidden]);
        ReadBlock? block = BlockTest.Read(await BlockTest.Compile([""], library.ToMetadataReference()), "Demo.Bottleneck");
        Assert.Equal("[ReluLayer]", BlockText.Write(block!.Template.Items));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("[ConvLayer(k: other)]")]
    [InlineData("[ConvLayer(k:")]
    public async Task Without_a_text_that_was_generated_there_is_no_block(string? text)
    {
        CSharpCompilation library = await BlockTest.Compile([text is null ? Bottleneck : WithDefinition(text), Hidden]);
        Assert.Null(BlockTest.Read(await BlockTest.Compile([""], BlockTest.Emit(library)), "Demo.Bottleneck"));
    }

    [Fact]
    public async Task A_text_may_be_null()
    {
        CSharpCompilation library = await BlockTest.Compile(["[BlockDefinition(null!)] public sealed class Block : BlockAttribute;"]);
        Assert.Null(BlockTest.Read(await BlockTest.Compile([""], BlockTest.Emit(library)), "Block"));
    }

    [Fact]
    public async Task A_block_is_read_once_in_each_compilation()
    {
        CSharpCompilation compilation = await BlockTest.Compile([Bottleneck, Hidden]);
        ReadBlock? first = BlockTest.Read(compilation, "Demo.Bottleneck");
        Assert.Same(first, BlockTest.Read(compilation, "Demo.Bottleneck"));
        Assert.NotSame(first, BlockTest.Read(compilation.Clone(), "Demo.Bottleneck"));
        Assert.Equal(first!.Template, BlockTest.Read(compilation.Clone(), "Demo.Bottleneck")!.Template);
    }

    [Fact]
    public async Task Reading_that_was_cancelled_starts_again()
    {
        CSharpCompilation compilation = await BlockTest.Compile([Bottleneck, Hidden]);
        INamedTypeSymbol block = compilation.GetTypeByMetadataName("Demo.Bottleneck")!;
        Assert.ThrowsAny<OperationCanceledException>(() => BlockReader.Read(block, compilation, new CancellationToken(canceled: true)));
        Assert.NotNull(BlockReader.Read(block, compilation, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Parameters_of_every_type_are_known()
    {
        BlockTemplate template = await BlockTest.Read(
            """
            public sealed class Block(
                float a, double b = 2, bool c = true, PaddingMode d = PaddingMode.Same, int[]? e = null, string[]? f = null, long g = 3, [FirstOnly] double h = 0.5,
                Remainder i = default, System.Type? j = null, int[]? k = default, System.DayOfWeek l = System.DayOfWeek.Friday, byte[]? m = null, params string[] n)
                : BlockAttribute;
            """);
        Assert.Equal(
            [
                new("a", BlockParameterKind.Float, false, null), new("b", BlockParameterKind.Double, false, 2d), new("c", BlockParameterKind.Bool, false, true),
                new("d", BlockParameterKind.Enum, false, 2), new("e", BlockParameterKind.IntArray, false, null),
                new("f", BlockParameterKind.StringArray, false, null), new("g", BlockParameterKind.Other, false, 3L), new("h", BlockParameterKind.Double, true, 0.5),
                new("i", BlockParameterKind.Enum, false, 0), new("j", BlockParameterKind.Other, false, null), new("k", BlockParameterKind.IntArray, false, null),
                new("l", BlockParameterKind.Enum, false, 5), new("m", BlockParameterKind.Other, false, null), new("n", BlockParameterKind.StringArray, false, null),
            ],
            template.Parameters);
        Assert.Empty(template.Items);
    }

    [Fact]
    public async Task The_first_repetition_has_what_is_written_and_the_others_the_default()
    {
        BlockTemplate template = await BlockTest.Read(
            "public sealed class Block(int width, [FirstOnly] int stride, [FirstOnly] int dilation = 4, [FirstOnly] double slope = 0.5) : BlockAttribute;");
        Dictionary<string, object?> written = new(StringComparer.Ordinal) { ["width"] = 64, ["stride"] = 2, ["dilation"] = 3, ["Repeat"] = 2, ["Name"] = "a" };
        Assert.Equal(new() { ["width"] = 64, ["stride"] = 2, ["dilation"] = 3, ["slope"] = 0.5 }, template.Bind(written));
        Assert.Equal(new() { ["width"] = 64, ["stride"] = 1, ["dilation"] = 4, ["slope"] = 0.5 }, template.Bind(written, repetition: 1));
    }

    [Fact]
    public async Task A_layer_that_is_not_there_needs_no_values()
    {
        BlockTemplate template = await BlockTest.Read(
            """
            [ConvLayer(k: 3, filters: InputChannels / (Expand - 1 + 2), s: 2 * Stride), Block(Expand, 1, Expand / Stride, When = Stride != 0)]
            public sealed class Block(int expand, int stride, int third = 1) : BlockAttribute { const int Expand = Argument, Stride = Argument; public bool When { get; set; } }
            """);
        BlockItemValues Values(int item, int expand, int stride) => template.Items[item].Evaluate(
            template.Bind(new Dictionary<string, object?>(StringComparer.Ordinal) { ["expand"] = expand, ["stride"] = stride }), inputChannels: 12);

        Assert.Equal(new Dictionary<string, object?> { ["k"] = 3, ["filters"] = 4, ["s"] = 10 }, Values(0, expand: 2, stride: 5).Values);
        BlockFailure failure = Assert.IsType<BlockFailure>(Values(0, expand: -1, stride: 5).Failure);
        Assert.Equal(("filters", "InputChannels / ((expand - 1) + 2) divides by zero at expand = -1, InputChannels = 12"), (failure.Argument, failure.Error));
        Assert.Equal(["expand"], failure.Parameters);

        Assert.Equal(new Dictionary<string, object?> { ["When"] = false }, Values(1, expand: 2, stride: 0).Values);
        Assert.Null(Values(1, expand: 2, stride: 0).Failure);
        Assert.False(Values(1, expand: 2, stride: 0).IsThere);
        Assert.True(Values(1, expand: 2, stride: 1).IsThere);
        Assert.True(Values(0, expand: 2, stride: 1).IsThere);
    }

    [Fact]
    public async Task Layers_on_two_declarations_are_noted()
    {
        BlockTemplate template = await BlockTest.Read(
            """
            public sealed partial class Block : BlockAttribute;
            [ReluLayer] partial class Block;
            [System.Obsolete, SoftmaxLayer] partial class Block;
            """);
        Assert.Equal(BlockTroubles.LayersElsewhere, template.Troubles);
        Assert.Equal("[ReluLayer]", BlockText.Write(template.Items));
    }

    [Fact]
    public async Task A_second_constructor_is_noted()
    {
        BlockTemplate template = await BlockTest.Read("public sealed class Block(int width) : BlockAttribute { public Block() : this(3) { } static Block() { } }");
        Assert.Equal(BlockTroubles.SeveralConstructors, template.Troubles);
        Assert.Equal(["width"], template.Parameters.Select(parameter => parameter.Name));
    }

    [Theory]
    [InlineData("[Missing]")]
    [InlineData("[ConvLayer]")]
    [InlineData("[ConvLayer(k: Missing)]")]
    [InlineData("[ConvLayer(k: 1.5 * Width)]")]
    [InlineData("[ConvLayer(k: 64 / (Width - 1))]")]
    [InlineData("[ConvLayer(k: Width, k: Width)]")]
    [InlineData("[ConvLayer(k: Width, Name = Width)]")]
    [InlineData("[ConvLayer(k: [Width, \"a\"])]")]
    [InlineData("[ConvLayer(k: [.. Widths])]")]
    [InlineData("[ConvLayer(k: new int[Width])]")]
    [InlineData("[ConvLayer(k: Circular)]")]
    [InlineData("[ConvLayer(k: Other)]")]
    [InlineData("[ConvLayer(k: width)]")]
    [InlineData("[PoolLayer]")]
    [InlineData("[BlockAttribute]")]
    public async Task A_layer_that_the_compiler_refuses_cannot_be_read(string layer)
    {
        CSharpCompilation compilation = await BlockTest.CompileAnyway(
            [$$"""
            [ReluLayer]
            {{layer}}
            public sealed class Block(int width) : BlockAttribute
            {
                const int Width = Argument, Circular = Other + Width, Other = Circular;
                static readonly int[] Widths = [Width];
            }
            """]);
        Assert.Contains(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        BlockTemplate template = BlockTest.Read(compilation, "Block")!.Template;
        Assert.Equal([true, false], template.Items.Select(item => item.IsReadable));
        Assert.Equal("", template.Items[1].Unread);
        Assert.Null(BlockText.Write(template.Items));
    }

    [Fact]
    public async Task Only_classes_that_derive_from_ours_are_blocks()
    {
        CSharpCompilation compilation = await BlockTest.Compile(
            [
                """
                public class Plain : System.Attribute;
                public abstract class Base : BlockAttribute { protected const int Double = 2 * InputChannels; }
                [ConvLayer(k: Double)] public sealed class Derived : Base;
                namespace Mine { public abstract class BlockAttribute : System.Attribute; public class Own : BlockAttribute; }
                """,
            ]);
        bool IsBlock(string name) => BlockSymbols.IsBlock(compilation.GetTypeByMetadataName(name));
        Assert.Equal([false, false, true, false, false, false], ((string[])["Plain", "Base", "Derived", "Mine.Own", "ConvShape.BlockAttribute", "ConvShape.ReluLayerAttribute"]).Select(IsBlock));
        Assert.True(BlockSymbols.IsLayer(compilation.GetTypeByMetadataName("ConvShape.ReluLayerAttribute")));
        Assert.False(BlockSymbols.IsLayer(compilation.GetTypeByMetadataName("ConvShape.InputShapeAttribute")));
        Assert.Equal("[ConvLayer(k: 2 * InputChannels)]", BlockText.Write(BlockTest.Read(compilation, "Derived")!.Template.Items));
    }

    private static string WithDefinition(string text) => Bottleneck.Replace(
        "public sealed partial class Bottleneck(", $"[BlockDefinition({SymbolDisplay.FormatLiteral(text, quote: true)})] public sealed partial class Bottleneck(", StringComparison.Ordinal);

    private static IEnumerable<string> Places(ReadBlock block, int item)
    {
        LayerPlace place = block.Places[item];
        return place.Arguments.Values.Select(argument => argument.ToString());
    }
}
