using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class ShapeRenameTests
{
    private const string Models =
        """
        using ConvShape;
        using TestProject.Shapes;

        [InputShape(1, 28, 28)]
        [ConvLayer(k: 5, filters: 6)]
        [FlattenLayer]
        public sealed partial class Net;

        [ShapeDimensions(6, 24, 24)]
        public sealed class Mine : IShape
        {
            public static ConvShape.Architecture.MapShape Dimensions => new(6, 24, 24);
        }

        public static class Use
        {
            public static object Rename(FeatureMap<Shape6x24x24> map) =>
        """;

    private const string Nested =
        """


        [ShapeDimensions(1)]
        public sealed class One : IShape
        {
            public static ConvShape.Architecture.MapShape Dimensions => new(1);
        }

        public class Inner<T>;

        public static class Outer<TOther>
        {
            public static FeatureMap<Shape6x24x24> Same(FeatureMap<Shape6x24x24> map) => map;

            [ShapeDimensions(5)]
            public sealed class T : IShape
            {
                public static ConvShape.Architecture.MapShape Dimensions => new(5);
            }
        }
        """;

    [Fact]
    public Task A_shape_of_other_dimensions_is_marked() => Check(
        Models + " map.As<{|#0:Shape1x28x28|}>(); }",
        Expect("CONV1013", "As<TShape>() renames a shape, it does not change it: a feature map of 6×24×24 is not a feature map of 1×28×28; needs a feature map of 6×24×24"));

    [Fact]
    public Task A_vector_of_as_many_elements_is_not_the_same_shape() => Check(
        Models + " map.As<{|#0:Shape3456|}>(); }",
        Expect("CONV1013", "As<TShape>() renames a shape, it does not change it: a feature map of 6×24×24 is not a vector of 3456 features; needs a feature map of 6×24×24"));

    [Fact]
    public Task Vectors_are_called_vectors() => Check(
        Models + " map; public static object Rename(FeatureMap<Shape3456> vector) => vector.As<{|#0:One|}>(); }" + Nested,
        Expect("CONV1013", "As<TShape>() renames a shape, it does not change it: a vector of 3456 features is not a vector of 1 feature; needs a vector of 3456 features"));

    [Theory]
    [InlineData("map?.As<{|CONV1013:Shape1x28x28|}>()!")]
    [InlineData("map.As<{|CONV1013:Shape3456|}>().As<{|CONV1013:Mine|}>()")]
    [InlineData("map.As<{|CONV1013:Outer<Inner<int>>.T|}>()")]
    [InlineData("Outer<Inner<int>>.Same(map).As<{|CONV1013:Outer<Inner<int>>.T|}>()")]
    public Task The_type_argument_of_As_itself_is_marked(string use) => Check(Models + $" {use}; }}" + Nested);

    [Theory]
    [InlineData("(System.Func<FeatureMap<Shape3456>>)map.As<{|CONV1013:Shape3456|}>")]
    [InlineData("new System.Func<FeatureMap<Outer<Inner<int>>.T>>(map.As<{|CONV1013:Outer<Inner<int>>.T|}>)")]
    [InlineData("(System.Func<FeatureMap<Mine>>)map.As<Mine>")]
    public Task A_method_group_is_held_to_the_same(string use) => Check(Models + $" {use}; }}" + Nested);

    [Fact]
    public Task A_shape_of_the_same_dimensions_is_not_marked() => Check(Models + " map.As<Mine>(); }");
}
