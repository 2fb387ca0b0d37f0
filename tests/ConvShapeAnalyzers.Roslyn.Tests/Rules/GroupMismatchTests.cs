using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class GroupMismatchTests
{
    [Fact]
    public Task Groups_that_do_not_divide_the_input_channels_are_marked() => Check(
        Net("[InputShape(16, 8, 8)] [ConvLayer(k: 3, {|#0:g: 3|})]"),
        Expect("CONV1003", "conv1 cannot have 3 groups: 3 does not divide its 16 input channels; needs g: 2"));

    [Fact]
    public Task Groups_that_divide_channels_and_filters_are_not_marked() => Check(
        Net("[InputShape(16, 8, 8)] [ConvLayer(k: 3, g: 4, filters: 20)]"));

    [Fact]
    public Task Groups_that_do_not_divide_the_filters_are_marked() => Check(
        Net("[InputShape(6, 8, 8)] [{|#1:ConvLayer|}(k: 1, filters: 12)] [ConvLayer(3, 1, 0, 1, {|#0:6|}, 20)]"),
        Expect("CONV1003", "conv2 cannot have 6 groups: 6 does not divide its 20 filters; needs g: 4, or filters: 18 or 24", 0, 1));

    [Fact]
    public Task Fewer_filters_than_groups_cannot_become_fewer_still() => Check(
        Net("[InputShape(6, 8, 8)] [ConvLayer(k: [3], {|#0:g: 6|}, filters: 4)]"),
        Expect("CONV1003", "conv1 cannot have 6 groups: 6 does not divide its 4 filters; needs g: 2, or filters: 6"));

    [Fact]
    public Task More_filters_than_an_int_holds_are_not_suggested() => Check(
        Net("[InputShape(2, 1, 1)] [ConvLayer(k: 1, {|#0:g: 2|}, filters: int.MaxValue)]"),
        Expect("CONV1003", "conv1 cannot have 2 groups: 2 does not divide its 2147483647 filters; needs g: 1, or filters: 2147483646"));

    [Fact]
    public Task The_nearest_divisor_may_be_larger() => Check(
        Net("[InputShape(12, 8, 8)] [ConvLayer(k: 3, {|#0:g: 10|}, filters: 24)]"),
        Expect("CONV1003", "conv1 cannot have 10 groups: 10 does not divide its 12 input channels; needs g: 12"));
}
