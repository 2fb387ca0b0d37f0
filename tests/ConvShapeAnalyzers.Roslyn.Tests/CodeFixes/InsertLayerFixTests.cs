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
        FixTest<MendFix>.Check(Net(before), Flatten, Net(after));

    [Fact]
    public Task The_flattening_reads_what_the_linear_layer_names() => FixTest<MendFix>.Check(
        Net("[InputShape(4, 5, 5)] [ConvLayer(k: 1, Name = \"a\")] [ConvLayer(k: 3)] [OutputLayer(\"b\")] [{|CONV1010:LinearLayer|}(10, From = \"a\")]"),
        "Insert [FlattenLayer(From = \"a\")]",
        Net("[InputShape(4, 5, 5)] [ConvLayer(k: 1, Name = \"a\")] [ConvLayer(k: 3)] [OutputLayer(\"b\")] [FlattenLayer(From = \"a\")] [LinearLayer(10)]"));

    [Theory]
    [InlineData("[FlattenLayer]\n[{|CONV1010:ConvLayer|}(k: 1)]\n[ReluLayer]", "Remove flatten1", "[ConvLayer(k: 1)]\n[ReluLayer]")]
    [InlineData("[FlattenLayer] [{|CONV1010:ConvLayer|}(k: 1)]", "Remove flatten1", "[ConvLayer(k: 1)]")]
    [InlineData("[FlattenLayer, {|CONV1010:ConvLayer|}(k: 1)]", "Remove flatten1", "[ConvLayer(k: 1)]")]
    [InlineData(
        "[ReluLayer, FlattenLayer]\n[{|CONV1010:ConvLayer|}(k: 3), ReluLayer]\n[LinearLayer(10)]",
        "Remove flatten1 and insert [FlattenLayer]",
        "[ReluLayer]\n[ConvLayer(k: 3), ReluLayer]\n[FlattenLayer]\n[LinearLayer(10)]")]
    [InlineData(
        "[FlattenLayer] // too early\n[DropoutLayer]\n// A map.\n[{|CONV1010:ConvLayer|}(k: 3)] [LinearLayer(10)]",
        "Remove flatten1 and insert [FlattenLayer]",
        "[DropoutLayer]\n// A map.\n[ConvLayer(k: 3)] [FlattenLayer] [LinearLayer(10)]")]
    [InlineData("[\n    ReluLayer, // above\n    FlattenLayer // too early\n]\n[{|CONV1010:ConvLayer|}(k: 1)]", "Remove flatten1", "[\n    ReluLayer // above\n]\n[ConvLayer(k: 1)]")]
    [InlineData("[ReluLayer, // above\n  FlattenLayer]\n[{|CONV1010:ConvLayer|}(k: 1)]", "Remove flatten1", "[ReluLayer // above\n  ]\n[ConvLayer(k: 1)]")]
    [InlineData("[ReluLayer, /* above */ FlattenLayer] [{|CONV1010:ConvLayer|}(k: 1)]", "Remove flatten1", "[ReluLayer /* above */ ] [ConvLayer(k: 1)]")]
    [InlineData("[\n    ReluLayer,\n    FlattenLayer // too early\n]\n[{|CONV1010:ConvLayer|}(k: 1)]", "Remove flatten1", "[\n    ReluLayer\n]\n[ConvLayer(k: 1)]")]
    public Task A_flattening_that_comes_too_early_goes_or_moves_to_where_it_is_needed(string before, string title, string after) =>
        FixTest<MendFix>.Check(Net($"[InputShape(4, 5, 5)]\n{before}"), title, Net($"[InputShape(4, 5, 5)]\n{after}"));

    [Fact]
    public Task Nothing_brings_rows_and_columns_back_behind_a_linear_layer()
    {
        string source = Net("[InputShape(4, 5, 5)] [FlattenLayer] [LinearLayer(10)] [{|CONV1010:ConvLayer|}(k: 1)]");
        return FixTest<MendFix>.Check(source, source);
    }

    [Fact]
    public Task A_flattening_stays_that_others_read_by_a_name_which_would_be_anothers()
    {
        string source = Net("""[InputShape(4, 5, 5)] [FlattenLayer] [{|CONV1010:ConvLayer|}(k: 1)] [FlattenLayer] [ReluLayer] [ConcatLayer("flatten2")]""");
        return FixTest<MendFix>.Check(source, source);
    }

    [Fact]
    public Task Names_are_written_as_they_are_known() => FixTest<MendFix>.Check(
        "[ConvShape.InputShape(4, 5, 5)]\n[{|CONV1010:ConvShape.LinearLayer|}(10)]\npublic partial class Net;",
        "Insert [ConvShape.FlattenLayer]",
        "[ConvShape.InputShape(4, 5, 5)]\n[ConvShape.FlattenLayer]\n[ConvShape.LinearLayer(10)]\npublic partial class Net;");

    [Theory]
    [InlineData("Flat", "Flat")]
    [InlineData("FlatAttribute", "Flat")]
    public Task An_alias_may_be_called_anything(string alias, string written) => FixTest<MendFix>.Check(
        $"using ConvShape;\nusing {alias} = ConvShape.FlattenLayerAttribute;\n[InputShape(4, 5, 5)]\n[{{|CONV1010:LinearLayer|}}(10)]\npublic partial class Net;",
        $"Insert [{written}]",
        $"using ConvShape;\nusing {alias} = ConvShape.FlattenLayerAttribute;\n[InputShape(4, 5, 5)]\n[{written}]\n[LinearLayer(10)]\npublic partial class Net;");

    [Fact]
    public Task A_class_may_be_all_on_the_last_line() => FixTest<MendFix>.Check(
        "using ConvShape;\n[InputShape(4, 5, 5)]\n[{|CONV1010:LinearLayer|}(10)] partial class Net;",
        Flatten,
        "using ConvShape;\n[InputShape(4, 5, 5)]\n[FlattenLayer] [LinearLayer(10)] partial class Net;");

    [Theory]
    [InlineData("[{|CONV3002:ConvLayer|}(k: 5)]\n[ReluLayer]", $"[{InputShape}]\n[ConvLayer(k: 5)]\n[ReluLayer]")]
    [InlineData("[{|CONV3002:ConvLayer|}(k: 5), ReluLayer]", $"[{InputShape}, ConvLayer(k: 5), ReluLayer]")]
    public Task An_input_shape_stands_above_the_first_layer(string before, string after) =>
        FixTest<MendFix>.Check(Net(before), $"Insert [{InputShape}]", Net(after));

    [Fact]
    public Task All_are_mended_at_once() => FixTest<MendFix>.Check(
        Nets("[{|CONV1010:LinearLayer|}(8)]"), Nets("[FlattenLayer]\n[LinearLayer(8)]"));

    private static string Nets(string layer) =>
        $"using ConvShape;\n\n[InputShape(4, 5, 5)]\n{layer}\npublic partial class First;\n\n[InputShape(1, 5, 5)]\n{layer}\npublic partial class Second;\n";
}
