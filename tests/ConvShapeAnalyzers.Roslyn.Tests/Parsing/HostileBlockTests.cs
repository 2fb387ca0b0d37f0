using System.Text;
using ConvShape.Roslyn.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Tests.Parsing;

/// <summary>Blocks without end, without sense, or written to do harm: each gets an answer, and soon.</summary>
public sealed class HostileBlockTests
{
    private const string Unit = "[ConvLayer(3, p: 1, filters: Width)] [ReluLayer] public sealed partial class Unit(int width = 4) : BlockAttribute { const int Width = Argument; }";

    [Fact]
    public async Task Repeats_of_billions_are_answered_at_once()
    {
        string blocks = string.Concat(Enumerable.Range(0, 9).Select(i => $"[B{i + 1}(Repeat = 1_000_000_000)] public sealed partial class B{i} : BlockAttribute;\n")) +
            "[ReluLayer] [ConvLayer(1)] public sealed partial class B9 : BlockAttribute;\n";
        CSharpCompilation compilation = await Build.Compile($"using ConvShape;\n[InputShape(3, 4, 4)] [B0(Repeat = 1_000_000_000)] public sealed partial class Net;\n{blocks}");
        Parsed.Of(compilation);
        Assert.StartsWith(
            "CONV3008: B0 expands to more than 10,000 layers and blocks (B0 ×1,000,000,000 → B1 ×1,000,000,000", Assert.Single(Parsed.Of(compilation.Clone()).Problems), StringComparison.Ordinal);
    }

    /// <summary>A name is known by then that is no property: it must not be said besides.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("unit{i}")]
    public async Task What_has_no_end_is_all_that_is_said_of_a_use(string name) => Assert.Equal(
        ["CONV3008: Unit expands to more than 10,000 layers and blocks (Unit ×1,000,000,000); needs fewer repeats"],
        (await Parsed.Of($"[InputShape(3, 4, 4)] [Unit(Repeat = 1_000_000_000, Name = \"{name}\")]", Unit)).Problems);

    /// <summary>Each looks for the name that is most like it.</summary>
    [Fact]
    public async Task A_name_that_thousands_do_not_find_is_said_once()
    {
        const string Block = "[ConvLayer(1)] [AddLayer(\"nopeconvadd\")] public sealed partial class Block : BlockAttribute;";
        CSharpCompilation compilation = await Build.Compile($"using ConvShape;\n[InputShape(3, 4, 4)] [Block(Repeat = 3000)] public sealed partial class Net;\n{Block}");
        Assert.Single(Parsed.Of(compilation).Problems);
    }

    [Fact]
    public async Task A_block_that_doubles_at_each_level_is_answered_at_once()
    {
        string blocks = string.Concat(Enumerable.Range(0, 60).Select(i => $"[B{i + 1}] [B{i + 1}] public sealed partial class B{i} : BlockAttribute;\n")) +
            "[ReluLayer] public sealed partial class B60 : BlockAttribute;\n";
        CSharpCompilation compilation = await Build.Compile($"using ConvShape;\n[InputShape(3, 4, 4)] [B0] public sealed partial class Net;\n{blocks}");
        Assert.Equal(["CONV3008"], Build.Rules(await Build.Analyze(compilation)));
    }

    /// <summary>Four times the layers allocate about four times as much; sixteen times would be a square.</summary>
    [Fact]
    public async Task Work_grows_with_the_number_of_layers()
    {
        double few = await Measure(750), many = await Measure(3_000);
        Assert.InRange(many / few, 0, 5);

        static async Task<double> Measure(int repeat)
        {
            CSharpCompilation compilation = await Build.Compile($"using ConvShape;\n[InputShape(4, 8, 8)] [Unit(Repeat = {repeat})] public sealed partial class Net;\n{Unit}");
            Assert.Equal(2 * repeat, Parsed.Of(compilation).Names.Length);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Parsed.Of(compilation);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>What is wrong in each of thousands of repetitions must not be looked into by way of all others.</summary>
    [Theory]
    [InlineData("[ConvLayer(1, InChannels = 5, filters: 4)] [ReluLayer(From = \"conv2\")]", "CONV1001 CONV3004")]
    [InlineData("[BatchNormLayer(Features = 5)] [ConvLayer(1, InChannels = 5)]", "CONV1001 CONV1009")]
    [InlineData("[SigmoidLayer(Name = \"two words\")] [SigmoidLayer(Name = \"a.b\")] [SigmoidLayer(Name = \"a_b\")]", "CONV3005 CONV3005")]
    [InlineData("[ConvLayer(1)] [SigmoidLayer(From = \"in\")]", "CONV2009")]
    public async Task A_mistake_that_repeats_is_said_once(string layers, string rules)
    {
        CSharpCompilation compilation = await Build.Compile(
            $"using ConvShape;\n[InputShape(4, 8, 8)] [Wrong(Repeat = 2_400)] public sealed partial class Net;\n{layers} public sealed partial class Wrong : BlockAttribute;");
        Assert.Equal(rules.Split(' '), Build.Rules(await Build.Analyze(compilation)));
    }

    [Theory]
    [InlineData(63, false)]
    [InlineData(100, true)]
    [InlineData(3000, true)]
    public async Task Blocks_may_stand_inside_one_another_to_a_depth(int depth, bool isTooDeep)
    {
        StringBuilder blocks = new();
        for (int i = 0; i < depth; i++)
        {
            blocks.AppendLine($"[B{i + 1}] public sealed partial class B{i} : BlockAttribute;");
        }

        blocks.AppendLine($"[ReluLayer] public sealed partial class B{depth} : BlockAttribute;");
        CSharpCompilation compilation = await Build.Compile($"using ConvShape;\n[InputShape(3, 4, 4)] [B0] public sealed partial class Net;\n{blocks}");
        System.Collections.Immutable.ImmutableArray<Diagnostic> diagnostics = await Build.Analyze(compilation);
        Assert.Equal(isTooDeep ? ["CONV3008"] : [], Build.Rules(diagnostics));
        Assert.All(diagnostics, diagnostic => Assert.StartsWith("B64 stands more than 64 blocks deep (B0 → B1 → ", diagnostic.GetMessage(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Blocks_in_a_circle_of_thousands_end_no_stack()
    {
        string blocks = string.Concat(Enumerable.Range(0, 3000).Select(i => $"[B{(i + 1) % 3000}] public sealed partial class B{i} : BlockAttribute;\n"));
        Build.AssertNoCrash(await Build.Analyze(await Build.Compile($"using ConvShape;\n[InputShape(3, 4, 4)] [B0] public sealed partial class Net;\n{blocks}")), "");
    }

    [Fact]
    public async Task Classes_inside_one_another_end_no_stack()
    {
        const int Depth = 300;
        string source = "using ConvShape;\n[InputShape(3, 4, 4)] [ReluLayer] public sealed partial class Net;\n" +
            string.Concat(Enumerable.Range(0, Depth).Select(i => $"partial class C{i} {{ ")) + "[ReluLayer] sealed partial class Unit : BlockAttribute;" + new string('}', Depth);
        Build.AssertNoCrash(await Build.Analyze(await Build.Compile(source)), "");
    }

    [Theory]
    [InlineData("[Unit(0)]", "CONV1011: unit1.conv1: filters is 0; needs at least 1")]
    [InlineData("[Unit(-1)]", "CONV1011: unit1.conv1: filters is -1; needs at least 1")]
    [InlineData("[Unit(int.MinValue)]", "CONV1011: unit1.conv1: filters is -2147483648; needs at least 1")]
    [InlineData("[Unit(Repeat = 0)]", "CONV1011: unit1: Repeat is 0; needs at least 1")]
    [InlineData("[Unit(Repeat = -1, Name = \"x{i}\")]", "CONV1011: x0: Repeat is -1; needs at least 1")]
    [InlineData("[Over(int.MaxValue)]", "CONV1011: over1.conv1: filters is unknown, since width * 2 overflows int at width = 2147483647; needs arguments with which it can be worked out")]
    [InlineData("[Over(0)]", "CONV1011: over1.stem: k is unknown, since 8 / width divides by zero at width = 0; needs arguments with which it can be worked out")]
    public async Task Arguments_out_of_range_are_said_of_the_layer_that_they_reach(string use, string problem) => Assert.Contains(
        problem,
        (await Parsed.Of(
            $"[InputShape(3, 8, 8)] {use}",
            Unit + """
            [ConvLayer(1, filters: Width * 2)] [ConvLayer(k: 8 / Width, Name = "stem")]
            public sealed partial class Over(int width) : BlockAttribute { const int Width = Argument; }
            """)).Problems);

    [Fact]
    public async Task What_repeats_in_place_of_an_invalid_number_is_one() => Assert.Equal(
        ["unit1.conv1", "unit1.relu1", "relu1"], (await Parsed.Of("[InputShape(3, 8, 8)] [Unit(Repeat = 0)] [ReluLayer]", Unit)).Names);

    [Fact]
    public async Task Branches_not_taken_need_no_value() => Assert.Empty(
        (await Parsed.Of(
            "[InputShape(3, 8, 8)] [Unit(0)]",
            """
            [ConvLayer(1, filters: Width == 0 ? 4 : 64 / Width)] [ConvLayer(64 / Width, When = Width > 0)]
            public sealed partial class Unit(int width) : BlockAttribute { const int Width = Argument; }
            """)).Problems);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[ReluLayer")]
    [InlineData("[ReluLayer] class D;")]
    [InlineData("[ConvLayer(k: evil)]")]
    [InlineData("[ConvLayer(k: System.IO.File.ReadAllText(\"x\").Length)]")]
    [InlineData("[ConvLayer(k: 1 / 0)]")]
    [InlineData("[ConvLayer(k: \"three\")]")]
    [InlineData("[ConvLayer(k: new string[] { \"3\" })]")]
    [InlineData("[ConvLayer]")]
    [InlineData("[ConvLayer(k: null)]")]
    [InlineData("[MissingLayer]")]
    [InlineData("[Block(\"Evil\")]")]
    [InlineData("[Block(\"System.String\")]")]
    [InlineData("[Block(\"ConvShape.InputShapeAttribute\", channels: 1)]")]
    [InlineData("[Block(\"ConvShape.BlockAttribute\")]")]
    [InlineData("[AddLayer(name: 3)]")]
    [InlineData("[AddLayer(name: \"in\", others: null)]")]
    [InlineData("[ReluLayer(Name: 3, From: 4, When: 5)]")]
    [InlineData("[LinearLayer(features: 2147483647)]")]
    [InlineData("[UpsampleLayer(scale: [])]")]
    [InlineData("#error\n[ReluLayer]")]
    public async Task A_definition_written_by_hand_does_no_harm(string? definition)
    {
        string attribute = definition is null ? "" : $"[BlockDefinition({SymbolDisplay.FormatLiteral(definition, quote: true)})]";
        CSharpCompilation library = (await Build.Compile($"using ConvShape;\n{attribute} public sealed partial class Evil : BlockAttribute;")).WithAssemblyName("Library");
        MemoryStream image = new();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        CSharpCompilation user = (await Build.Compile("using ConvShape;\n[InputShape(3, 8, 8)] [Evil] [ReluLayer] public sealed partial class Net;"))
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Build.AssertNoCrash(await Build.Analyze(user), definition ?? "");
    }

    [Fact]
    public async Task A_block_of_another_assembly_without_its_layers_is_refused_at_its_use()
    {
        CSharpCompilation library = (await Build.Compile("using ConvShape;\n[ReluLayer] public sealed partial class Plain : BlockAttribute;")).WithAssemblyName("Library");
        MemoryStream image = new();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        CSharpCompilation user = (await Build.Compile("using ConvShape;\n[InputShape(3, 8, 8)] [Plain] [ConvLayer(9)] public sealed partial class Net;"))
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Assert.Equal(
            ["CONV3006: Plain cannot be a block: it comes from Library without layers that can be read; build Library without errors, with the analyzers of this package"],
            Parsed.Of(user).Problems);
    }

    [Fact]
    public async Task A_block_of_another_assembly_is_read_and_its_places_are_those_of_the_use()
    {
        CSharpCompilation library = (await Build.Compile($"using ConvShape;\n{Unit.Replace("k: ", "", StringComparison.Ordinal)}")).WithAssemblyName("Library");
        CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)library.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(library, out Compilation complete, out _, TestContext.Current.CancellationToken);
        MemoryStream image = new();
        Assert.True(complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        CSharpCompilation user = (await Build.Compile("using ConvShape;\n[InputShape(3, 8, 8)] [Unit(0)] public sealed partial class Net;"))
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Diagnostic diagnostic = Assert.Single(await Build.Analyze(user));
        Assert.Equal("unit1.conv1: filters is 0; needs at least 1", diagnostic.GetMessage());
        Assert.Equal("0", diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Empty(diagnostic.AdditionalLocations);
    }
}
