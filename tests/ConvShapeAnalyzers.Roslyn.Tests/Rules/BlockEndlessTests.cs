using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Rules;

public sealed class BlockEndlessTests
{
    [Fact]
    public Task A_block_inside_itself_is_marked_where_it_stands_and_where_it_is_used() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 4, 4)]
        [{|#0:Unit|}]
        public sealed partial class Net;

        [ReluLayer]
        [{|#1:Unit|}]
        public sealed partial class UnitAttribute : BlockAttribute;
        """,
        Expect("CONV3008", "Unit stands inside itself (Unit → Unit); needs a block that does not lead back to itself", 0, 1),
        Expect("CONV3008", "Unit stands inside itself (Unit → Unit); needs a block that does not lead back to itself", 1));

    [Fact]
    public Task Two_blocks_inside_each_other_are_marked_with_the_chain() => CheckRules(
        """
        using ConvShape;

        [{|#0:Right|}]
        public sealed partial class Left : BlockAttribute;

        [ReluLayer]
        [{|#1:Left|}]
        public sealed partial class Right : BlockAttribute;
        """,
        Expect("CONV3008", "Left stands inside itself (Left → Right → Left); needs a block that does not lead back to itself", 0),
        Expect("CONV3008", "Right stands inside itself (Right → Left → Right); needs a block that does not lead back to itself", 1));

    [Fact]
    public Task Repeats_without_end_are_marked_with_the_chain_that_led_there() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 4, 4)]
        [Outer({|#0:Repeat = 1_000_000|})]
        public sealed partial class Net;

        [Inner(Repeat = 200)]
        public sealed partial class Outer : BlockAttribute;

        [ReluLayer]
        public sealed partial class Inner : BlockAttribute;
        """,
        Expect("CONV3008", "Outer expands to more than 10,000 layers and blocks (Outer ×1,000,000 → Inner ×200); needs fewer repeats"));

    [Theory]
    [InlineData("")]
    [InlineData("[ReluLayer(When = false)]")]
    public Task Empty_blocks_have_an_end_too(string layers) => CheckRules(
        $$"""
        using ConvShape;

        [InputShape(3, 4, 4)]
        [ReluLayer]
        [Empty({|#0:Repeat = int.MaxValue|})]
        public sealed partial class Net;

        {{layers}}
        public sealed partial class Empty : BlockAttribute;
        """,
        Expect("CONV3008", "Empty expands to more than 10,000 layers and blocks (Empty ×2,147,483,647); needs fewer repeats"));

    [Fact]
    public Task A_block_that_is_not_there_is_not_counted() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 4, 4)]
        [Unit(Repeat = int.MaxValue, When = false)]
        [ConvLayer({|CONV1002:9|})]
        public sealed partial class Net;

        [ReluLayer]
        public sealed partial class Unit : BlockAttribute;
        """);

    [Fact]
    public Task What_repeats_within_reason_is_not_marked() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 4, 4)]
        [Unit(Repeat = 4_999)]
        public sealed partial class Net;

        [SigmoidLayer]
        public sealed partial class Unit : BlockAttribute;
        """);

    [Fact]
    public Task Below_it_nothing_is_known() => CheckRules(
        """
        using ConvShape;

        [InputShape(3, 4, 4)]
        [Unit({|CONV3008:Repeat = 10_001|})]
        [ConvLayer(9, From = "unit7")]
        public sealed partial class Net;

        [ReluLayer]
        public sealed partial class Unit : BlockAttribute;
        """);

    [Fact]
    public Task The_message_can_be_silenced() => CheckRules(
        """
        #pragma warning disable CONV3008
        using ConvShape;

        [Unit]
        public sealed partial class UnitAttribute : BlockAttribute;
        """);
}
