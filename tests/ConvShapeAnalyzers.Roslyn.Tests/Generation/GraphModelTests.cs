extern alias library;

using ConvShape.Architecture;
using ConvShape.Roslyn.Emission;
using ConvShape.Roslyn.Parsing;
using ConvShape.Roslyn.Rules;
using Library = library::ConvShape;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>What is generated for networks that are no chains: blocks, layers of several maps, several results.</summary>
public sealed class GraphModelTests
{
    /// <summary>Code that uses all of it.</summary>
    private const string Use =
        """
        using System;
        using System.Linq;
        using ConvShape;
        using Demo.Shapes;

        namespace Demo;

        public sealed partial class Net;

        internal static class Test
        {
            public static string Run()
            {
                Net net = Net.CreateRandom(seed: 1);
                FeatureMap<Shape2x8x8> image = new(batch: 2);
                for (int i = 0; i < image.Values.Length; i++)
                {
                    image.Values[i] = MathF.Sin(i);
                }

                FeatureMap<Shape4x8x8> stem = net.Conv1.Forward(image);
                Net.Block1Stage_ block = net.Block1;
                FeatureMap<Shape4x8x8> relu = block.Relu.Forward(block.Bn.Forward(block.Conv.Forward(stem)));
                Check(block.Bn.RunningVariance.Length == 4 && block.Bn.RunningMean.Length == 4 && block.Conv.Weight.Length == 144);
                FeatureMap<Shape4x8x8> tail = block.Tail.Add.Forward((block.Tail.Conv.Forward(relu), stem));
                (FeatureMap<Shape4x8x8> Relu, FeatureMap<Shape4x8x8> Conv1) both = (relu, stem);
                Same(block.Tail.Forward(both), tail);
                Same(block.Forward(stem), tail);
                FeatureMap<Shape4x8x8> given = new(batch: 2);
                block.Forward(stem, given);
                Same(given, tail);

                FeatureMap<Shape8x8x8> joined = net.Concat1.Forward((tail, stem));
                FeatureMap<Shape3> scores = net.Linear1.Forward(net.Flatten1.Forward(net.Pool1.Forward(joined)));
                Same(net.Forward(image), scores);
                Net.Outputs all = net.ForwardAll(image), outputs = new(batch: 2);
                Same(all.P3, tail);
                Same(all.Result, scores);
                net.Forward(image, outputs);
                Check(outputs.P3.Values.SequenceEqual(all.P3.Values) && outputs.Result.Values.SequenceEqual(all.Result.Values));
                Check(net.Forward(image).Values.SequenceEqual(all.Result.Values));
                long before = GC.GetAllocatedBytesForCurrentThread();
                net.Forward(image, outputs);
                Check(GC.GetAllocatedBytesForCurrentThread() == before);
                return $"{block} | {block.Layers.Count} {block.Tail.Layers.Count} {block.Tail.Parameters} | {Message(() => net.Forward(image, new Net.Outputs()))}";
            }

            private static void Same<T>(FeatureMap<T> actual, FeatureMap<T> expected)
                where T : IShape
            {
                // A normalisation folded into weights rounds otherwise.
                Check(actual.Values.Length == expected.Values.Length);
                for (int i = 0; i < actual.Values.Length; i++)
                {
                    Check(MathF.Abs(actual.Values[i] - expected.Values[i]) < 1e-5f);
                }
            }

            private static void Check(bool holds)
            {
                if (!holds)
                {
                    throw new InvalidOperationException("Does not hold.");
                }
            }

            private static string Message(Action call)
            {
                try
                {
                    call();
                    return "nothing thrown";
                }
                catch (ArgumentException exception)
                {
                    return exception.Message;
                }
            }
        }
        """;

    [Fact]
    public void Blocks_merges_and_several_results_run() => Assert.Equal(
        "block1: 5 layers → 4×8×8 · 300 parameters | 5 2 148 | Net.Forward: the input is a batch of 2, the output one of 1. (Parameter 'outputs')",
        Compile(error: null).CallTest());

    [Fact]
    public void A_model_with_an_error_has_the_same_surface()
    {
        Generated broken = Compile("CONV0000: never mind");
        Library::InvalidModelException exception = Assert.Throws<Library::InvalidModelException>(() => broken.CallTest());
        Assert.Equal("CONV0000: never mind", exception.Message);
        Assert.Equal(Surface(Compile(error: null)), Surface(broken));
    }

    [Fact]
    public void Numbers_of_layers_read_back_as_they_were()
    {
        InferredNetwork network = Declare(
            [
                (new TransposedConvolutionSpec("up", new(3, Stride: 2, OutputPadding: 1), new(3, Stride: 3), PaddingMode.Explicit, 1, 4, null, Bias: true), [-1]),
                (new ElementwiseSpec("leaky", LayerKind.LeakyRelu, Slope: 0.1), [0]),
                (new BatchNormSpec("bn", Epsilon: 1e-3, Features: null), [1]),
                (new UpsampleSpec("larger", 2, 3, Interpolation.BilinearCorners), [2]),
                (new CropSpec("crop", new(1, 1, 1, 1, 2), new(1, 1, 1, 3, 4)), [3]),
                (new ZeroPadSpec("pad", new(1, 1, 1, 5, 6), new(1, 1, 1, 7, 8)), [4]),
            ],
            []).Network.Infer();
        object? texts = Compile(network.Declared, [], error: null,
            """
            namespace Demo { public sealed partial class Net; }

            internal static class Test
            {
                public static string Run() => string.Join('\n', System.Linq.Enumerable.Select(Demo.Net.Layers, layer => System.FormattableString.Invariant(
                    $"{layer} {layer.Rows} {layer.Columns} {layer.OutputPaddingRows} {layer.OutputPaddingColumns} {layer.Slope:R} {layer.Epsilon:R} {layer.Interpolation} {layer.ReceptiveRows} {layer.ReceptiveColumns} {string.Join(',', (System.Collections.Generic.IEnumerable<int>)layer.Sources)}")));
            }
            """).CallTest();
        Assert.Equal(
            string.Join('\n', ((IEnumerable<LayerInfo>)network.Layers).Select(layer => FormattableString.Invariant(
                $"{layer} {layer.Rows} {layer.Columns} {layer.OutputPaddingRows} {layer.OutputPaddingColumns} {layer.Slope:R} {layer.Epsilon:R} {layer.Interpolation} {layer.ReceptiveRows} {layer.ReceptiveColumns} {string.Join(',', (IEnumerable<int>)layer.Sources)}"))),
            texts);
    }

    /// <summary>A stem, a block with another in it, a result on the way, and the channels of two maps behind one another.</summary>
    private static Generated Compile(string? error)
    {
        WindowSpec window = new(new(3, 1, 1, 1, 1), new(3, 1, 1, 1, 1));
        ModelDeclaration model = Declare(
            [
                (new ConvolutionSpec("conv1", window, 1, 4, null, true), [-1]),
                (new ConvolutionSpec("block1.conv", window, 1, 4, null, Bias: false), [0]),
                (new BatchNormSpec("block1.bn", 1e-5, null), [1]),
                (new ElementwiseSpec("block1.relu", LayerKind.Relu), [2]),
                (new ConvolutionSpec("block1.tail.conv", window, 1, 4, null, true), [3]),
                (new MergeSpec("block1.tail.add", LayerKind.Add), [4, 0]),
                (new ElementwiseSpec("p3", LayerKind.Output), [5]),
                (new MergeSpec("concat1", LayerKind.Concat), [5, 0]),
                (new GlobalPoolSpec("pool1", LayerKind.GlobalMaxPool), [7]),
                (new FlattenSpec("flatten1"), [8]),
                (new LinearSpec("linear1", 3, null, true), [9]),
                (new ElementwiseSpec("block1.stage", LayerKind.Dropout), [10]),
            ],
            [new("block1", "Block1", -1, 1, 6, [0]), new("block1.tail", "Tail", 0, 4, 6, [3, 0])]);
        return Compile(model.Network, model.Blocks, error, Use);
    }

    private static Generated Compile(Network network, EquatableArray<DeclaredBlock> blocks, string? error, string use)
    {
        ModelDeclaration declaration = Declare([.. ((IEnumerable<LayerNode>)network.Layers).Select(node => (node.Spec, node.Sources))], blocks);
        ProjectOptions options = new("Demo.Shapes", GlobalUsings: false);
        CheckedModel model = new(declaration, network.Infer());
        EquatableArray<ShapeType> shapes = ((IEnumerable<LayerInfo>)model.Network.Layers)
            .SelectMany(layer => ((IEnumerable<MapShape>)layer.Inputs).Append(layer.Output)).Distinct().Select(shape => new ShapeType(shape, IsVisible: true)).ToEquatableArray();
        return new Consumer(use, ModelEmitter.Emit(model, error, options), ShapeEmitter.Emit(shapes, options)).Generate().AssertClean();
    }

    private static ModelDeclaration Declare((LayerSpec Spec, EquatableArray<int> Sources)[] layers, EquatableArray<DeclaredBlock> blocks) => new(
        new HostType("Demo", [], "partial class Net", "Net", "Net", "Demo.Net", IsVisible: true, CanBeCompleted: true, StageNames: []),
        new Network(new MapShape(2, 8, 8), layers.Select(layer => new LayerNode(layer.Spec, layer.Sources)).ToEquatableArray()),
        layers.Select((layer, i) => Declared(layer.Spec.Name, i, blocks)).ToEquatableArray(),
        blocks,
        [],
        Budget.None,
        []);

    private static DeclaredLayer Declared(string name, int index, EquatableArray<DeclaredBlock> blocks)
    {
        int block = blocks.Length - 1;
        while (block >= 0 && !(blocks[block].First <= index && index < blocks[block].End))
        {
            block--;
        }

        string own = block < 0 ? name : name[(blocks[block].Name.Length + 1)..];
        return new DeclaredLayer(LayerNames.ToIdentifier(own)!, DropsRemainder: false, IsReadable: true, Origin: index, block);
    }

    /// <summary>Public members of the model and of the types in it. A model with an error keeps the constructor that every class has.</summary>
    private static IEnumerable<string> Surface(Generated generated) => generated.Load().GetTypes()
        .Where(type => type.IsVisible && (type.Name == "Net" || type.DeclaringType is not null))
        .SelectMany(type => type.GetMembers().Where(member => member.DeclaringType!.Assembly == type.Assembly).Select(member => $"{type}: {member}"))
        .Where(member => member != "Demo.Net: Void .ctor()")
        .Order(StringComparer.Ordinal);
}
