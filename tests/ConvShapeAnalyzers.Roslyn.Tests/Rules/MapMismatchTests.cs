using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class MapMismatchTests
{
    private static string Use(string statements) =>
        $$"""
        using System;
        using ConvShape;
        using TestProject.Shapes;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5, filters: 6)]
        [MaxPoolLayer(2)]
        [FlattenLayer]
        public sealed partial class Net;

        public static class Use
        {
            public static void Run(Net net, FeatureMap<Shape1x28x28> image, FeatureMap<Shape6x24x24> maps, FeatureMap<Shape864> vector, FeatureMap<Mine.Shape6x24x24> mine)
            {
                {{statements}}
            }

            public static void Any<TShape>(Net net, FeatureMap<TShape> map) where TShape : IShape => net.Forward({|CS1503:map|});
        }

        namespace Mine
        {
            [ShapeDimensions(6, 24, 24)]
            public sealed class Shape6x24x24 : IShape
            {
                public static ConvShape.Architecture.MapShape Dimensions => new(6, 24, 24);
            }
        }
        """;

    [Fact]
    public Task A_map_of_another_shape_is_marked() => Check(
        Use("net.Forward({|#0:{|CS1503:maps|}|});"),
        Expect("CONV5006", "Net.Forward takes a feature map of 1×28×28 as its input, but gets a feature map of 6×24×24; needs a FeatureMap<Shape1x28x28>"));

    [Fact]
    public Task A_vector_is_called_a_vector() => Check(
        Use("net.Pool1.Forward({|#0:{|CS1503:vector|}|});"),
        Expect("CONV5006", "Net.Pool1.Forward takes a feature map of 6×24×24 as its input, but gets a vector of 864 features; needs a FeatureMap<Shape6x24x24>"));

    [Fact]
    public Task An_output_of_another_shape_is_marked() => Check(
        Use("net.Forward(image, {|#0:{|CS1503:maps|}|});"),
        Expect("CONV5006", "Net.Forward takes a vector of 864 features as its output, but gets a feature map of 6×24×24; needs a FeatureMap<Shape864>"));

    [Fact]
    public Task A_map_of_the_same_shape_under_another_type_wants_to_be_renamed() => Check(
        Use("net.Pool1.Forward({|#0:{|CS1503:mine|}|});"),
        Expect("CONV5006", "Net.Pool1.Forward takes a feature map of 6×24×24 as its input, but gets one under another type, Mine.Shape6x24x24; needs .As<Shape6x24x24>()"));

    [Theory]
    [InlineData("net.Forward({|CONV5006:{|CS1503:net.Conv1.Forward(image)|}|});")]
    [InlineData("net.Forward({|CONV5006:{|CS1503:vector|}|}, {|CONV5006:{|CS1503:image|}|});")]
    [InlineData("net.Forward({|CONV5006:input: {|CS1503:maps|}|});")]
    [InlineData("net?.Forward({|CONV5006:{|CS1503:maps|}|});")]
    [InlineData("net?.Conv1.Forward({|CONV5006:{|CS1503:maps|}|});")]
    [InlineData("Func<object> late = () => net.Forward({|CONV5006:{|CS1503:maps|}|});")]
    public Task The_argument_at_fault_is_marked(string statement) => Check(Use(statement));

    [Theory]
    [InlineData("net.Forward(image);")]
    [InlineData("net.Forward(image, vector);")]
    [InlineData("net.Pool1.Forward(mine.As<Shape6x24x24>());")]
    [InlineData("net.Forward({|CS1503:3|});")]
    [InlineData("net.Forward({|CS1503:net|});")]
    [InlineData("net.{|CS1501:Forward|}(image, vector, 3, 4, 5);")]
    [InlineData("net.Forward(image, {|CS0103:missing|});")]
    public Task What_fits_and_what_is_no_map_is_not_marked(string statement) => Check(Use(statement));

    [Fact]
    public Task Of_maps_that_a_layer_joins_each_is_marked_by_itself() => Check(
        """
        using ConvShape;
        using TestProject.Shapes;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5, filters: 6)]
        [ConvLayer(k: 3, p: 1, filters: 6)]
        [AddLayer("conv1")]
        public sealed partial class Net
        {
            public static object Good(Net net, FeatureMap<Shape6x24x24> map) => net.Add1.Forward((map, map));

            public static object Bad(Net net, FeatureMap<Shape6x24x24> map, FeatureMap<Shape1x28x28> image) => net.Add1.Forward({|CS1503:(map, {|#0:image|})|});

            public static object Worse(Net net, FeatureMap<Shape1x28x28> image) => net.Add1.Forward({|CS1503:(image, image, image)|});
        }
        """,
        Expect("CONV5006", "Net.Add1.Forward takes a feature map of 6×24×24 as its Conv2, but gets a feature map of 1×28×28; needs a FeatureMap<Shape6x24x24>"));

    [Fact]
    public Task Of_several_shapes_that_a_model_takes_none_is_said_to_be_meant() => Check(
        """
        using ConvShape;
        using TestProject.Shapes;

        public abstract class More
        {
            public void Forward(FeatureMap<Shape6x24x24> maps) => _ = maps;
        }

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5, filters: 6)]
        [FlattenLayer]
        public sealed partial class Net : More
        {
            public static object Run(Net net, FeatureMap<Shape3456> map) => net.Forward({|CS1503:map|});
        }
        """);

    [Fact]
    public Task Shapes_of_a_model_with_an_error_are_guesses() => Check(
        """
        using ConvShape;
        using TestProject.Shapes;

        [InputShape(1, 28, 28)] [ConvLayer({|CONV1002:k: 50|}, filters: 6)] [MaxPoolLayer(2)]
        public sealed partial class Net
        {
            public void Run(FeatureMap<Shape864> map)
            {
                Forward({|CS1503:map|});
                Pool1.Forward({|CS1503:map|});
            }
        }
        """);

    [Fact]
    public Task An_editorconfig_silences_the_rule() => CheckConfigured(
        "dotnet_diagnostic.CONV5006.severity = none", Use("net.Forward({|CS1503:maps|});"));

    [Theory]
    [InlineData("net.Forward(")]
    [InlineData("net.Forward(,")]
    [InlineData("net.Forward(missing)")]
    [InlineData("net.Forward(new FeatureMap<Missing>());")]
    [InlineData("net.Forward(new FeatureMap<>());")]
    [InlineData("net.Missing.Forward(maps);")]
    [InlineData("net.Forward(wrong: image);")]
    [InlineData("net.Forward<int>(image);")]
    [InlineData("Net.Forward(image);")]
    [InlineData("Forward(maps);")]
    [InlineData("missing.Forward(maps);")]
    public async Task Half_typed_code_is_left_unsaid(string statement)
    {
        string source = Use(statement);
        ImmutableArray<Diagnostic> diagnostics = await Build.Diagnose(source);
        Build.AssertNoCrash(diagnostics, source);
        Assert.True(Build.HasCompilerError(diagnostics), "The compiler accepts this.");
        Assert.Empty(Build.Rules(diagnostics));
    }
}
