using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class NormalisationMismatchTests
{
    [Fact]
    public Task Channels_that_do_not_arrive_are_marked() => Check(
        Net("[InputShape(3, 8, 8)] [{|#1:ConvLayer|}(3, filters: 8, Bias = false)] [BatchNormLayer({|#0:Features = 16|})]"),
        Expect("CONV1009", "bn1 declares Features = 16, but gets 8 channels from conv1; needs Features = 8", 0, 1));

    [Fact]
    public Task Channels_that_arrive_are_not_marked() => Check(
        Net("[InputShape(3, 8, 8)] [BatchNormLayer(Features = 3)] [ConvLayer(3, filters: 8)] [ReluLayer] [BatchNormLayer(Features = 8)] [BatchNormLayer]"));

    [Fact]
    public Task The_input_can_be_what_they_come_from() => Check(
        Net("[InputShape(1, 8, 8)] [BatchNormLayer({|#0:Features = 3|})]"),
        Expect("CONV1009", "bn1 declares Features = 3, but gets 1 channel from the input; needs Features = 1"));

    [Fact]
    public Task A_vector_has_features() => Check(
        Net("[InputShape(3, 8, 8)] [{|#1:FlattenLayer|}] [BatchNormLayer({|#0:Features = 3|})]"),
        Expect("CONV1009", "bn1 declares Features = 3, but gets 192 features from flatten1; needs Features = 192", 0, 1));

    [Fact]
    public Task Layers_below_are_checked_all_the_same() => Check(
        Net("[InputShape(3, 8, 8)] [BatchNormLayer({|CONV1009:Features = 4|})] [ConvLayer(3, {|CONV1001:InChannels = 4|})]"));

    [Fact]
    public Task The_message_can_be_silenced() => Check(
        $"""
        #pragma warning disable CONV1009
        {Net("[InputShape(3, 8, 8)] [BatchNormLayer(Features = 4)]")}
        """);

    [Fact]
    public Task In_a_block_that_repeats_it_is_said_once() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 8, 8)]
        [Unit({|#0:width: 8|}, Repeat = 4)]
        public sealed partial class Net;

        [{|#2:ConvLayer|}(3, p: 1, filters: 2 * Width, Bias = false)]
        [BatchNormLayer({|#1:Features = Width|})]
        public sealed partial class Unit(int width) : BlockAttribute
        {
            const int Width = Argument;
        }
        """,
        Expect("CONV1009", "unit1.bn1 declares Features = 8, but gets 16 channels from unit1.conv1; needs Features = 16", 0, 1, 2));
}
