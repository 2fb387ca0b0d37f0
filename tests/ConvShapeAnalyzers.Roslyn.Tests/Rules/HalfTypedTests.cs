using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

/// <summary>
/// What the compiler cannot bind it says itself. The rules do not crash on it, and say nothing about that layer's shape or what
/// follows from it.
/// </summary>
public sealed class HalfTypedTests
{
    [Theory]
    [InlineData("[ConvLayer(")]
    [InlineData("[ConvLayer(]")]
    [InlineData("[ConvLayer")]
    [InlineData("[ConvLayer]")]
    [InlineData("[ConvLayer()]")]
    [InlineData("[ConvLaye]")]
    [InlineData("[ConvLaye(k: 3)]")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[ConvLayer(k:)]")]
    [InlineData("[ConvLayer(k: 3, s: )]")]
    [InlineData("[ConvLayer(k: 3, s)]")]
    [InlineData("[ConvLayer(k: 3,, s: 1)]")]
    [InlineData("[ConvLayer(k: \"3\")]")]
    [InlineData("[ConvLayer(k: 3.5)]")]
    [InlineData("[ConvLayer(k: 3L)]")]
    [InlineData("[ConvLayer(k: 2147483648)]")]
    [InlineData("[ConvLayer(k: true)]")]
    [InlineData("[ConvLayer(k: default)]")]
    [InlineData("[ConvLayer(k: typeof(int))]")]
    [InlineData("[ConvLayer(k: 3, k: 5)]")]
    [InlineData("[ConvLayer(3, k: 5)]")]
    [InlineData("[ConvLayer(k: 3, z: 5)]")]
    [InlineData("[ConvLayer(k: 3, InChannels = 1, InChannels = 2)]")]
    [InlineData("[ConvLayer(k: 3, InChannels = )]")]
    [InlineData("[ConvLayer(k: 3, InChannels = \"1\")]")]
    [InlineData("[ConvLayer(k: 3, InChannels = 1.5)]")]
    [InlineData("[ConvLayer(k: 3, InChannels = null)]")]
    [InlineData("[ConvLayer(k: 3, InChannel = 1)]")]
    [InlineData("[ConvLayer(k: 3, Bias = 1)]")]
    [InlineData("[ConvLayer(k: 3, Name = 1)]")]
    [InlineData("[ConvLayer(k: 3, Padding = 2)]")]
    [InlineData("[ConvLayer(k: 3, Padding = PaddingMode.)]")]
    [InlineData("[ConvLayer(k: 3, Padding = PaddingMode.Sam)]")]
    [InlineData("[ConvLayer(k: 3, Padding = Remainder.Drop)]")]
    [InlineData("[ConvLayer(k: 3 / 0)]")]
    [InlineData("[ConvLayer(k: Size)]")]
    [InlineData("[ConvLayer(k: Missing)]")]
    [InlineData("[ConvLayer(k: int.Parse(\"3\"))]")]
    [InlineData("[ConvLayer(k: [3, Size])]")]
    [InlineData("[ConvLayer(k: [3, \"5\"])]")]
    [InlineData("[ConvLayer(k: [3, 5.5])]")]
    [InlineData("[ConvLayer(k: [[3], [5]])]")]
    [InlineData("[ConvLayer(k: [.. Sizes])]")]
    [InlineData("[ConvLayer(k: new int[2])]")]
    [InlineData("[ConvLayer(k: new int[Size])]")]
    [InlineData("[ConvLayer(k: new int[1, 1])]")]
    [InlineData("[ConvLayer(k: new int[3] { 3, 5 })]")]
    [InlineData("[ConvLayer(k: new[] { })]")]
    [InlineData("[ConvLayer(k: new[] { 3, null })]")]
    [InlineData("[ConvLayer(k: new int[][] { new[] { 3 } })]")]
    [InlineData("[ConvLayer(k: new() { 3 })]")]
    [InlineData("[ConvLayer(k: Sizes)]")]
    [InlineData("[ConvLayer(k: (3, 5))]")]
    [InlineData("[ConvLayer(k: 3) s: 1]")]
    [InlineData("[LayerAttribute]")]
    [InlineData("[ConvShape.PoolLayer(k: 2)]")]
    public async Task A_layer_that_the_compiler_refuses_leaves_it_and_what_is_below_unsaid(string layer)
    {
        string source =
            $$"""
            using ConvShape;

            [InputShape(3, 32, 32)]
            {{layer}}
            [MaxPoolLayer(k: 5, s: 4)]
            [ConvLayer(k: 99)]
            [FlattenLayer]
            [LinearLayer(10, InFeatures = 7)]
            public sealed partial class Net
            {
                private static readonly int Size = 3;
                private static readonly int[] Sizes = [3, 5];
            }
            """;
        ImmutableArray<Diagnostic> diagnostics = await Build.Diagnose(source);
        Build.AssertNoCrash(diagnostics, source);
        Assert.True(Build.HasCompilerError(diagnostics), "The compiler accepts this.");
        Assert.Empty(Build.Rules(diagnostics));
    }

    [Theory]
    [InlineData("[InputShape(")]
    [InlineData("[InputShape]")]
    [InlineData("[InputShape()]")]
    [InlineData("[InputShape(3)]")]
    [InlineData("[InputShape(3, 32, )]")]
    [InlineData("[InputShape(3, 32, \"32\")]")]
    [InlineData("[InputShape(3, 32, 32.5)]")]
    [InlineData("[InputShape(channels: 3, channels: 3, width: 32)]")]
    [InlineData("[InputShape(3, 32, 32, 32)]")]
    [InlineData("[InputShape([3, 32, 32])]")]
    [InlineData("[InputShap(3, 32, 32)]")]
    public async Task An_input_that_the_compiler_refuses_leaves_all_unsaid(string input)
    {
        string source = Net($"{input}\n[MaxPoolLayer(k: 5, s: 4)]\n[ConvLayer(k: 99)]");
        ImmutableArray<Diagnostic> diagnostics = await Build.Diagnose(source);
        Build.AssertNoCrash(diagnostics, source);
        Assert.True(Build.HasCompilerError(diagnostics), "The compiler accepts this.");
        Assert.Empty(Build.Rules(diagnostics));
    }

    [Fact]
    public Task Of_two_input_shapes_the_first_counts() => Check(
        Net("[InputShape(3, 32, 32)] [{|CS0579:InputShape|}(1, 4, 4)] [ConvLayer(k: 5, InChannels = 3)] [ConvLayer({|CONV1002:k: 99|})]"));

    [Fact]
    public Task What_stands_above_is_checked_as_ever() => Check(
        Net("[InputShape(3, 32, 32)] [MaxPoolLayer(k: 5, {|CONV2001:s: 4|})] [ConvLayer(k: {|CS0103:Missing|})] [ConvLayer(k: 99)]"));

    [Theory]
    [InlineData("return")]
    [InlineData("field")]
    public Task An_attribute_of_something_else_than_the_class_is_no_layer(string target) => Check(
        Net($"[InputShape(3, 4, 4)] [{target}: ConvLayer(k: 5)] [type: ConvLayer(k: 3)]"));

    [Fact]
    public Task A_layer_may_have_another_name_here() => Check(
        """
        using Layer = ConvShape.ConvLayerAttribute;

        [ConvShape.InputShapeAttribute(3, 4, 4)]
        [@Layer({|CONV1002:k: 5|})]
        [global::ConvShape.ConvLayer(k: 1)]
        public sealed partial class Net;
        """);

    [Fact]
    public Task An_attribute_that_happens_to_have_a_layer_s_name_is_none() => Check(
        """
        [ConvShape.InputShape(3, 4, 4)]
        [ConvLayer(k: 5)]
        [ConvShape.ReluLayer]
        public sealed partial class Net;

        [System.AttributeUsage(System.AttributeTargets.Class)]
        public sealed class ConvLayerAttribute(int k) : System.Attribute
        {
            public int K => k;
        }
        """);
}
