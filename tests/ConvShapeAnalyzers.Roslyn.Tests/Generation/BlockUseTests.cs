extern alias library;

using Library = library::ConvShape;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>What a user writes against blocks: those of other files and assemblies, parts of blocks, and blocks with errors.</summary>
public sealed class BlockUseTests
{
    /// <summary>Blocks that others use, in an assembly of their own: a bottleneck of other blocks, some of them no business of others.</summary>
    private const string Blocks =
        """
        using ConvShape;

        namespace Lib;

        /// <summary>A residual block of blocks.</summary>
        [ConvUnit(Width, Name = "narrow")]
        [ConvUnit(Width, k: 3, stride: Stride, Name = "wide")]
        [Attention(When = Attend)]
        [ConvLayer(k: 1, filters: Expansion * Width, Bias = false, Name = "out"), BatchNormLayer(Epsilon)]
        [AddLayer("in", Projection = true), Marks.Mark("relu")]
        public sealed partial class ResidualAttribute(int width, [FirstOnly] int stride = 1, bool attend = false, double epsilon = 1e-3) : BlockAttribute
        {
            private const int Width = Argument, Stride = Argument, Expansion = 4;
            private const bool Attend = default;
            private const double Epsilon = default;
        }

        /// <summary>Keeps the size but for its stride.</summary>
        [ConvLayer(k: K, s: Stride, filters: Width, Padding = PaddingMode.Half), ReluLayer]
        internal sealed partial class ConvUnit(int width, int k = 1, int stride = 1) : BlockAttribute
        {
            private const int Width = Argument, K = Argument, Stride = Argument;
        }

        [GlobalAvgPoolLayer, ConvLayer(k: 1, filters: (InputChannels + 1) / 2), ReluLayer, ConvLayer(k: 1, filters: InputChannels), SigmoidLayer]
        [MultiplyLayer("in")]
        internal sealed partial class Attention : BlockAttribute;

        /// <summary>A host.</summary>
        public static partial class Marks
        {
            /// <summary>A rectifier of a given name.</summary>
            [ReluLayer(Name = Called)]
            public sealed partial class Mark(string called) : BlockAttribute
            {
                private const string Called = default!;
            }
        }
        """;

    private const string Model =
        """
        using System;
        using System.Linq;
        using ConvShape;
        using Lib;

        namespace Demo;

        /// <summary>A network of another's blocks, and of one of its own made from those.</summary>
        [InputShape(3, 11, 9)]
        [Residual(2, stride: 2, Repeat = 2, Name = "layer1")]
        [Residual(3, attend: true, Name = "layer2")]
        [Own(5, Repeat = 2)]
        [ConcatLayer("layer1", "layer1.0.wide.conv1")]
        internal sealed partial class Net;

        [ConvLayer(k: 3, p: 1, filters: Filters), Residual(Filters / 2, Name = "inner")]
        internal sealed partial class Own(int filters) : BlockAttribute
        {
            private const int Filters = Argument;
        }

        internal static class Test
        {
            public static string Run()
            {
                Net net = Net.CreateRandom(seed: 1);
                FeatureMap<Shape3x11x9> image = new();
                image.Values.Fill(0.5f);
                FeatureMap<Shape8x6x5> first = net.Layer1_0.Forward(image), second = net.Layer1_1.Forward(first);
                FeatureMap<Shape2x6x5> wide = net.Layer1_0.Wide.Conv1.Forward(net.Layer1_0.Narrow.Forward(image));
                FeatureMap<Shape8x6x5> owned = net.Own2.Forward(net.Own1.Forward(net.Layer2.Forward(second)));
                FeatureMap<Shape18x6x5> joined = net.Concat1.Forward((second, wide, owned));
                float apart = net.Forward(image).Values.ToArray().Zip(joined.Values.ToArray()).Max(values => MathF.Abs(values.First - values.Second));
                return $"{apart < 1e-5f} {net.Layer2.Attention1.Conv1.Weight.Length} {Net.Layers.Single(layer => layer.Name == "layer1.0.bn1").Epsilon} {net.Layer1_0.Mark1.Relu.Info.Name} {net.Layer1_0.Downsample0.Weight.Length} {net.Own1.Inner.Out.Weight.Length}";
            }
        }
        """;

    [Fact]
    public void Blocks_of_another_assembly_run_as_those_of_the_same()
    {
        Generated blocks = new Consumer(Blocks) { AssemblyName = "Lib" }.With("RootNamespace", "Lib").Generate().AssertClean();
        Generated model = new Consumer(Model) { References = [blocks.ToReference()] }.Generate();
        Generated together = new Consumer(Model, Blocks).Generate();

        const string Expected = "True 6 0.001 layer1.0.mark1.relu 24 16";
        Assert.Equal(Expected, model.CallTest(blocks));
        Assert.Equal(Expected, together.CallTest());
        Assert.Equal(together.Files["Demo.Net.g.cs"], model.Files["Demo.Net.g.cs"]);
    }

    [Fact]
    public void A_block_stands_in_any_file()
    {
        string source = Fixture.Of("Valid/ResidualBlocks").Source;
        int blocks = source.IndexOf("/// <summary>Two convolutions", StringComparison.Ordinal);
        const string Header = "using ConvShape;\n\nnamespace Demo;\n\n";
        Generated apart = new Consumer(Header + source[blocks..], source[..blocks]).Generate().AssertClean();
        Assert.Equal(Fixture.Of("Valid/ResidualBlocks").Generated.Files, apart.Files);
    }

    /// <summary>Parts of blocks that other code uses are there in a broken model too: its errors are no reason for others.</summary>
    [Theory]
    [InlineData("[ConvLayer(k: 3, filters: Width), BatchNormLayer, AddLayer(\"in\")]", "CONV1005: layer1.0.add1 ")]
    [InlineData("[ConvLayer(k: 3, filters: Width), BatchNormLayer(Features = 3), ReluLayer(Name = \"add1\")]", "CONV1009: layer1.0.bn1 ")]
    [InlineData("[ConvLayer(k: 30, filters: Width), BatchNormLayer, TanhLayer(Name = \"add1\")]", "CONV1002: layer1.0.conv1 ")]
    [InlineData("[ConvLayer(k: 3, p: 1, filters: Width), BatchNormLayer, AddLayer(\"skip\")]", "CONV3004: layer1.0.add1 ")]
    [InlineData("[ConvLayer(k: 1 / (Width - 4), filters: Width), BatchNormLayer, ReluLayer(Name = \"add1\")]", "CONV1011: layer1.0.conv1")]
    public void Code_that_uses_parts_of_broken_blocks_compiles(string layers, string error)
    {
        Generated generated = new Consumer(
            $$"""
            using ConvShape;

            namespace Demo;

            [InputShape(3, 8, 8)]
            [Unit(4, Repeat = 2, Name = "layer1"), OutputLayer("maps"), FlattenLayer]
            internal sealed partial class Net;

            {{layers}}
            internal sealed partial class Unit(int width) : BlockAttribute
            {
                private const int Width = Argument;
            }

            internal static class Test
            {
                public static string Run()
                {
                    Net net = Net.CreateRandom();
                    return net.Layer1_0.Conv1.Weight.Length + net.Layer1_1.Bn1.RunningMean.Length + net.Layer1_1.Add1.ToString() + net.Layer1_0.Layers.Count +
                        net.ForwardAll(null!).Maps + net.Maps + net.Flatten1;
                }
            }
            """).Generate();
        string message = Assert.Throws<Library::InvalidModelException>(() => generated.CallTest()).Message;
        Assert.StartsWith(error, message, StringComparison.Ordinal);
        Assert.DoesNotContain("layer1.1", message, StringComparison.Ordinal);
    }

    /// <summary>What is wrong with a block is said where it stands. A network of what was understood of it is none.</summary>
    [Theory]
    [InlineData("[ReluLayer] internal sealed partial class Unit : BlockAttribute; [TanhLayer] internal sealed partial class Unit;")]
    [InlineData("[ReluLayer] internal sealed partial class Unit : BlockAttribute { public Unit() { } public Unit(int width) { } }")]
    public void A_model_of_a_block_that_is_none_does_not_run(string block)
    {
        Generated generated = new Consumer(
            $$"""
            using ConvShape;
            [InputShape(3, 8, 8)] [Unit(Name = "layer1"), ReluLayer] internal sealed partial class Net;
            internal static class Test { public static string Run() { Net net = Net.CreateRandom(); return net.Layer1.Relu1.ToString(); } }
            """,
            $"using ConvShape; {block}").Generate();
        Library::InvalidModelException exception = Assert.Throws<Library::InvalidModelException>(() => generated.CallTest());
        Assert.Equal("Net has attributes that the compiler could not read.", exception.Message);
    }
}
