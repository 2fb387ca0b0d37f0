using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>Names of the user's that the generated part would have had too: refused by a rule, or given way to.</summary>
public sealed class NameClashTests
{
    private const string Unit = "[ReluLayer] public sealed partial class Unit : BlockAttribute;";

    [Theory]
    [InlineData("""[ConvLayer(1, Name = "outputs")] [OutputLayer("p3")] [ReluLayer] partial class Net;""", "CONV3005")]
    [InlineData("""[ConvLayer(1)] [OutputLayer("forwardAll")] [ReluLayer] partial class Net;""", "CONV3005")]
    [InlineData("""[Unit(Name = "outputs")] [OutputLayer("p3")] [ReluLayer] partial class Net;""", "CONV3005")]
    [InlineData("""[Unit(Name = "a.outputs", Repeat = 2)] [Unit(Name = "forward.All")] [OutputLayer("p3")] [ReluLayer] partial class Net;""", "CONV3005")]
    [InlineData("""[ConvLayer(1)] [OutputLayer("p3")] [ReluLayer] partial class Outputs;""", "CONV3006")]
    [InlineData("""[ConvLayer(1)] [OutputLayer("p3")] [ReluLayer] partial class Net<Outputs>;""", "CONV3006")]
    [InlineData("""[ConvLayer(1)] [OutputLayer("p3")] [ReluLayer] partial class Net { public int Outputs => 3; }""", "CONV3006")]
    [InlineData("""[ConvLayer(1)] [OutputLayer("p3")] [ReluLayer] partial class Net { public class Outputs; }""", "CONV3006")]
    public async Task Members_of_models_with_several_results_are_kept_free(string model, string rule) =>
        Assert.Equal([rule], await Diagnose(model));

    [Theory]
    [InlineData("""[ConvLayer(1, Name = "outputs")] [ReluLayer(Name = "forwardAll")] partial class Net;""")]
    [InlineData("""[ConvLayer(1)] [OutputLayer("p3")] partial class Outputs;""")]
    [InlineData("""[ConvLayer(1)] partial class Net { public int Outputs => 3; public int ForwardAll() => 3; }""")]
    [InlineData("""[ConvLayer(1)] [OutputLayer("p3")] [ReluLayer] partial class Net { public int ForwardAll(int x) => x; }""")]
    public async Task Models_of_one_result_have_these_names_free(string model) => Assert.Empty(await Diagnose(model));

    [Theory]
    [InlineData("""[Unit(Name = "layer1", Repeat = 2)] partial class Net { public sealed class Layer1_0Stage; public int Layer1_1Stage => 3; }""")]
    [InlineData("""[Unit] partial class Net<Unit1Stage>;""")]
    [InlineData("""[Unit] partial class Net { public sealed class Unit1Stage; public sealed class Unit1Stage_; }""")]
    public async Task Classes_of_blocks_give_way_to_names_in_use(string model) => Assert.Empty(await Diagnose(model));

    [Theory]
    [InlineData("""[ConvLayer(1)] [None] [None(Name = "none", From = "in")] [AddLayer("conv1")] partial class Net;""")]
    [InlineData("""[ConvLayer(1)] [Around(false)] [Around(true)] partial class Net { static object See(Net net) => net.Around2.Maybe1.Relu1; }""")]
    public async Task A_block_without_layers_is_no_stage(string model) => Assert.Empty(await Diagnose(
        $$"""
        {{model}}

        public sealed partial class None : BlockAttribute;

        [Maybe(On)] [None] public sealed partial class Around(bool on) : BlockAttribute { private const bool On = default; }

        [ReluLayer(When = On)] public sealed partial class Maybe(bool on) : BlockAttribute { private const bool On = default; }
        """));

    /// <summary>An array as an argument would be (CS3016).</summary>
    [Fact]
    public void A_merge_of_one_name_and_the_layer_above_is_compliant() => new Consumer(
        """
        using ConvShape;

        [assembly: System.CLSCompliant(true)]

        [InputShape(2, 4, 4)]
        [ConvLayer(1)] [ReluLayer] [AddLayer("conv1")] [ConcatLayer("conv1")] [SigmoidLayer] [MultiplyLayer("concat1")]
        internal sealed partial class Net;
        """).Generate().AssertClean();

    /// <summary>What rules and the compiler say, each once.</summary>
    private static async Task<string[]> Diagnose(string model) =>
    [
        .. (await Build.Diagnose($"using ConvShape;\n[InputShape(2, 4, 4)]\n{model}\n{Unit}"))
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal),
    ];
}
