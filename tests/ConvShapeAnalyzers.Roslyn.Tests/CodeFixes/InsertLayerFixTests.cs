using ConvShape.CodeFixes;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.CodeFixes;

public sealed class InsertLayerFixTests
{
    private const string Flatten = "Insert [FlattenLayer]", InputShape = "InputShape(channels: 3, height: 224, width: 224)";

    [Theory]
    [InlineData("[InputShape(4, 5, 5)] [{|CONV1010:LinearLayer|}(10)]", "[InputShape(4, 5, 5)] [FlattenLayer] [LinearLayer(10)]")]
    [InlineData("[InputShape(4, 5, 5), {|CONV1010:LinearLayer|}(10), ReluLayer]", "[InputShape(4, 5, 5), FlattenLayer, LinearLayer(10), ReluLayer]")]
    [InlineData("[InputShape(4, 5, 5)]\n[type: {|CONV1010:LinearLayer|}(10)]", "[InputShape(4, 5, 5)]\n[FlattenLayer]\n[type: LinearLayer(10)]")]
    [InlineData(
        "[InputShape(4, 5, 5)]\n// The classifier.\n  [{|CONV1010:LinearLayer|}(10)] // ten",
        "[InputShape(4, 5, 5)]\n// The classifier.\n  [FlattenLayer]\n  [LinearLayer(10)] // ten")]
    [InlineData(
        "[\n    InputShape(4, 5, 5),\n    {|CONV1010:LinearLayer|}(10), // ten\n    ReluLayer]",
        "[\n    InputShape(4, 5, 5),\n    FlattenLayer,\n    LinearLayer(10), // ten\n    ReluLayer]")]
    public Task The_flattening_stands_above_the_linear_layer_as_that_is_written(string before, string after) =>
        FixTest<InsertLayerFix>.Check(Net(before), Flatten, Net(after));

    [Fact]
    public Task A_layer_that_names_what_it_reads_would_not_read_what_is_above_it()
    {
        string source = Net("[InputShape(4, 5, 5)] [ConvLayer(k: 1)] [{|CONV1010:LinearLayer|}(10, From = \"conv1\")]");
        return FixTest<InsertLayerFix>.Check(source, source);
    }

    [Fact]
    public Task Of_a_layer_below_the_flattening_no_place_is_known()
    {
        string source = Net("[InputShape(4, 5, 5)] [FlattenLayer] [{|CONV1010:ConvLayer|}(k: 1)]");
        return FixTest<InsertLayerFix>.Check(source, source);
    }

    [Fact]
    public Task Names_are_written_as_they_are_known() => FixTest<InsertLayerFix>.Check(
        "[ConvShape.InputShape(4, 5, 5)]\n[{|CONV1010:ConvShape.LinearLayer|}(10)]\npublic partial class Net;",
        "Insert [ConvShape.FlattenLayer]",
        "[ConvShape.InputShape(4, 5, 5)]\n[ConvShape.FlattenLayer]\n[ConvShape.LinearLayer(10)]\npublic partial class Net;");

    [Theory]
    [InlineData("[{|CONV3002:ConvLayer|}(k: 5)]\n[ReluLayer]", $"[{InputShape}]\n[ConvLayer(k: 5)]\n[ReluLayer]")]
    [InlineData("[{|CONV3002:ConvLayer|}(k: 5), ReluLayer]", $"[{InputShape}, ConvLayer(k: 5), ReluLayer]")]
    public Task An_input_shape_stands_above_the_first_layer(string before, string after) =>
        FixTest<InsertLayerFix>.Check(Net(before), $"Insert [{InputShape}]", Net(after));

    [Fact]
    public Task All_are_mended_at_once() => FixTest<InsertLayerFix>.Check(
        Nets("[{|CONV1010:LinearLayer|}(8)]"), Nets("[FlattenLayer]\n[LinearLayer(8)]"));

    private static string Nets(string layer) =>
        $"using ConvShape;\n\n[InputShape(4, 5, 5)]\n{layer}\npublic partial class First;\n\n[InputShape(1, 5, 5)]\n{layer}\npublic partial class Second;\n";
}
