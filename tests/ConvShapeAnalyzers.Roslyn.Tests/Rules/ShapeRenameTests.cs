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

    [Fact]
    public Task A_shape_of_other_dimensions_is_marked() => Check(
        Models + " map.As<{|#0:Shape1x28x28|}>(); }",
        Expect("CONV1013", "A feature map of 6×24×24 is not one of 1×28×28: As<TShape>() renames a shape, it does not change it; needs a shape of 6×24×24"));

    [Fact]
    public Task A_vector_of_as_many_elements_is_not_the_same_shape() => Check(
        Models + " map.As<{|#0:Shape3456|}>(); }",
        Expect("CONV1013", "A feature map of 6×24×24 is not one of 3456: As<TShape>() renames a shape, it does not change it; needs a shape of 6×24×24"));

    [Fact]
    public Task A_shape_of_the_same_dimensions_is_not_marked() => Check(Models + " map.As<Mine>(); }");
}
