using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class SourceUnknownTests
{
    [Theory]
    [InlineData("""[ReluLayer({|#0:From = "stm"|})]""", "relu2 reads 'stm', but no earlier layer or block has that name; needs the name of one above it (did you mean 'stem'?)")]
    [InlineData("""[AddLayer({|#0:"stme"|})]""", "add1 reads 'stme', but no earlier layer or block has that name; needs the name of one above it (did you mean 'stem'?)")]
    [InlineData("""[AddLayer("stem", {|#0:"xyz"|})]""", "add1 reads 'xyz', but no earlier layer or block has that name; needs the name of one above it, or \"in\" for the input")]
    [InlineData("""[ConcatLayer({|#0:"Stem"|})]""", "concat1 reads 'Stem', but no earlier layer or block has that name; needs the name of one above it (did you mean 'stem'?)")]
    [InlineData("""[MultiplyLayer({|#0:""|})]""", "multiply1 reads '', but no earlier layer or block has that name; needs the name of one above it, or \"in\" for the input")]
    [InlineData("""[MultiplyLayer({|#0:null|})]""", "multiply1 reads '', but no earlier layer or block has that name; needs the name of one above it, or \"in\" for the input")]
    [InlineData("""[ReluLayer({|#0:From = "relu2"|})]""", "relu2 reads 'relu2', but no earlier layer or block has that name; needs the name of one above it (did you mean 'relu1'?)")]
    [InlineData("""[ReluLayer({|#0:From = "later"|}, Name = "x")] [ReluLayer(Name = "later")]""", "x reads 'later', but no earlier layer or block has that name; needs the name of one above it, or \"in\" for the input")]
    [InlineData("""[AddLayer({|#0:"relu1"|})]""", "add1 names 'relu1', which it reads already as the layer above; needs each map once")]
    [InlineData("""[AddLayer("stem", {|#0:"stem"|})]""", "add1 reads 'stem' twice; needs each map once")]
    [InlineData("""[AddLayer({|#0:"in"|}, From = "in")]""", "add1 names 'in', which it reads already as the layer above; needs each map once")]
    public Task A_name_that_is_none_is_marked(string layer, string message) => CheckRules(
        Net($"""[InputShape(3, 4, 4)] [ConvLayer(3, p: 1, Name = "stem")] [ReluLayer] {layer}"""),
        Expect("CONV3004", message));

    [Theory]
    [InlineData("""[ReluLayer(From = "stem")] [AddLayer("relu1")]""")]
    [InlineData("""[AddLayer("stem", "in")]""")]
    [InlineData("""[AddLayer("stem", From = "relu1")]""")]
    [InlineData("""[SigmoidLayer(From = null)]""")]
    [InlineData("""[AddLayer("stem", others: [])]""")]
    [InlineData("""[AddLayer("stem", null)]""")]
    public Task A_name_that_is_one_is_not_marked(string layer) => CheckRules(
        Net($"""[InputShape(3, 4, 4)] [ConvLayer(3, p: 1, Name = "stem")] [ReluLayer] {layer}"""));

    [Fact]
    public Task Below_what_cannot_be_read_a_name_may_be_there() => CheckRules(
        Net("""[InputShape(3, 4, 4)] [{|CS0246:{|CS0246:Stm|}|}(3)] [ReluLayer(From = "stem")] [AddLayer("light")] [ConvLayer(9)]"""));

    [Fact]
    public Task Below_an_unknown_name_shapes_are_guesses() => CheckRules(
        Net("""[InputShape(3, 4, 4)] [ReluLayer({|CONV3004:From = "stem"|})] [ConvLayer(9, InChannels = 7)]"""));

    [Fact]
    public Task The_message_can_be_silenced() => CheckRules(
        $"""
        #pragma warning disable CONV3004
        {Net("""[InputShape(3, 4, 4)] [ReluLayer(From = "stem")]""")}
        """);

    [Fact]
    public Task In_a_block_the_use_is_marked_and_the_block_shown() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 4, 4)]
        [Unit({|#0:from: "conv2"|})]
        public sealed partial class Net;

        [ConvLayer(3, p: 1)] [ReluLayer]
        [AddLayer({|#1:From|})]
        public sealed partial class Unit(string from) : BlockAttribute
        {
            new const string From = default;
        }
        """,
        Expect("CONV3004", "unit1.add1 reads 'conv2', but no earlier layer or block has that name; needs the name of one above it (did you mean 'conv1'?)", 0, 1));

    [Fact]
    public Task What_a_block_reads_is_marked_at_its_use() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 4, 4)]
        [ReluLayer(Name = "stem")]
        [Unit({|#0:From = "stm"|}, Repeat = 2)]
        public sealed partial class Net;

        [ReluLayer]
        public sealed partial class Unit : BlockAttribute;
        """,
        Expect("CONV3004", "unit1 reads 'stm', but no earlier layer or block has that name; needs the name of one above it (did you mean 'stem'?)"));
}
