namespace ConvShape.Roslyn.Tests.Parsing;

/// <summary>What a use of a block becomes.</summary>
public sealed class BlockTests
{
    private const string Basic =
        """
        [ConvLayer(3, s: Stride, p: 1, filters: Width, Bias = false)] [BatchNormLayer] [ReluLayer]
        [ConvLayer(3, p: 1, filters: Width, Bias = false)] [BatchNormLayer]
        [AddLayer("in", Projection = true)] [ReluLayer]
        public sealed partial class BasicBlockAttribute(int width, [FirstOnly] int stride = 1) : BlockAttribute
        {
            const int Width = Argument, Stride = Argument;
        }
        """;

    [Fact]
    public async Task A_residual_block_repeats_with_its_stride_first_only_and_a_projection_where_shapes_differ()
    {
        Parsed net = await Parsed.Of("""[InputShape(8, 9, 9)] [BasicBlock(16, stride: 2, Repeat = 2, Name = "layer2")]""", Basic);
        Assert.Equal(
            [
                "layer2.0.conv1(in) 16×5×5", "layer2.0.bn1(layer2.0.conv1) 16×5×5", "layer2.0.relu1(layer2.0.bn1) 16×5×5",
                "layer2.0.conv2(layer2.0.relu1) 16×5×5", "layer2.0.bn2(layer2.0.conv2) 16×5×5",
                "layer2.0.downsample.0(in) 16×5×5", "layer2.0.downsample.1(layer2.0.downsample.0) 16×5×5",
                "layer2.0.add1(layer2.0.downsample.1, layer2.0.bn2) 16×5×5", "layer2.0.relu2(layer2.0.add1) 16×5×5",
                "layer2.1.conv1(layer2.0.relu2) 16×5×5", "layer2.1.bn1(layer2.1.conv1) 16×5×5", "layer2.1.relu1(layer2.1.bn1) 16×5×5",
                "layer2.1.conv2(layer2.1.relu1) 16×5×5", "layer2.1.bn2(layer2.1.conv2) 16×5×5",
                "layer2.1.add1(layer2.0.relu2, layer2.1.bn2) 16×5×5", "layer2.1.relu2(layer2.1.add1) 16×5×5",
            ],
            net.Layers);
        Assert.Equal(["layer2.0 = Layer2_0: 0..9 of -1 reads -1", "layer2.1 = Layer2_1: 9..16 of -1 reads 8"], net.Blocks);
        Assert.DoesNotContain(net.Problems, problem => !problem.StartsWith("CONV2002", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Unit", "unit1 unit2")]
    [InlineData("Unit(Repeat = 2)", "unit1 unit2 unit3")]
    [InlineData("Unit(Name = \"layer1\", Repeat = 2)", "layer1.0 layer1.1 unit1")]
    [InlineData("Unit(Name = \"layer1\")", "layer1 unit1")]
    [InlineData("Unit(Name = \"denselayer{i+1}\", Repeat = 2)", "denselayer1 denselayer2 unit1")]
    [InlineData("Unit(Name = \"a{i}.b{i+10}\", Repeat = 2)", "a0.b10 a1.b11 unit1")]
    [InlineData("Unit(Name = \"a{i}\")", "a0 unit1")]
    [InlineData("Unit(Name = \"a{i+2147483647}\", Repeat = 2)", "a2147483647 a2147483648 unit1")]
    public async Task A_use_is_named_by_its_kind_or_its_template(string use, string names) => Assert.Equal(
        names.Split(' ').Select(name => name + ".relu1"),
        (await Parsed.Of($"[InputShape(3, 4, 4)] [{use}] [Unit]", "[ReluLayer] public sealed partial class UnitAttribute : BlockAttribute;")).Names);

    [Theory]
    [InlineData("a{j}")]
    [InlineData("a{i+}")]
    [InlineData("a{i-1}")]
    [InlineData("a{i")]
    [InlineData("a{i+99999999999}")]
    public async Task A_template_that_means_nothing_is_no_name(string template) => Assert.Contains(
        "is no property",
        Assert.Single((await Parsed.Of($"[InputShape(3, 4, 4)] [Unit(Name = \"{template}\")]", "[ReluLayer] public sealed partial class UnitAttribute : BlockAttribute;")).Problems));

    [Fact]
    public async Task Without_a_name_the_layers_stand_among_those_around()
    {
        Parsed net = await Parsed.Of(
            """[InputShape(3, 4, 4)] [ReluLayer] [Unit(Name = "")] [ReluLayer] [Unit(Name = "", Repeat = 2)]""",
            """[ReluLayer] [AddLayer("in")] public sealed partial class UnitAttribute : BlockAttribute;""");
        Assert.Equal(
            [
                "relu1(in) 3×4×4", "relu2(relu1) 3×4×4", "add1(relu1, relu2) 3×4×4", "relu3(add1) 3×4×4",
                "0.relu1(relu3) 3×4×4", "0.add1(relu3, 0.relu1) 3×4×4", "1.relu1(0.add1) 3×4×4", "1.add1(0.add1, 1.relu1) 3×4×4",
            ],
            net.Layers);
        Assert.Equal(["0 = Layer0: 4..6 of -1 reads 3", "1 = Layer1: 6..8 of -1 reads 5"], net.Blocks);
    }

    [Fact]
    public async Task A_name_is_looked_for_in_the_block_first_and_then_around_it() => Assert.Equal(
        [
            "stem(in) 3×4×4", "conv1(stem) 3×4×4", "outer1.conv1(conv1) 3×4×4", "outer1.inner1.relu1(outer1.conv1) 3×4×4",
            "outer1.inner1.add1(outer1.conv1, outer1.inner1.relu1) 3×4×4", "outer1.inner1.add2(stem, outer1.inner1.add1) 3×4×4",
            "outer1.add1(conv1, outer1.inner1.add2) 3×4×4", "add1(outer1.conv1, outer1.add1) 3×4×4", "tanh1(outer1.inner1.add2) 3×4×4", "tanh2(outer1.add1) 3×4×4",
        ],
        (await Parsed.Of(
            """
            [InputShape(3, 4, 4)] [ReluLayer(Name = "stem")] [ConvLayer(1)] [Outer] [AddLayer("outer1.conv1")]
            [TanhLayer(From = "outer1.inner1")] [TanhLayer(From = "outer1")]
            """,
            """
            [ConvLayer(1)] [Inner] [AddLayer("in")] public sealed partial class Outer : BlockAttribute;
            [ReluLayer] [AddLayer("conv1")] [AddLayer("stem")] public sealed partial class Inner : BlockAttribute;
            """)).Layers);

    [Fact]
    public async Task The_name_of_all_repetitions_is_that_of_the_last() => Assert.Equal(
        "relu1(layer1.1.relu1) 3×4×4",
        (await Parsed.Of(
            """[InputShape(3, 4, 4)] [Unit(Repeat = 2, Name = "layer1")] [ReluLayer(From = "layer1")]""",
            "[ReluLayer] public sealed partial class Unit : BlockAttribute;")).Layers[^1]);

    [Fact]
    public async Task A_block_reads_what_its_use_names() => Assert.Equal(
        ["conv1(in) 8×4×4", "conv2(conv1) 5×4×4", "unit1.conv1(conv1) 8×4×4", "unit1.add1(conv1, unit1.conv1) 8×4×4", "unit2.conv1(unit1.add1) 8×4×4", "unit2.add1(unit1.add1, unit2.conv1) 8×4×4"],
        (await Parsed.Of(
            """[InputShape(3, 4, 4)] [ConvLayer(1, filters: 8)] [ConvLayer(1, filters: 5)] [Unit(From = "conv1", Repeat = 2)]""",
            """[ConvLayer(1)] [AddLayer("in")] public sealed partial class Unit : BlockAttribute;""")).Layers);

    [Fact]
    public async Task What_the_block_is_given_reaches_constants_made_from_it() => Assert.Equal(
        ["unit1.conv1(in) 6×8×8", "unit1.conv2(unit1.conv1) 25×8×8", "unit1.pool1(unit1.conv2) 25×4×4", "unit1.named(unit1.pool1) 25×4×4", "unit1.upsample1(unit1.named) 25×8×12"],
        (await Parsed.Of(
            """[InputShape(3, 8, 8)] [Unit(12, PaddingMode.Same, "named")]""",
            """
            [ConvLayer(Kernel, filters: Half, Padding = Padding)]
            [ConvLayer(1, filters: 4 * Half + (Deep ? 1 : 0))]
            [MaxPoolLayer(2, When = Deep)]
            [ReluLayer(When = !Deep)]
            [ReluLayer(Name = Called)]
            [UpsampleLayer(new int[] { Kernel - 1, 3 })]
            public sealed partial class Unit(int width, PaddingMode padding, string called, bool deep = true, int kernel = 3) : BlockAttribute
            {
                const int Width = Argument, Half = Width / 2, Kernel = Argument;
                const bool Deep = default;
                const PaddingMode Padding = default;
                const string Called = default;
            }
            """)).Layers);

    [Fact]
    public async Task Input_channels_are_those_of_each_repetition() => Assert.Equal(
        ["dense1.conv1(in) 2×4×4", "dense1.concat1(in, dense1.conv1) 5×4×4", "dense2.conv1(dense1.concat1) 4×4×4", "dense2.concat1(dense1.concat1, dense2.conv1) 9×4×4"],
        (await Parsed.Of(
            "[InputShape(3, 4, 4)] [Dense(Repeat = 2)]",
            """[ConvLayer(3, p: 1, filters: InputChannels - 1)] [ConcatLayer("in")] public sealed partial class Dense : BlockAttribute;""")).Layers);

    [Fact]
    public async Task First_only_parameters_fall_back_to_their_default_or_one() => Assert.Equal(
        ["unit1.conv1(in) 6×8×8", "unit1.pool1(unit1.conv1) 6×2×2", "unit2.conv1(unit1.pool1) 6×2×2", "unit2.pool1(unit2.conv1) 6×1×1"],
        (await Parsed.Of(
            "[InputShape(3, 8, 8)] [Unit(4, 6, extra: 0, Repeat = 2)]",
            """
            [ConvLayer(1, filters: Width, s: 1 + Extra)] [MaxPoolLayer(Size)]
            public sealed partial class Unit([FirstOnly] int size, int width, [FirstOnly] int extra = 0) : BlockAttribute { const int Size = Argument, Width = Argument, Extra = Argument; }
            """.Replace("MaxPoolLayer(Size)", "MaxPoolLayer(Size == 1 ? 2 : Size)", StringComparison.Ordinal))).Layers);

    [Fact]
    public async Task Nested_blocks_know_their_parents() => Assert.Equal(
        ["outer1 = Outer1: 0..3 of -1 reads -1", "outer1.inner1 = Inner1: 1..2 of 0 reads 0", "outer1.inner2 = Inner2: 2..3 of 0 reads 1", "inner1 = Inner1: 3..4 of -1 reads 2"],
        (await Parsed.Of(
            "[InputShape(3, 4, 4)] [Outer] [Inner]",
            "[ReluLayer] [Inner(Repeat = 2)] public sealed partial class Outer : BlockAttribute; [ReluLayer] public sealed partial class Inner : BlockAttribute;")).Blocks);

    [Theory]
    [InlineData("public sealed partial class Unit<T> : BlockAttribute;", "Unit<int>", "unit1.relu1")]
    [InlineData("public partial class Unit : BlockAttribute; public sealed class Other : Unit;", "Unit", "unit1.relu1")]
    [InlineData("public partial class Outer { [ReluLayer] internal sealed partial class Unit : BlockAttribute; }", "Outer.Unit", "unit1.relu1")]
    [InlineData("public sealed partial class @class : BlockAttribute;", "@class", "class1.relu1")]
    [InlineData("public sealed partial class Attribute : BlockAttribute;", "Attribute", "attribute1.relu1")]
    public async Task A_block_may_be_any_class_that_derives_from_BlockAttribute(string block, string use, string name)
    {
        string layers = block.Contains("[ReluLayer]", StringComparison.Ordinal) ? "" : "[ReluLayer] ";
        Parsed net = await Parsed.Of($"[InputShape(3, 4, 4)] [{use}]", layers + block);
        Assert.Equal([name], net.Names);
        Assert.Empty(net.Problems);
    }

    [Fact]
    public async Task Layers_of_a_base_class_are_not_inherited() => Assert.Equal(
        ["other1.tanh1", "relu1"],
        (await Parsed.Of(
            "[InputShape(3, 4, 4)] [Other] [ReluLayer]",
            "[ReluLayer] public partial class Unit : BlockAttribute; [TanhLayer] public sealed partial class Other : Unit;")).Names);

    [Fact]
    public async Task A_parameter_of_a_generic_block_is_followed() => Assert.Equal(
        ["unit1.conv1(in) 8×4×4"],
        (await Parsed.Of(
            "[InputShape(3, 4, 4)] [Unit<int>(8)]",
            "[ConvLayer(1, filters: Width)] public sealed partial class Unit<T>(int width) : BlockAttribute { const int Width = Argument; }")).Layers);

    [Fact]
    public async Task A_block_without_layers_is_nothing() => Assert.Equal(
        ["relu1(in) 3×4×4"],
        (await Parsed.Of("[InputShape(3, 4, 4)] [Empty] [ReluLayer]", "public sealed partial class Empty : BlockAttribute;")).Layers);

    [Theory]
    [InlineData("[ConvLaye(3)]")]
    [InlineData("[ConvLayer(k: )]")]
    [InlineData("[ConvLayer(Missing)]")]
    [InlineData("[ConvLayer(")]
    [InlineData("[")]
    [InlineData("[LayerAttribute]")]
    [InlineData("[BlockAttribute]")]
    public async Task A_layer_on_a_block_that_is_still_being_typed_leaves_what_is_below_unsaid(string layer)
    {
        Parsed net = await Parsed.Of(
            """[InputShape(3, 4, 4)] [Unit] [ConvLayer(9, InChannels = 5, From = "unit1.stem")] [AddLayer("missing")]""",
            $"[ReluLayer]\n{layer}\n[AddLayer(\"stem\")] [ConvLayer(9)]\npublic sealed partial class Unit : BlockAttribute;",
            compiles: false);
        Assert.Empty(net.Problems);
        Assert.Contains(net.Layers, line => line.EndsWith('?'));
    }

    [Theory]
    [InlineData("[Unit(]")]
    [InlineData("[Unit(width: )]")]
    [InlineData("[Unit(8, 9)]")]
    [InlineData("[Unit(\"8\")]")]
    [InlineData("[Unit(8, Repeat = )]")]
    [InlineData("[Uni(8)]")]
    public async Task A_use_that_is_still_being_typed_leaves_what_is_below_unsaid(string use) => Assert.Empty(
        (await Parsed.Of(
            $"[InputShape(3, 4, 4)]\n{use}\n[ConvLayer(9, From = \"unit1.conv1\")] [AddLayer(\"x\")]",
            "[ConvLayer(3, filters: Width)] public sealed partial class Unit(int width) : BlockAttribute { const int Width = Argument; }",
            compiles: false)).Problems);

    [Fact]
    public async Task A_class_that_is_no_attribute_yet_leaves_what_is_below_unsaid() => Assert.Empty(
        (await Parsed.Of("[InputShape(3, 4, 4)] [Unit(4)] [ConvLayer(9)]", "public sealed partial class Unit(int width);", compiles: false)).Problems);

    /// <summary>The language has no such values, so no layer can read them; the layers that do not are sound.</summary>
    [Theory]
    [InlineData("[Unit(4L)]")]
    [InlineData("[Unit(4, type: typeof(int))]")]
    [InlineData("[Unit(4, Tag = 'c', Any = \"any\")]")]
    public async Task Arguments_that_no_layer_reads_may_be_of_any_type(string use) => Assert.Equal(
        ["unit1.relu1(in) 3×4×4", "relu1(unit1.relu1) 3×4×4"],
        (await Parsed.Of(
            $"[InputShape(3, 4, 4)] {use} [ReluLayer]",
            "[ReluLayer] public sealed partial class Unit(long width, System.Type? type = null) : BlockAttribute { public char Tag { get; set; } public object? Any { get; set; } }")).Layers);

    [Fact]
    public async Task A_layer_that_reads_a_parameter_of_no_type_of_the_language_is_refused() => Assert.Equal(
        ["CONV1011: unit1.conv1: filters is unknown; needs constants, parameters of the block, InputChannels, and arithmetic on them"],
        (await Parsed.Of(
            "[InputShape(3, 4, 4)] [Unit(4)]",
            "[ConvLayer(1, filters: (int)Width)] public sealed partial class Unit(long width) : BlockAttribute { const long Width = Argument; }")).Problems);

    [Fact]
    public async Task Names_clash_in_a_block_as_in_a_model() => Assert.Equal(
        [
            "CONV3005: The layer name 'a_b' becomes the property AB, as does 'a.b'; needs another Name",
            "CONV3005: The layer name 'layers' becomes the property Layers, which every block has; needs another Name",
            "CONV3005: The layer name 'in' means the input wherever a layer is named; needs another Name",
            "CONV3005: The layer name 'x' is the name of an earlier layer; needs another Name",
        ],
        (await Parsed.Of(
            """[InputShape(3, 4, 4)] [Unit(Name = "x")] [Other(Name = "x")]""",
            """
            [SigmoidLayer(Name = "a.b")] [SigmoidLayer(Name = "a_b")] [SigmoidLayer(Name = "layers")] [SigmoidLayer(Name = "in")] public sealed partial class Unit : BlockAttribute;
            [SigmoidLayer(Name = "a.b")] public sealed partial class Other : BlockAttribute;
            """)).Problems);
}
