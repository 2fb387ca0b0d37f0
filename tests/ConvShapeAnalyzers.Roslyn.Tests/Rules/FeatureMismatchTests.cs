using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class FeatureMismatchTests
{
    [Fact]
    public Task Features_that_do_not_arrive_are_marked_with_the_map_they_come_from() => Check(
        Net("[InputShape(16, 5, 5)] [{|#1:FlattenLayer|}] [LinearLayer(120, {|#0:InFeatures = 256|})]"),
        Expect("CONV1004", "linear1 declares InFeatures = 256, but gets 400 features from flatten1, a 16×5×5 feature map; needs InFeatures = 400", 0, 1));

    [Fact]
    public Task The_features_that_arrive_are_not_marked() => Check(
        Net("[InputShape(16, 5, 5)] [FlattenLayer] [LinearLayer(120, InFeatures = 400)] [ReluLayer] [LinearLayer(10, InFeatures = 120)]"));

    [Fact]
    public Task A_linear_layer_above_is_named_past_what_keeps_its_features() => Check(
        Net("""
            [InputShape(1, 1, 1)]
            [FlattenLayer]
            [{|#1:LinearLayer|}(features: 1)]
            [ReluLayer]
            [DropoutLayer]
            [LinearLayer(10, Bias = false, {|#0:InFeatures = 84|})]
            """),
        Expect("CONV1004", "linear2 declares InFeatures = 84, but gets 1 feature from linear1; needs InFeatures = 1", 0, 1));

    [Fact]
    public Task A_map_flattened_twice_is_a_vector_the_second_time() => Check(
        Net("[InputShape(2, 2, 2)] [FlattenLayer] [{|CONV2010:{|#1:FlattenLayer|}|}] [LinearLayer(1, {|#0:InFeatures = 4|})]"),
        Expect("CONV1004", "linear1 declares InFeatures = 4, but gets 8 features from flatten2; needs InFeatures = 8", 0, 1));
}
