using ConvShape.CodeFixes;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.CodeFixes;

public sealed class ShapeCommentFixTests
{
    [Fact]
    public Task All_comments_are_mended_at_once() => FixTest<MendFix>.Check(
        Net(
            """
            [InputShape(1, 28, 28)]
            [ConvLayer(k: 5, p: 2, filters: 6)]   // {|CONV2012:3x28x28|} -> {|CONV2012:6 x 24 x 24|} as in 1998
            [MaxPoolLayer(k: 2)]                  // {|CONV2012:6x12x12|}
            [ReluLayer]                           // 6x14x14
            [FlattenLayer]                        // {|CONV2012:400 features|}, flat
            [LinearLayer(10)]                     // {|CONV2012:400|} → 10
            """),
        Net(
            """
            [InputShape(1, 28, 28)]
            [ConvLayer(k: 5, p: 2, filters: 6)]   // 1×28×28 -> 6×28×28 as in 1998
            [MaxPoolLayer(k: 2)]                  // 6×14×14
            [ReluLayer]                           // 6x14x14
            [FlattenLayer]                        // 1176 features, flat
            [LinearLayer(10)]                     // 1176 → 10
            """));

    [Fact]
    public Task The_fix_says_what_it_writes() => FixTest<MendFix>.Check(
        Net("[InputShape(6, 13, 13)] [ReluLayer] // {|CONV2012:6×14×14|}"),
        "Write 6×13×13",
        Net("[InputShape(6, 13, 13)] [ReluLayer] // 6×13×13"));

    [Fact]
    public Task Comments_of_several_models_are_mended_too() => FixTest<MendFix>.Check(
        Net("[InputShape(6, 13, 13)]\r\n[ReluLayer]\t// {|CONV2012:6×14×14|}\r\n") + Other("{|CONV2012:1 features|}"),
        Net("[InputShape(6, 13, 13)]\r\n[ReluLayer]\t// 6×13×13\r\n") + Other("1014 features"));

    private static string Other(string comment) =>
        $"\n[InputShape(6, 13, 13)] [FlattenLayer] // {comment} for the next\npublic sealed partial class Other;\n";
}
