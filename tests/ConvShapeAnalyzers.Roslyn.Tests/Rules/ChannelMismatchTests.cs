using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class ChannelMismatchTests
{
    [Fact]
    public Task Channels_that_do_not_arrive_are_marked() => Check(
        Net("[InputShape(3, 8, 8)] [ConvLayer(k: 3, {|#0:InChannels = 4|})]"),
        Expect("CONV1001", "conv1 declares InChannels = 4, but gets 3 channels from the input; needs InChannels = 3, or an input of 4 channels"));

    [Fact]
    public Task The_channels_that_arrive_are_not_marked() => Check(
        Net("[InputShape(3, 8, 8)] [ConvLayer(k: 3, InChannels = 3)]"));

    [Fact]
    public Task The_layer_that_decided_the_channels_is_named_past_those_that_keep_them() => Check(
        Net("""
            [InputShape(1, 28, 28)]
            [{|#1:ConvLayer|}(k: 5, filters: 6)]
            [ReluLayer]
            [MaxPoolLayer(k: 2)]
            [ConvLayer(k: 5, filters: 16, {|#0:InChannels = 8|})]
            """),
        Expect("CONV1001", "conv2 declares InChannels = 8, but gets 6 channels from conv1; needs InChannels = 6, or filters: 8 on conv1", 0, 1));

    [Fact]
    public Task One_channel_is_singular() => Check(
        Net("[InputShape(1, 8, 8)] [ConvLayer(k: [3, 1], {|#0:InChannels = 3|})]"),
        Expect("CONV1001", "conv1 declares InChannels = 3, but gets 1 channel from the input; needs InChannels = 1, or an input of 3 channels"));

    [Fact]
    public Task A_wrong_claim_does_not_change_what_layers_below_are_checked_with() => Check(
        Net("[InputShape(3, 8, 8)] [ConvLayer(k: 3, {|CONV1001:InChannels = 4|})] [ConvLayer(k: 3, InChannels = 3)] [ConvLayer(k: 1, {|CONV1001:InChannels = 4|})]"));
}
