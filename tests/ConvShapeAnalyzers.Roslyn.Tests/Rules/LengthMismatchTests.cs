using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class LengthMismatchTests
{
    /// <summary>A use of a network of 1×28×28 → 10 whose first layer is 1×28×28 → 6×24×24.</summary>
    private static string Use(string statements) =>
        $$"""
        using System;
        using ConvShape;
        using TestProject.Shapes;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5, filters: 6)]
        [Pair(8, Repeat = 1, Name = "pair")]
        [FlattenLayer]
        [LinearLayer(10)]
        public partial class Net;

        [ConvLayer(k: 5, filters: Width)]
        public sealed partial class PairAttribute(int width) : BlockAttribute
        {
            private const int Width = Argument;
        }

        public static class Use
        {
            private const int Batch = 2;

            public static void Run(Net net, float[] input, float[] output, int count)
            {
                {{statements}}
            }

            private static void Fill(ref float[] values) => values = new float[784];
        }
        """;

    [Fact]
    public Task An_input_of_another_length_is_marked() => Check(
        Use("net.Forward({|#0:new float[100]|}, output);"),
        Expect("CONV5005", "Net.Forward gets an input of 100 values; 1×28×28 at batch 1 takes 784; needs a length of 784"));

    [Fact]
    public Task An_output_of_another_length_is_marked() => Check(
        Use("net.Forward(input, {|#0:output: new float[1]|}, batch: Batch);"),
        Expect("CONV5005", "Net.Forward gets an output of 1 value; 10 at batch 2 takes 20; needs a length of 20"));

    [Fact]
    public Task Several_images_want_a_batch() => Check(
        Use("net.Forward({|#0:new float[3 * 784]|}, {|#1:new float[30]|});"),
        Expect("CONV5005", "Net.Forward gets an input of 2352 values; 1×28×28 at batch 1 takes 784; needs a length of 784, or batch: 3", 0),
        Expect("CONV5005", "Net.Forward gets an output of 30 values; 10 at batch 1 takes 10; needs a length of 10, or batch: 3", 1));

    [Fact]
    public Task A_batch_is_offered_only_where_both_sides_have_as_many_images() => Check(
        Use("net.Forward({|#0:new float[3 * 784]|}, new float[10]);"),
        Expect("CONV5005", "Net.Forward gets an input of 2352 values; 1×28×28 at batch 1 takes 784; needs a length of 784"));

    [Fact]
    public Task A_layer_is_named_by_what_leads_to_it() => Check(
        Use("net.Conv1.Forward({|#0:new float[100]|}, output);"),
        Expect("CONV5005", "Net.Conv1.Forward gets an input of 100 values; 1×28×28 at batch 1 takes 784; needs a length of 784"));

    [Fact]
    public Task A_layer_of_a_block_is_named_by_what_leads_to_it() => Check(
        Use("net.Pair.Conv1.Forward({|#0:new float[100]|}, output);"),
        Expect("CONV5005", "Net.Pair.Conv1.Forward gets an input of 100 values; 6×24×24 at batch 1 takes 3456; needs a length of 3456"));

    [Fact]
    public Task A_layer_in_a_local_is_named_by_it() => Check(
        Use("var first = net.Conv1; first.Forward({|#0:new float[100]|}, output);"),
        Expect("CONV5005", "first.Forward gets an input of 100 values; 1×28×28 at batch 1 takes 784; needs a length of 784"));

    [Theory]
    [InlineData("new float[28 * 28 + 1]")]
    [InlineData("new float[785L]")]
    [InlineData("new float[785u]")]
    [InlineData("new float[0]")]
    [InlineData("new float[] { 1, 2, 3 }")]
    [InlineData("new[] { 1f, 2f, 3f }")]
    [InlineData("[]")]
    [InlineData("[1, 2, 3]")]
    [InlineData("(float[])[1, 2, 3]")]
    [InlineData("stackalloc float[783]")]
    [InlineData("stackalloc float[] { 1, 2 }")]
    [InlineData("stackalloc[] { 1f, 2f }")]
    [InlineData("new float[783].AsSpan(0, 100)")]
    [InlineData("input.AsSpan(0, 100)")]
    [InlineData("input.AsSpan().Slice(length: 100, start: 0)")]
    [InlineData("(Span<float>)new float[100]")]
    [InlineData("(ReadOnlySpan<float>)(new float[100])")]
    public Task A_length_is_read_off(string value) => Check(Use($"net.Forward({{|CONV5005:{value}|}}, output);"));

    [Theory]
    [InlineData("float[] values = new float[100];")]
    [InlineData("var values = new float[100]; values[3] = 1; Array.Fill(values, 1f); count = values.Length; float[] other = values; input = values;")]
    [InlineData("float[] values = { 1, 2 };")]
    [InlineData("float[] values = [1, 2];")]
    [InlineData("Span<float> values = stackalloc float[100]; values[0] = 1; values.Fill(2);")]
    [InlineData("ReadOnlySpan<float> values = [1, 2];")]
    [InlineData("float[] first = new float[100]; Span<float> values = first;")]
    [InlineData("const int Size = 100; float[] values = new float[Size];")]
    public Task A_local_that_keeps_its_value_has_its_length(string declaration) => Check(Use($"{declaration} net.Forward({{|CONV5005:values|}}, output);"));

    [Theory]
    [InlineData("float[] values = new float[100]; values = input;")]
    [InlineData("float[] values = new float[100]; if (count > 3) { values = new float[784]; }")]
    [InlineData("float[] values = new float[100]; (values, count) = (input, 1);")]
    [InlineData("float[] values = new float[100]; Fill(ref values);")]
    [InlineData("float[] values = new float[100]; Array.Resize(ref values, 784);")]
    [InlineData("float[] values = new float[100]; ref float[] same = ref values; same = input;")]
    [InlineData("float[] values = new float[100]; Action grow = () => values = input; grow();")]
    [InlineData("float[]? values = count > 3 ? input : null; values ??= new float[784];")]
    [InlineData("float[] values = new float[count];")]
    [InlineData("float[] values; values = new float[784];")]
    [InlineData("float[] values = count > 3 ? new float[100] : input;")]
    [InlineData("float[] values = [.. input];")]
    [InlineData("Span<float> values = stackalloc float[100]; values = input;")]
    [InlineData("Span<float> values = new float[100]; values = values.Slice(count);")]
    [InlineData("ReadOnlySpan<float> values = input.AsSpan(16);")]
    [InlineData("ReadOnlySpan<float> values = input.AsSpan(0, count);")]
    public Task A_length_decided_at_run_time_is_left_to_it(string declaration) => Check(Use($"{declaration} net.Forward(values, output);"));

    [Theory]
    [InlineData("net.Forward(new float[784], new float[10]);")]
    [InlineData("net.Forward(new float[28 * 28], new float[10], 1);")]
    [InlineData("net.Forward(new float[2 * 784], new float[20], Batch);")]
    [InlineData("net.Forward(batch: 2, output: new float[20], input: new float[2 * 784]);")]
    [InlineData("Span<float> values = stackalloc float[784]; net.Forward(values, stackalloc float[10]);")]
    [InlineData("net.Conv1.Forward(new float[784], new float[6 * 24 * 24]);")]
    [InlineData("net.Forward(new float[100], new float[100], count);")]
    [InlineData("net.Forward(new float[100], new float[100], batch: 0);")]
    [InlineData("net.Forward(new float[100], new float[100], batch: int.MaxValue);")]
    public Task What_fits_and_what_is_not_known_is_not_marked(string call) => Check(Use(call));

    [Fact]
    public Task Code_for_every_model_is_checked_where_it_names_the_shapes() => Check(
        Use("") +
        """


        public static class Any
        {
            public static void All<T, TIn, TOut>(T model, Stage<TIn, TOut> layer) where T : IConvModel<T, TIn, TOut> where TIn : IShape where TOut : IShape
            {
                model.Forward(new float[100], new float[100]);
                layer.Forward(new float[100], new float[100]);
            }

            public static void Some<T>(T model) where T : IConvModel<T, Shape1x28x28, Shape10> => model.Forward({|#0:new float[100]|}, new float[10]);
        }
        """,
        Expect("CONV5005", "T.Forward gets an input of 100 values; 1×28×28 at batch 1 takes 784; needs a length of 784"));

    [Fact]
    public Task A_method_of_the_user_s_own_is_the_user_s() => Check(
        """
        using System;
        using ConvShape;

        public abstract class Bytes
        {
            public void Forward(ReadOnlySpan<byte> input, Span<float> output, int batch = 1) => _ = input.Length + output.Length + batch;
        }

        [InputShape(1, 28, 28)]
        [FlattenLayer]
        public partial class Net : Bytes
        {
            public static void Run(Net net, Mine mine, float[] output)
            {
                net.Forward(new byte[1], new float[1]);
                mine.Forward(new float[1], new float[1]);
                mine.Forward(new float[1], new float[1], 2);
                ((Net)mine).Forward({|CONV5005:new float[1]|}, output);
            }

            public sealed class Mine : Net
            {
                private Mine()
                    : base(null!)
                {
                }

                public new void Forward(ReadOnlySpan<float> input, Span<float> output, int batch = 1) => _ = input.Length + output.Length + batch;
            }
        }
        """);

    [Fact]
    public Task Shapes_of_a_model_with_an_error_are_guesses() => Check(
        """
        using ConvShape;

        [InputShape(1, 28, 28)] [ConvLayer({|CONV1002:k: 50|}, filters: 6)] [MaxPoolLayer(2)]
        public sealed partial class Net
        {
            public void Run()
            {
                Forward(new float[1], new float[1]);
                Pool1.Forward(new float[1], new float[1]);
            }
        }
        """);

    [Fact]
    public async Task A_pragma_silences_one_call()
    {
        ImmutableArray<Diagnostic> diagnostics = await Build.Diagnose(Use(
            """
            #pragma warning disable CONV5005 // The call is to throw.
            net.Forward(new float[100], output);
            #pragma warning restore CONV5005
            net.Forward(new float[200], output);
            """));
        Assert.StartsWith("Net.Forward gets an input of 200 values", Assert.Single(diagnostics).GetMessage());
    }

    [Fact]
    public Task An_editorconfig_silences_the_rule() => CheckConfigured(
        "dotnet_diagnostic.CONV5005.severity = none", Use("net.Forward(new float[100], output);"));

    [Theory]
    [InlineData("net.Forward(new float[100], )")]
    [InlineData("net.Forward(new float[], output);")]
    [InlineData("net.Forward(new float[-1], output);")]
    [InlineData("net.Forward(new float[1, 2], output);")]
    [InlineData("net.Forward(new float[100][], output);")]
    [InlineData("net.Forward(new float[missing], output);")]
    [InlineData("net.Forward(stackalloc float[], output);")]
    [InlineData("net.Forward(stackalloc missing[3], output);")]
    [InlineData("float[] values = values; net.Forward(values, output);")]
    [InlineData("float[] a = b; float[] b = a; net.Forward(b, output);")]
    [InlineData("net.Forward(values, output); float[] values = new float[3];")]
    [InlineData("net.Forward(new float[100], output, missing);")]
    [InlineData("net.Forward(new float[100], output, batch: );")]
    [InlineData("net.Forward(")]
    [InlineData("net.Forward")]
    [InlineData("missing.Forward(new float[100], output);")]
    public async Task Half_typed_code_is_left_unsaid(string statement)
    {
        string source = Use(statement);
        ImmutableArray<Diagnostic> diagnostics = await Build.Diagnose(source);
        Build.AssertNoCrash(diagnostics, source);
        Assert.True(Build.HasCompilerError(diagnostics), "The compiler accepts this.");
        Assert.Empty(Build.Rules(diagnostics));
    }
}
