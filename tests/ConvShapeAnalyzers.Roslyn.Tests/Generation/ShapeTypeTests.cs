extern alias library;

using System.Reflection;
using ConvShape.Roslyn.Emission;
using Library = library::ConvShape;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>One type for each shape of an assembly, where its code finds it.</summary>
public sealed class ShapeTypeTests
{
    private const string Net = "using ConvShape; [InputShape(1, 4, 4)] [ReluLayer] internal sealed partial class Net;";

    [Fact]
    public void Models_share_a_type_for_each_shape_that_is_public_if_one_model_shows_it()
    {
        Generated generated = new Consumer(
            """
            using ConvShape;

            /// <summary>Shows its shapes.</summary>
            [InputShape(1, 8, 8)] [ConvLayer(k: 3, filters: 2)] [FlattenLayer]
            public sealed partial class Shown;

            [InputShape(1, 8, 8)] [ConvLayer(k: 5, filters: 2)] [ConvLayer(k: 1, filters: 72)] [GlobalAvgPoolLayer] [FlattenLayer]
            internal sealed partial class Hidden;

            /// <summary>Visible itself.</summary>
            public partial class Outer
            {
                [InputShape(9, 9, 9)] [ReluLayer]
                private protected sealed partial class Inside;
            }
            """).Generate().AssertClean();
        Assert.Equal(
            [
                "internal Demo.Shapes.Shape2x4x4", "internal Demo.Shapes.Shape72x1x1", "internal Demo.Shapes.Shape72x4x4",
                "internal Demo.Shapes.Shape9x9x9", "public Demo.Shapes.Shape1x8x8", "public Demo.Shapes.Shape2x6x6", "public Demo.Shapes.Shape72",
            ],
            Shapes(generated));
    }

    [Theory]
    [InlineData("Demo.App", "Demo.App.Shapes")]
    [InlineData("", "Some.Assembly.Shapes")]
    [InlineData("  ", "Some.Assembly.Shapes")]
    [InlineData("my-app.2", "my_app._2.Shapes")]
    [InlineData("class.event.record", "class.event.record.Shapes")]
    [InlineData("..a..b..", "a.b.Shapes")]
    [InlineData("Größe.入力", "Größe.入力.Shapes")]
    [InlineData("a b.@class", "a_b.class.Shapes")]
    [InlineData("...", "Shapes")]
    [InlineData("Net", "ConvShapeNet.Shapes")]
    [InlineData("ConvShape", "ConvShape.Shapes")]
    [InlineData("System", "System.Shapes")]
    [InlineData("System.String", "ConvShapeSystem.String.Shapes")]
    public void Shapes_stand_in_the_root_namespace(string root, string expected)
    {
        Generated generated = (new Consumer(Net) { AssemblyName = "Some.Assembly" }).With("RootNamespace", root).Generate().AssertClean();
        Assert.Equal([$"internal {expected}.Shape1x4x4"], Shapes(generated));
    }

    [Fact]
    public void Without_a_root_namespace_the_name_of_the_assembly_stands_in()
    {
        Consumer consumer = new(Net) { AssemblyName = "my-app.2", Properties = [] };
        Assert.Equal(["internal my_app._2.Shapes.Shape1x4x4"], Shapes(consumer.Generate().AssertClean()));
    }

    [Fact]
    public void A_class_named_as_its_project_pushes_the_namespace_aside()
    {
        string source = Fixture.Of("Valid/LeNet5").Source.Replace("namespace Demo;", "", StringComparison.Ordinal);
        Generated generated = new Consumer(source).With("RootNamespace", "LeNet5").Generate().AssertClean();
        Assert.Contains("public ConvShapeLeNet5.Shapes.Shape10", Shapes(generated));
    }

    [Theory]
    [InlineData("namespace Demo.@class.Shapes { class Shape7; }", "Demo.class", "ConvShapeDemo.class.Shapes")]
    [InlineData("class @class;", "class", "ConvShapeclass.Shapes")]
    [InlineData("class Demo; class ConvShapeDemo;", "Demo", "ConvShapeConvShapeDemo.Shapes")]
    [InlineData("class Demo<T>;", "Demo", "Demo.Shapes")]
    [InlineData("namespace Demo.Shapes { class Shapeless; class Circle; }", "Demo", "Demo.Shapes")]
    public void Only_names_that_are_taken_are_avoided(string others, string root, string expected)
    {
        Generated generated = new Consumer(Net, others).With("RootNamespace", root).Generate();
        Assert.DoesNotContain(generated.Diagnostics, diagnostic => diagnostic.Id is not "CS8981");
        Assert.Contains($"internal {expected}.Shape1x4x4", Shapes(generated));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("disable", false)]
    public void A_property_turns_the_global_using_off(string? value, bool isImported)
    {
        Consumer consumer = new(Net, "class User { internal Shape1x4x4? Shape; }");
        consumer = value is null ? consumer : consumer.With("ConvShapeGlobalUsings", value);
        Assert.Equal(isImported ? ["CS0649"] : ["CS0246", "CS0649"], consumer.Generate().DiagnosticIds);
    }

    [Fact]
    public void A_map_of_another_shape_is_no_argument()
    {
        Generated generated = new Consumer(
            Net,
            "class User { internal static object Try(Net net, ConvShape.FeatureMap<Other> map) => net.Forward(map); }",
            "using ConvShape; [InputShape(1, 4, 5)] [ReluLayer] internal sealed partial class Wide;",
            "global using Other = Demo.Shapes.Shape1x4x5;").Generate();
        Assert.Equal("CS1503", Assert.Single(generated.Diagnostics).Id);
    }

    [Fact]
    public void Maps_cross_assemblies_by_another_name()
    {
        Consumer library = new(Fixture.Of("Valid/LeNet5").Source) { AssemblyName = "First" };
        Generated first = library.With("RootNamespace", "First").Generate().AssertClean();
        Generated second = new Consumer(
            """
            using ConvShape;

            [InputShape(10, 1, 1)] [FlattenLayer] [LinearLayer(10)]
            internal sealed partial class Second;

            internal static class Test
            {
                public static bool Run()
                {
                    FeatureMap<First.Shapes.Shape10> scores = Demo.LeNet5.CreateRandom().Forward(new FeatureMap<First.Shapes.Shape1x28x28>());
                    FeatureMap<Shape10> same = scores.As<Shape10>();
                    same.Values[3] = 42;
                    return scores.Values[3] == 42 && Second.CreateRandom().Linear1.Forward(same).Batch == 1;
                }
            }
            """)
        {
            AssemblyName = "Second",
            References = [first.ToReference()],
        }.With("RootNamespace", "Second").Generate();
        Assert.Equal(true, second.CallTest(first));
    }

    [Fact]
    public void A_shape_that_source_names_is_made_unless_another_assembly_with_models_has_it()
    {
        Generated first = new Consumer(Fixture.Of("Valid/LeNet5").Source) { AssemblyName = "First" }.With("RootNamespace", "First").Generate().AssertClean();
        Generated second = new Consumer(
            """
            using ConvShape;
            using First.Shapes;

            internal static class Holder
            {
                internal static FeatureMap<Shape16x10x10>? TheirMap = null;
                internal static FeatureMap<Shape5x3x3>? OurMap = null;
                internal static int Shape7 = 7;
                internal static int Seven => Shape7;
            }
            """)
        {
            AssemblyName = "Second",
            References = [first.ToReference()],
        }.With("RootNamespace", "Second").Generate().AssertClean();
        Assert.Equal(["public Second.Shapes.Shape5x3x3"], Shapes(second, first));
    }

    [Fact]
    public void Projects_of_one_root_namespace_do_not_mix_up_their_shapes()
    {
        Generated first = new Consumer(Fixture.Of("Valid/LeNet5").Source) { AssemblyName = "First" }.Generate().AssertClean();
        Generated second = new Consumer(Fixture.Of("Valid/LeNet5").Source.Replace("LeNet5", "Other", StringComparison.Ordinal))
        {
            AssemblyName = "Second",
            References = [first.ToReference()],
        }.Generate().AssertClean();
        Assert.Contains("public ConvShapeDemo.Shapes.Shape10", Shapes(second, first));
    }

    [Fact]
    public void Shapes_that_another_project_keeps_to_itself_are_not_in_the_way()
    {
        Generated first = new Consumer(Net) { AssemblyName = "First" }.Generate().AssertClean();
        Generated second = new Consumer(Net) { AssemblyName = "Second", References = [first.ToReference()] }.Generate().AssertClean();
        Assert.Equal(["internal Demo.Shapes.Shape1x4x4"], Shapes(second, first));
    }

    [Fact]
    public void Without_models_nothing_is_generated() => Assert.Empty(new Consumer("class Program;").Generate().AssertClean().Files);

    [Fact]
    public void A_shape_tells_its_dimensions()
    {
        Assembly assembly = Fixture.Of("Valid/LeNet5").Generated.Load();
        Type shape = assembly.GetType("Demo.Shapes.Shape16x10x10")!;
        Assert.True(shape.IsAssignableTo(typeof(Library::IShape)));
        Library::Architecture.MapShape expected = new(16, 10, 10);
        Assert.Equal(expected, shape.GetCustomAttribute<Library::ShapeDimensionsAttribute>()!.Dimensions);
        Assert.Equal(expected, shape.GetProperty("Dimensions")!.GetValue(null));
        Assert.Empty(shape.GetConstructors());
    }

    private static IEnumerable<string> Shapes(Generated generated, params Generated[] others) => generated.Load(others).GetTypes()
        .Where(type => type.IsAssignableTo(typeof(Library::IShape)) && ShapeType.FromName(type.Name) is not null)
        .Select(type => $"{(type.IsPublic ? "public" : "internal")} {type.FullName}")
        .Order(StringComparer.Ordinal);
}
