using ConvShape.Architecture;
using ConvShape.Onnx.Graph;
using ConvShape.Onnx.Protobuf;
using ConvShape.Onnx.Weights;
using Digits;

namespace ConvShape.Onnx.Tests;

/// <summary>What users call.</summary>
public sealed class OnnxExportTests
{
    private static readonly LeNet5 Model = LeNet5.CreateRandom(1);

    [Fact]
    public void A_file_and_a_stream_get_the_same_bytes()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "net.onnx");
        File.WriteAllBytes(path, new byte[1_000_000]);
        using MemoryStream stream = new();

        Model.ExportOnnx(path);
        Model.ExportOnnx(stream);

        Assert.True(stream.CanWrite);
        Assert.Equal(stream.ToArray(), File.ReadAllBytes(path));
    }

    [Fact]
    public void Options_are_kept()
    {
        OnnxOptions options = new() { Opset = 21, InputName = "pixels", OutputName = "scores", BatchName = "batch" };

        ModelProto model = Exported.Of(Model, options).Model;

        Assert.Equal((21, 10), (model.OpsetImport[0].Version, model.IrVersion));
        Assert.Equal("pixels", model.Graph.Input[0].Name);
        Assert.Equal("scores", model.Graph.Output[0].Name);
        ValueInfoProto[] values = [.. model.Graph.Input, .. model.Graph.ValueInfo, .. model.Graph.Output];
        Assert.All(values, value => Assert.Equal("batch", value.Type.TensorType.Shape.Dim[0].DimParam));
    }

    [Theory]
    [InlineData(17, 8)]
    [InlineData(18, 8)]
    [InlineData(19, 9)]
    [InlineData(20, 9)]
    [InlineData(21, 10)]
    [InlineData(22, 10)]
    public void The_version_of_the_format_is_the_operator_sets(int opset, int ir) =>
        Assert.Equal(ir, Exported.Of(Model, new() { Opset = opset }).Model.IrVersion);

    [Fact]
    public void The_file_says_what_it_is_and_where_it_is_from()
    {
        ModelProto model = Exported.Of(Model).Model;

        string version = typeof(OnnxExport).Assembly.GetName().Version!.ToString(3);
        Assert.Equal(("ConvShapeAnalyzers.Onnx", version), (model.ProducerName, model.ProducerVersion));
        Assert.Equal("LeNet5", model.Graph.Name);
        Assert.Equal("LeNet5: 1×28×28 → 10 · 61,706 parameters · 416,520 MACs", model.DocString);
        Assert.Equal(LeNet5.Layers.Select(layer => layer.ToString()), model.Graph.Node.Select(node => node.DocString));
    }

    [Fact]
    public void A_layer_gives_way_to_a_name_that_was_asked_for()
    {
        GraphProto graph = Exported.Of(Model, new() { InputName = "conv1" }).Model.Graph;

        Assert.Equal(("conv1", "conv1"), (graph.Input[0].Name, graph.Node[0].Name));
        Assert.Equal("conv1_2", Assert.Single(graph.Node[0].Output));
        Assert.Equal("conv1_2", graph.Node[1].Input[0]);
    }

    public static TheoryData<OnnxOptions> Refused =>
    [
        new OnnxOptions { Opset = 16 },
        new OnnxOptions { Opset = 23 },
        new OnnxOptions { InputName = "" },
        new OnnxOptions { OutputName = "" },
        new OnnxOptions { BatchName = "" },
        new OnnxOptions { InputName = "conv1.weight" },
        new OnnxOptions { InputName = "x", OutputName = "x" },
    ];

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void An_option_that_cannot_be_written_is_refused_and_the_file_left_alone(OnnxOptions options)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "net.onnx");
        File.WriteAllText(path, "before");

        Assert.ThrowsAny<ArgumentException>(() => Model.ExportOnnx(path, options));

        Assert.Equal("before", File.ReadAllText(path));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "nowhere", "net.onnx");

        WeightsException exception = Assert.Throws<WeightsException>(() => Model.ExportOnnx(path));

        Assert.Equal(path, exception.FileName);
        Assert.StartsWith("net.onnx: cannot be written: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_must_be_open_and_writable()
    {
        MemoryStream closed = new();
        closed.Dispose();

        Assert.Throws<ArgumentException>(() => Model.ExportOnnx(closed));
        Assert.Throws<ArgumentException>(() => Model.ExportOnnx(new MemoryStream([], writable: false)));
        WeightsException full = Assert.Throws<WeightsException>(() => Model.ExportOnnx(new MemoryStream(new byte[1000])));
        Assert.StartsWith("ONNX stream: cannot be written: ", full.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_an_ONNX_file_holds_is_refused_before_anything_is_read()
    {
        LayerInfo linear = new("fc", LayerKind.Linear, source: -1, new MapShape(32_768), new MapShape(16_384));
        ModelProto model = OnnxModel.Build("Huge", [linear], new());

        WeightsException exception = Assert.Throws<WeightsException>(
            () => Initialisers.Fill(model, [.. linear.Tensors], _ => Assert.Fail("Saved.")));

        Assert.Equal("fc.weight", exception.Tensor);
        Assert.Equal(
            "Huge: its weights are 2,147,483,648 bytes, 2,147,483,648 of them fc.weight; an ONNX file holds 2,147,483,647", exception.Message);
    }
}
