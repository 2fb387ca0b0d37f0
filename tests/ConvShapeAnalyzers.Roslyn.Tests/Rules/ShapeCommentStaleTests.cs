using Microsoft.CodeAnalysis;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class ShapeCommentStaleTests
{
    [Theory]
    [InlineData("[ReluLayer] // {|#0:6×14×14|}", "The comment says 6×14×14, but relu1 gives 6×13×13")]
    [InlineData("[ReluLayer] // {|#0:6x14x14|}", "The comment says 6x14x14, but relu1 gives 6×13×13")]
    [InlineData("[ReluLayer] //{|#0:6 × 14 × 14|}, and so on", "The comment says 6 × 14 × 14, but relu1 gives 6×13×13")]
    [InlineData("[ReluLayer] // {|#0:13×13×6|}: not as TensorFlow has it", "The comment says 13×13×6, but relu1 gives 6×13×13")]
    [InlineData("[ConvLayer(k: 3), MaxPoolLayer(k: 11)] // {|#0:6×11×11|}", "The comment says 6×11×11, but pool1 gives 6×1×1")]
    [InlineData("[ConvLayer(k: 3)] [MaxPoolLayer(k: 11)] // {|#0:6×11×11|}", "The comment says 6×11×11, but pool1 gives 6×1×1")]
    [InlineData("[ConvLayer(k: 3), MaxPoolLayer(k: 11)] // {|#0:6×11×11|} → 6×1×1", "The comment says 6×11×11, but conv1 gets 6×13×13")]
    [InlineData("[ConvLayer(k: 3), MaxPoolLayer(k: 11)] // 6×13×13 -> {|#0:6×11×11|}", "The comment says 6×11×11, but pool1 gives 6×1×1")]
    [InlineData("[FlattenLayer] // {|#0:6×13×13|}", "The comment says 6×13×13, but flatten1 gives 1014 features")]
    [InlineData("[FlattenLayer] // {|#0:1000 features|}", "The comment says 1000 features, but flatten1 gives 1014 features")]
    [InlineData("[FlattenLayer] // 6×13×13 → {|#0:1000|}", "The comment says 1000, but flatten1 gives 1014")]
    [InlineData("[FlattenLayer] // 6×13×13 → {|#0:1000 features|}", "The comment says 1000 features, but flatten1 gives 1014 features")]
    [InlineData("[FlattenLayer] // 6×13×13 → {|#0:6×13×13|}", "The comment says 6×13×13, but flatten1 gives 1014")]
    [InlineData("[FlattenLayer]\n[LinearLayer(1)] // {|#0:1000|} → 1", "The comment says 1000, but linear1 gets 1014")]
    [InlineData("[FlattenLayer]\n[LinearLayer(1)] // {|#0:2 features|}", "The comment says 2 features, but linear1 gives 1 feature")]
    [InlineData("[ReluLayer] // {|#0:6×14×14|}\n[ConvLayer(k: 13)] // 6×1×1", "The comment says 6×14×14, but relu1 gives 6×13×13")]
    [InlineData("[\n    ReluLayer, // {|#0:6×14×14|}\n    ConvLayer(k: 13) // 6×1×1\n]", "The comment says 6×14×14, but relu1 gives 6×13×13")]
    [InlineData("[MaxPoolLayer(\n    k: 13)] // {|#0:6×13×13|}", "The comment says 6×13×13, but pool1 gives 6×1×1")]
    [InlineData("[ReluLayer] [System.Serializable] /* as before */ // {|#0:6×14×14|}", "The comment says 6×14×14, but relu1 gives 6×13×13")]
    [InlineData("[ReluLayer] // 6×13×13\n[ConcatLayer(\"in\")] // {|#0:6×13×13|}", "The comment says 6×13×13, but concat1 gives 12×13×13")]
    public Task A_shape_that_the_layers_of_a_line_do_not_have_is_marked(string layers, string message) =>
        Check(Net($"[InputShape(6, 13, 13)]\n{layers}"), Expect("CONV2012", message));

    [Theory]
    [InlineData("[ReluLayer] // 6×13×13")]
    [InlineData("[ReluLayer] // 6x13 x 13 is what the paper has")]
    [InlineData("[ReluLayer] // 6×13×13→6×13×13")]
    [InlineData("[ReluLayer, ConvLayer(k: 13)] // 6×1×1")]
    [InlineData("[ReluLayer, ConvLayer(k: 13)] // 6x13x13 -> 6x1x1")]
    [InlineData("[FlattenLayer] // 1014 features")]
    [InlineData("[FlattenLayer] // 6×13×13 → 1014 features")]
    [InlineData("[FlattenLayer] // 6×13×13 → 1014")]
    public Task A_shape_that_they_have_is_not(string layers) => Check(Net($"[InputShape(6, 13, 13)]\n{layers}"));

    [Theory]
    [InlineData("3")]
    [InlineData("1014")]
    [InlineData("stride 2: 6×14×14")]
    [InlineData("(6×14×14)")]
    [InlineData("N×6×14×14")]
    [InlineData("1×6×14×14")]
    [InlineData("6×14×1.5")]
    [InlineData("6×14×14px")]
    [InlineData("3×3")]
    [InlineData("6 feature maps")]
    [InlineData("6×14×14 → 12×14×14 → 12×7×7")]
    [InlineData("6×14×14 → maps")]
    [InlineData("/ 6×14×14")]
    public Task Other_words_are_the_users(string comment) => Check(Net($"[InputShape(6, 13, 13)] [FlattenLayer] // {comment}"));

    [Theory]
    [InlineData("64 features")]
    [InlineData("64 → 128")]
    [InlineData("3 -> 6×13×13")]
    public Task Counts_beside_a_map_may_be_channels(string comment) => Check(Net($"[InputShape(6, 13, 13)] [ReluLayer] // {comment}"));

    [Theory]
    [InlineData("// 6×14×14\n[ReluLayer]")]
    [InlineData("[ReluLayer] /* 6×14×14 */")]
    [InlineData("[MaxPoolLayer(// 6×14×14\n    k: 13)]")]
    [InlineData("[ReluLayer, MaxPoolLayer( // 6×14×14\n    k: 13)]")]
    [InlineData("[ReluLayer]\n[System.Serializable] // 6×14×14")]
    public Task Comments_that_stand_beside_no_layer_say_nothing_of_one(string layers) => Check(Net($"[InputShape(6, 13, 13)] // 3×14×14\n{layers}"));

    [Fact]
    public Task Beside_the_class_they_say_nothing_of_a_layer_either() => Check(
        """
        using ConvShape;
        [InputShape(6, 13, 13)] [ReluLayer] public sealed partial class Net; // 6×14×14
        """);

    [Fact]
    public Task Both_sides_of_an_arrow_may_be_wrong() => Check(
        Net("[InputShape(6, 13, 13)]\n[MaxPoolLayer(k: 13)] // {|#0:6×14×14|} → {|#1:6×2×2|}"),
        Expect("CONV2012", "The comment says 6×14×14, but pool1 gets 6×13×13", 0),
        Expect("CONV2012", "The comment says 6×2×2, but pool1 gives 6×1×1", 1));

    /// <summary>Each map that a line reads may be the one that is meant.</summary>
    [Theory]
    [InlineData("6×13×13")]
    [InlineData("3×13×13")]
    [InlineData("{|CONV2012:9×13×13|}")]
    public Task A_line_that_reads_several_maps_gets_each_of_them(string input) => Check(
        Net($"[InputShape(6, 13, 13)]\n[ConvLayer(k: 1, filters: 3)]\n[ConcatLayer(\"in\")] // {input} → 9×13×13"));

    [Fact]
    public Task A_block_gives_what_its_last_layer_does() => Check(
        """
        using ConvShape;

        [InputShape(3, 8, 8)]
        [Half(4, Repeat = 2, Name = "layer1")] // {|#0:3×4×4|} → {|#1:4×4×4|}
        [Half(4)] // 4×2×2 → 4×1×1
        public sealed partial class Net;

        [ConvLayer(k: 3, p: 1, filters: Width)] // 5×5×5
        [MaxPoolLayer(k: 2)] // 5×5×5
        public sealed partial class Half(int width) : BlockAttribute
        {
            private const int Width = Argument;
        }
        """,
        Expect("CONV2012", "The comment says 3×4×4, but layer1.0.conv1 gets 3×8×8", 0),
        Expect("CONV2012", "The comment says 4×4×4, but layer1.1.pool1 gives 4×2×2", 1));

    /// <summary>A linear layer gives as many features as it says, whatever reaches it.</summary>
    [Fact]
    public Task Of_what_an_error_leaves_unknown_nothing_is_said() => Check(Net(
        """
        [InputShape(6, 13, 13)]
        [ReluLayer] // {|CONV2012:6×14×14|}
        [ConvLayer({|CONV1002:k: 14|})] // 6×14×14
        [MaxPoolLayer(k: 2)] // 6×7×7 → 6×3×3
        [FlattenLayer] // 54 features
        [LinearLayer(10)] // 54 → {|CONV2012:12|}
        """));

    [Theory]
    [InlineData("[FlattenLayer] // 6×13×13 → 1014\n[LinearLayer(5)] // 1014 → {|CONV2012:6|}")]
    [InlineData("[FlattenLayer, LinearLayer(5)] // 6×13×13 → {|CONV2012:6|}")]
    public Task Of_an_input_that_is_unknown_neither(string layers) => Check(Net($"[InputShape(6, {{|CONV1011:0|}}, 13)]\n{layers}"));

    [Fact]
    public Task Nor_is_anything_said_where_layers_stand_elsewhere_too() => Check(
        """
        using ConvShape;

        [InputShape(6, 13, 13)]
        [ReluLayer] // 6×14×14
        public sealed partial class Net;

        [{|CONV3003:ReluLayer|}] // 6×14×14
        public sealed partial class Net;
        """);

    /// <summary>What follows on the line may be a layer whose name is not yet complete.</summary>
    [Fact]
    public async Task Half_typed_layers_are_waited_for()
    {
        string[] rules = Build.Rules(await Build.Diagnose(Net("[InputShape(6, 13, 13)]\n[ReluLayer, MaxPoolLay(k: 13)] // 6×1×1")));
        Assert.Empty(rules);
    }

    [Fact]
    public async Task The_part_of_a_class_that_has_the_layers_is_looked_at()
    {
        Compilation compilation = await Build.Compile(
            "using ConvShape;\n[InputShape(6, 13, 13)]\n[ReluLayer] // 6×14×14\npublic sealed partial class Net;",
            "[System.Serializable] // 6×14×14\npublic sealed partial class Net;");
        Diagnostic diagnostic = Assert.Single(await Build.Analyze(compilation));
        Assert.Equal(("CONV2012", "Net.cs"), (diagnostic.Id, diagnostic.Location.SourceTree!.FilePath));
    }

    [Fact]
    public Task Generated_code_is_not_looked_at() => Check("// <auto-generated/>\n" + Net("[InputShape(6, 13, 13)]\n[ReluLayer] // 6×14×14"));

    [Theory]
    [InlineData("[ReluLayer] // 6×14×14")]
    [InlineData("[ReluLayer]\t// 6×14×14 \r")]
    public Task A_pragma_silences_it(string line) => Check(Net(
        $"""
        [InputShape(6, 13, 13)]
        #pragma warning disable CONV2012
        {line}
        """));

    [Fact]
    public Task So_does_an_attribute_of_the_class() => Check(Net(
        """
        [System.Diagnostics.CodeAnalysis.SuppressMessage("ConvShape.Doubtful", "CONV2012")]
        [InputShape(6, 13, 13)]
        [ReluLayer] // 6×14×14
        """));
}
