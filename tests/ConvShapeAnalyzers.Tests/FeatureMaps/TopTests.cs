namespace ConvShape.Tests;

public class TopTests
{
    [Fact]
    public void The_largest_come_first() => Assert.Equal(
        [new Score(4, 9), new Score(2, 5), new Score(0, 1)], Scores(1, -3, 5, 0, 9, 0.5f).Top(3));

    [Fact]
    public void Equal_values_come_in_the_order_of_their_index() => Assert.Equal(
        [1, 4, 0, 2, 5, 3], Indices(Scores(0, 7, -0f, -1, 7, 0)));

    [Fact]
    public void NaN_comes_last_and_infinities_at_the_ends() => Assert.Equal(
        [3, 1, 4, 0, 2, 5], Indices(Scores(float.NegativeInfinity, 2, float.NaN, float.PositiveInfinity, 1, float.NaN)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(6, 6)]
    [InlineData(7, 6)]
    [InlineData(int.MaxValue, 6)]
    public void No_more_come_back_than_there_are(int count, int expected) => Assert.Equal(expected, Scores(1, 2, 3, 4, 5, 6).Top(count).Length);

    [Fact]
    public void Each_image_has_its_own()
    {
        FeatureMap<Shape6> scores = FeatureMap<Shape6>.From([1, 2, 3, 4, 5, 6, 60, 50, 40, 30, 20, 10], batch: 2);
        Assert.Equal([new Score(5, 6)], scores.Top(1));
        Assert.Equal([new Score(0, 60)], scores.Top(1, image: 1));
    }

    [Fact]
    public void A_map_of_values_is_left_as_it_is()
    {
        FeatureMap<Shape6> scores = Scores(1, 3, 2, 6, 5, 4);
        scores.Top(6);
        Assert.Equal([1, 3, 2, 6, 5, 4], scores.Values.ToArray());
    }

    [Fact]
    public void A_negative_count_or_an_image_outside_is_refused()
    {
        FeatureMap<Shape6> scores = Scores(1, 2, 3, 4, 5, 6);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => scores.Top(-1));
        Assert.Throws<ArgumentOutOfRangeException>("image", () => scores.Top(1, image: 1));
    }

    private static FeatureMap<Shape6> Scores(params float[] values) => FeatureMap<Shape6>.From(values);

    private static IEnumerable<int> Indices(FeatureMap<Shape6> scores) => scores.Top(6).Select(score => score.Index);
}
