using System.Collections;
using ConvShape.Architecture;

namespace ConvShape.Tests.Architecture;

public class EquatableArrayTests
{
    [Fact]
    public void Arrays_of_equal_elements_are_equal()
    {
        EquatableArray<string?> one = ["a", null, "c"], other = new[] { "a", null, "c" }.ToEquatableArray();
        Assert.True(one == other);
        Assert.False(one != other);
        Assert.True(one.Equals((object)other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 2, 4)]
    [InlineData(1, 2, 3, 4)]
    [InlineData(3, 2, 1)]
    public void Arrays_that_differ_in_length_order_or_an_element_differ(params int[] others)
    {
        EquatableArray<int> array = [1, 2, 3];
        Assert.True(array != others.ToEquatableArray());
        Assert.False(array.Equals((object)others));
    }

    [Fact]
    public void An_array_never_made_is_the_empty_one()
    {
        EquatableArray<int> none = default;
        Assert.True(none == []);
        Assert.Equal(none.GetHashCode(), new EquatableArray<int>([]).GetHashCode());
        Assert.Equal(0, none.Length);
        Assert.Empty(none);
        Assert.True(none.AsSpan().IsEmpty);
        Assert.Throws<IndexOutOfRangeException>(() => none[0]);
    }

    [Fact]
    public void Arrays_of_arrays_compare_all_the_way_down()
    {
        EquatableArray<EquatableArray<int>> one = [[1], [2, 3]], same = [[1], [2, 3]], other = [[1], [2, 4]];
        Assert.True(one == same);
        Assert.True(one != other);
    }

    [Fact]
    public void Every_way_of_walking_gives_the_elements_in_order()
    {
        EquatableArray<int> array = [3, 1, 2];
        List<int> walked = [];
        foreach (int item in array)
        {
            walked.Add(item);
        }

        Assert.Equal([3, 1, 2], walked);
        Assert.Equal([3, 1, 2], array.Select(item => item));
        Assert.Equal([3, 1, 2], ((IEnumerable)array).Cast<int>());
        Assert.Equal([3, 1, 2], array.AsSpan().ToArray());
        Assert.Equal(3, ((IReadOnlyCollection<int>)array).Count);
        Assert.Equal(2, array[2]);
    }

    [Fact]
    public void What_it_was_made_from_may_change()
    {
        int[] source = [1, 2];
        EquatableArray<int> fromSpan = EquatableArray.Create<int>(source), fromSequence = source.ToEquatableArray();
        source[0] = 9;
        Assert.Equal([1, 2], fromSpan);
        Assert.Equal([1, 2], fromSequence);
    }
}
