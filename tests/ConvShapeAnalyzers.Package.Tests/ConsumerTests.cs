using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvShape.Package.Tests;

/// <summary>What happens to somebody who installs the package.</summary>
public sealed class ConsumerTests(PackedPackage package)
{
    private const string Program =
        """
        using ConvShape;

        Net net = Net.CreateRandom(seed: 1);
        Console.WriteLine(net.Forward(new FeatureMap<Shape3x32x32>()).Shape);

        [InputShape(channels: 3, height: 32, width: 32)]
        [ConvLayer(k:3,s:2,p:1)]
        public sealed partial class Net;
        """;

    private const string TooLarge = "CONV1002: conv1 cannot fit: a 40×40 kernel on a 32×32 feature map padded to 34×34; " +
        "needs p ≥ 4 or an input of at least 38×38";

    /// <summary>Blocks, to be used by other projects too.</summary>
    private const string Blocks =
        """
        using ConvShape;

        namespace Lib;

        /// <summary>Two convolutions beside a shortcut.</summary>
        [Unit(Width, Stride, Name = "unit"), ReluLayer]
        [ConvLayer(k: 3, p: 1, filters: Width, Bias = false), BatchNormLayer]
        [AddLayer("in", Projection = true), ReluLayer]
        public sealed partial class BasicBlock(int width, [FirstOnly] int stride = 1) : BlockAttribute
        {
            private const int Width = Argument, Stride = Argument;
        }

        /// <summary>A convolution, normalised.</summary>
        [ConvLayer(k: 3, s: Stride, p: 1, filters: Width, Bias = false), BatchNormLayer]
        internal sealed partial class Unit(int width, int stride) : BlockAttribute
        {
            private const int Width = Argument, Stride = Argument;
        }
        """;

    /// <summary>A network of blocks, that prints its table and what a block gives.</summary>
    private const string Residual =
        """
        using ConvShape;
        using Lib;

        namespace Nets;

        /// <summary>A small residual network.</summary>
        [InputShape(channels: 3, height: 32, width: 32)]
        [ConvLayer(k: 3, p: 1, filters: 8), ReluLayer]
        [BasicBlock(8, Repeat = 2, Name = "layer1"), OutputLayer("early")]
        [BasicBlock(16, stride: 2, Repeat = 2, Name = "layer2")]
        [GlobalAvgPoolLayer, FlattenLayer, LinearLayer(10, Name = "fc")]
        public sealed partial class Residual;

        /// <summary>Prints.</summary>
        public static class Program
        {
            /// <summary>Prints.</summary>
            public static void Main()
            {
                Residual net = Residual.CreateRandom(seed: 1);
                FeatureMap<Shapes.Shape3x32x32> image = new();
                Console.WriteLine(Residual.Summary);
                Console.WriteLine(net.ForwardAll(image).Early.Shape + " " + net.Forward(image).Shape);
                Console.WriteLine(net.Layer2_0.Unit.Conv1.Forward(new FeatureMap<Shapes.Shape8x32x32>()).Shape);
            }
        }
        """;

    private static readonly string[] Demanding =
        ["-p:TreatWarningsAsErrors=true", "-p:Nullable=enable", "-p:GenerateDocumentationFile=true", "-p:RootNamespace=Nets"];

    private static readonly string Broken = Program.Replace("k:3", "k: 40", StringComparison.Ordinal);

    [Fact]
    public async Task A_sound_model_builds_without_a_warning_and_runs()
    {
        Consumer consumer = await package.Install(Program);

        CommandResult built = (await consumer.Build("-warnaserror")).MustSucceed();
        CommandResult run = (await consumer.Run("--no-build")).MustSucceed();

        Assert.Empty(built.Diagnostics());
        Assert.Equal("3×16×16", run.Output.Trim());
    }

    [Fact]
    public async Task A_network_of_blocks_builds_where_every_warning_counts_and_prints_its_table()
    {
        Consumer consumer = await package.Install(Residual);
        await consumer.Write("Blocks.cs", Blocks);

        CommandResult built = (await consumer.Build(Demanding)).MustSucceed();

        Assert.Empty(built.Diagnostics());
        AssertResidual(await consumer.Run("--no-build"));
    }

    [Fact]
    public async Task Blocks_of_a_referenced_project_are_read_from_its_assembly()
    {
        Consumer library = await package.Install(Blocks, "Lib", "classlib");
        File.Delete(Path.Combine(library.Folder, "Class1.cs"));
        Consumer consumer = await package.Install(Residual);
        (await consumer.Dotnet("add", "reference", library.Folder)).MustSucceed();

        CommandResult built = (await consumer.Build(Demanding)).MustSucceed();

        Assert.Empty(built.Diagnostics());
        AssertResidual(await consumer.Run("--no-build"));
    }

    [Fact]
    public async Task An_impossible_model_fails_the_build_at_the_argument_at_fault()
    {
        Consumer consumer = await package.Install(Broken);

        CommandResult built = await consumer.Build("-p:ErrorLog=build.sarif%2Cversion=2.1");

        Assert.Equal(1, built.ExitCode);
        Assert.Equal(["Program.cs(7,12): error CONV1002"], built.Diagnostics());
        Assert.Contains(TooLarge, built.Output, StringComparison.Ordinal);
        using JsonDocument log = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "build.sarif"), TestContext.Current.CancellationToken));
        JsonElement run = log.RootElement.GetProperty("runs")[0];
        JsonElement result = run.GetProperty("results").EnumerateArray().Single(entry => entry.GetProperty("ruleId").GetString() == "CONV1002");
        JsonElement region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        int column = region.GetProperty("startColumn").GetInt32() - 1, end = region.GetProperty("endColumn").GetInt32() - 1;
        Assert.Equal("k: 40", Broken.Split('\n')[region.GetProperty("startLine").GetInt32() - 1][column..end]);
        JsonElement rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Single(entry => entry.GetProperty("id").GetString() == "CONV1002");
        Assert.EndsWith("/docs/rules/CONV1002.md", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_broken_model_of_a_project_is_reported_on_its_line()
    {
        Consumer consumer = await package.Install(
            """
            using ConvShape;

            [InputShape(channels: 1, height: 28, width: 28)]
            [ConvLayer(k: 5, filters: 6)]
            [ConvLayer(k: 5, filters: 16, InChannels = 3)]
            [FlattenLayer]
            [LinearLayer(10, InFeatures = 256)]
            public sealed partial class Mismatched;

            [InputShape(channels: 1, height: 28, width: 28)]
            [ConvLayer(k: -1)]
            public sealed partial class Negative;

            [InputShape(channels: 1, height: 28, width: 28)]
            [LinearLayer(10)]
            public sealed partial class Unflattened;

            [InputShape(channels: 1, height: 28, width: 28)]
            [ReluLayer]
            public sealed class Whole;

            [InputShape(channels: 1, height: 13, width: 13)]
            [MaxPoolLayer(k: 2)]
            public sealed partial class Lossy;

            public static class Program
            {
                public static void Main() => Console.WriteLine(Mismatched.Summary);
            }
            """);

        CommandResult built = await consumer.Build();

        Assert.Equal(
            [
                "Program.cs(11,12): error CONV1011",
                "Program.cs(15,2): error CONV1010",
                "Program.cs(20,21): error CONV3001",
                "Program.cs(23,15): warning CONV2001",
                "Program.cs(5,31): error CONV1001",
                "Program.cs(7,18): error CONV1004",
            ],
            built.Diagnostics());
    }

    [Fact]
    public async Task Severities_follow_editorconfig_but_an_impossible_model_still_refuses_to_run()
    {
        Consumer consumer = await package.Install(Broken);
        await consumer.Write(".editorconfig", "[*.cs]\ndotnet_diagnostic.CONV1002.severity = warning\n");

        CommandResult built = (await consumer.Build()).MustSucceed();
        CommandResult run = await consumer.Run("--no-build");

        Assert.Equal(["Program.cs(7,12): warning CONV1002"], built.Diagnostics());
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"ConvShape.InvalidModelException: {TooLarge}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_analyzers_an_impossible_model_builds_and_throws_its_diagnostic()
    {
        Consumer consumer = await package.Install(Broken);

        CommandResult built = (await consumer.Build("-p:RunAnalyzers=false")).MustSucceed();
        CommandResult run = await consumer.Run("--no-build");

        Assert.Empty(built.Diagnostics());
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"ConvShape.InvalidModelException: {TooLarge}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trimmed_self_contained_publish_gives_no_warning_and_runs()
    {
        Consumer consumer = await package.Install(Residual);
        await consumer.Write("Blocks.cs", Blocks);

        CommandResult published = (await consumer.Dotnet(
            ["publish", "--use-current-runtime", "--self-contained", "-p:PublishTrimmed=true", .. Demanding, "--output", "out"])).MustSucceed();
        CommandResult run = (await Dotnet.Execute(
            Path.Combine(consumer.Folder, "out", OperatingSystem.IsWindows() ? "App.exe" : "App"), consumer.Folder, new Dictionary<string, string>())).MustSucceed();

        Assert.Empty(published.Diagnostics());
        AssertResidual(run);
    }

    [Theory]
    [InlineData("")]
    [InlineData("native")]
    public async Task A_native_publish_gives_no_warning_runs_and_says_what_would_make_it_faster(string instructionSet)
    {
        Consumer consumer = await package.Install(Residual);
        await consumer.Write("Blocks.cs", Blocks);

        CommandResult published = (await consumer.Dotnet(
            ["publish", "--use-current-runtime", "-p:PublishAot=true", $"-p:IlcInstructionSet={instructionSet}", .. Demanding, "--output", "out"])).MustSucceed();
        CommandResult run = (await Dotnet.Execute(
            Path.Combine(consumer.Folder, "out", OperatingSystem.IsWindows() ? "App.exe" : "App"), consumer.Folder, new Dictionary<string, string>())).MustSucceed();

        Assert.Empty(published.Diagnostics());
        Assert.Equal(
            instructionSet.Length == 0 && RuntimeInformation.OSArchitecture == Architecture.X64,
            published.Output.Contains("networks run several times faster with IlcInstructionSet", StringComparison.Ordinal));
        AssertResidual(run);
    }

    [Fact]
    public async Task A_program_runs_the_library_compiled_for_its_processor()
    {
        string runtime = RuntimeInformation.RuntimeIdentifier;
        Assert.SkipUnless(PackageContentTests.CompiledAhead.Contains(runtime), $"The library is not compiled for {runtime}.");
        Consumer consumer = await package.Install("System.Console.WriteLine(typeof(ConvShape.LayerAttribute).Assembly.Location);");

        CommandResult run = (await consumer.Run()).MustSucceed();

        Assert.EndsWith(
            Path.Combine("runtimes", runtime, "lib", "net10.0", "ConvShapeAnalyzers.dll"), run.Output.Trim(), StringComparison.Ordinal);
    }

    private static void AssertResidual(CommandResult run)
    {
        string[] lines = run.MustSucceed().Output.TrimEnd().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal("Residual", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("layer2.0.downsample.0  conv  ", StringComparison.Ordinal));
        Assert.Equal(["8×32×32 10", "16×16×16"], lines[^2..]);
    }
}
