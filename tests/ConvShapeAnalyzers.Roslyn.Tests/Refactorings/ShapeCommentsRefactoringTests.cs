using System.Text.RegularExpressions;
using ConvShape.Roslyn.Tests.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.Refactorings;

public sealed class ShapeCommentsRefactoringTests
{
    public static TheoryData<string> Fixtures => Fixture.Valid;

    [Fact]
    public Task Each_line_of_layers_gets_the_shape_that_it_gives_out() => Check(
        """
        [InputShape(channels: 1, height: 28, width: 28)]
        [ConvLayer(k: 5, p: 2, filters: 6)]
        [ReluLayer]
        [MaxPoolLayer(k: 2)] [ConvLayer(k: 5, filters: 16), ReluLayer]
        [FlattenLayer]
        [LinearLayer(10)]
        """,
        """
        [InputShape(channels: 1, height: 28, width: 28)]
        [ConvLayer(k: 5, p: 2, filters: 6)]                              // 6×28×28
        [ReluLayer]                                                      // 6×28×28
        [MaxPoolLayer(k: 2)] [ConvLayer(k: 5, filters: 16), ReluLayer]   // 16×10×10
        [FlattenLayer]                                                   // 1600 features
        [LinearLayer(10)]                                                // 10 features
        """);

    [Fact]
    public Task Comments_that_are_there_keep_their_form_and_words_and_column() => Check(
        """
        [InputShape(1, 28, 28)]                  // grey
        [ConvLayer(k: 5, p: 2, filters: 6)]      // 3x28x28 -> 6 x 24 x 24, as in 1998
        [ReluLayer]
        [MaxPoolLayer(k: 2)]                     // stride defaults to k
        [ReluLayer]                              // 6x14x14
        [MaxPoolLayer(k: 2)]                     // 6×28×28: halved
        [FlattenLayer]                           // 6×7×7 → 300 features
        [LinearLayer(84)]                        // 300 → 84
        [LinearLayer(10), SoftmaxLayer]          //ten
        """,
        """
        [InputShape(1, 28, 28)]                  // grey
        [ConvLayer(k: 5, p: 2, filters: 6)]      // 1×28×28 → 6×28×28, as in 1998
        [ReluLayer]                              // 6×28×28
        [MaxPoolLayer(k: 2)]                     // 6×14×14 stride defaults to k
        [ReluLayer]                              // 6×14×14
        [MaxPoolLayer(k: 2)]                     // 6×7×7: halved
        [FlattenLayer]                           // 6×7×7 → 294 features
        [LinearLayer(84)]                        // 294 → 84
        [LinearLayer(10), SoftmaxLayer]          // 10 features ten
        """);

    [Theory]
    [InlineData("ReluLayer", "→ add1", "6×8×8: → add1")]
    [InlineData("ReluLayer", "-> 6×8×8", "6×8×8: -> 6×8×8")]
    [InlineData("ReluLayer", "x 3", "6×8×8: x 3")]
    [InlineData("ReluLayer", "6×8×8 → 6×8×8 → 6×8×8", "6×8×8 6×8×8 → 6×8×8 → 6×8×8")]
    [InlineData("ReluLayer", "64 features", "6×8×8 64 features")]
    [InlineData("FlattenLayer", "maps, flat", "384 features: maps, flat")]
    [InlineData("FlattenLayer", "384", "384 features")]
    [InlineData("FlattenLayer", "", "384 features")]
    public Task Words_do_not_run_into_the_shape(string layer, string words, string written) =>
        Check($"[InputShape(6, 8, 8)]\n[{layer}] // {words}", $"[InputShape(6, 8, 8)]\n[{layer}] // {written}");

    [Fact]
    public Task Where_there_is_no_column_one_is_made() => Check(
        """
        [InputShape(6, 8, 8)] // squares
        [ReluLayer] // 6×8×8
        [MaxPoolLayer(k: 2)] // 6×8×8
        """,
        """
        [InputShape(6, 8, 8)]   // squares
        [ReluLayer]             // 6×8×8
        [MaxPoolLayer(k: 2)]    // 6×4×4
        """);

    [Fact]
    public Task A_column_without_room_for_all_lines_moves() => Check(
        """
        [InputShape(6, 8, 8)]
        [ReluLayer]   // 6×8×8
        [TanhLayer]   // 6×8×8
        [MaxPoolLayer(k: 2)]
        """,
        """
        [InputShape(6, 8, 8)]
        [ReluLayer]            // 6×8×8
        [TanhLayer]            // 6×8×8
        [MaxPoolLayer(k: 2)]   // 6×4×4
        """);

    [Fact]
    public Task Lines_do_not_follow_one_that_is_far_too_long() => Check(
        """
        [InputShape(6, 8, 8)]
        [ConvLayer(k: 1), ReluLayer, ConvLayer(k: 1), ReluLayer, ConvLayer(k: 1), ReluLayer, ConvLayer(k: 1), ReluLayer]
        [ReluLayer]
        [MaxPoolLayer(k: 2)]
        """,
        """
        [InputShape(6, 8, 8)]
        [ConvLayer(k: 1), ReluLayer, ConvLayer(k: 1), ReluLayer, ConvLayer(k: 1), ReluLayer, ConvLayer(k: 1), ReluLayer]   // 6×8×8
        [ReluLayer]            // 6×8×8
        [MaxPoolLayer(k: 2)]   // 6×4×4
        """);

    [Fact]
    public Task Whatever_stands_between_and_around_is_left_as_it_is() => Check(
        """
        [InputShape(6, 8, 8), // six
            ReluLayer, System.Serializable  
        ] // end
        // 1×1×1
        #if NEVER
        [LinearLayer(1000)] // 1×1×1
        #else
        [ConvLayer( // 1×1×1
            k: 3,   // 3×3×3
            p: 1), ReluLayer]/* stem */
        #endif // 1×1×1
        #region the rest
        [System.ComponentModel.Description(@"one // 1×1×1
        two")] [MaxPoolLayer(k: 2)] /* 1×1×1
        */
        [type: ReluLayer, ConvLayer(
            k: 1)] //// 1×1×1
        [TanhLayer] /// 1×1×1
        #endregion
        """,
        """
        [InputShape(6, 8, 8),                // six
            ReluLayer, System.Serializable   // 6×8×8
        ] // end
        // 1×1×1
        #if NEVER
        [LinearLayer(1000)] // 1×1×1
        #else
        [ConvLayer( // 1×1×1
            k: 3,   // 3×3×3
            p: 1), ReluLayer]/* stem */      // 6×8×8
        #endif // 1×1×1
        #region the rest
        [System.ComponentModel.Description(@"one // 1×1×1
        two")] [MaxPoolLayer(k: 2)] /* 1×1×1
        */
        [type: ReluLayer, ConvLayer(
            k: 1)]                           // 6×4×4 //// 1×1×1
        [TanhLayer] /// 1×1×1
        #endregion
        """);

    [Fact]
    public Task A_line_that_ends_inside_the_next_layer_has_no_shape_of_its_own() => Check(
        "[InputShape(6, 8, 8)]\n[ReluLayer, MaxPoolLayer(\n    k: 2), ReluLayer]",
        "[InputShape(6, 8, 8)]\n[ReluLayer, MaxPoolLayer(\n    k: 2), ReluLayer]   // 6×4×4");

    [Fact]
    public Task Tabs_are_columns_and_line_ends_stay() => Check(
        "[InputShape(6, 8, 8)]\r\n\t[ReluLayer,\r\n\tMaxPoolLayer(k:\t2)]\t// 6x4x4\t\r\n[TanhLayer]",
        "[InputShape(6, 8, 8)]\r\n\t[ReluLayer,         // 6×8×8\r\n\tMaxPoolLayer(k:\t2)]\t// 6×4×4\t\r\n[TanhLayer]             // 6×4×4");

    [Fact]
    public Task Of_layers_that_an_error_leaves_unknown_nothing_is_written() => Check(
        """
        [InputShape(6, 8, 8)]
        [ReluLayer]
        [ConvLayer(k: 9)]      // 6×9×9
        [MaxPoolLayer(k: 2)]
        [FlattenLayer]         // 1 feature
        [LinearLayer(10)]      // 99 → 6
        """,
        """
        [InputShape(6, 8, 8)]
        [ReluLayer]            // 6×8×8
        [ConvLayer(k: 9)]      // 6×9×9
        [MaxPoolLayer(k: 2)]
        [FlattenLayer]         // 1 feature
        [LinearLayer(10)]      // 99 → 10
        """);

    [Fact]
    public async Task Blocks_are_lines_of_a_model_and_have_no_shapes_themselves()
    {
        const string Block = "\n[ConvLayer(k: 3, filters: Width)]\n[ReluLayer]\npublic sealed partial class Stage(int width) : BlockAttribute\n{\n    private const int Width = Argument;\n}\n";
        Assert.Equal(
            Net("[InputShape(3, 8, 8)]\n[Stage(4, Repeat = 2)]   // 4×4×4\n[Stage(8)]               // 8×2×2") + Block,
            (await Refactoring.Apply(Net("$$[InputShape(3, 8, 8)]\n[Stage(4, Repeat = 2)]\n[Stage(8)]") + Block))?.Text);
        Assert.Null(await Refactoring.Apply(Net("[InputShape(3, 8, 8)]\n[Stage(4, Repeat = 2)]\n[Stage(8)]") + Block.Replace("Relu", "Re$$lu")));
    }

    [Theory]
    [InlineData("$$[InputShape(6, 8, 8)]\n[ReluLayer]\npublic sealed partial class Net { }")]
    [InlineData("[InputShape(6, 8$$, 8)]\n[ReluLayer]\npublic sealed partial class Net { }")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer]$$\npublic sealed partial class Net { }")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer] // now$$\npublic sealed partial class Net { }")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer]\n$$public sealed partial class Net { }")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer]\npublic sealed partial class Net$$ { }")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer]\npublic sealed partial class Net$$;")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer]\npublic sealed partial class Net<T>$$ where T : class;")]
    public async Task It_is_offered_on_attributes_and_head(string model) =>
        Assert.Equal("Write shapes beside the layers", (await Refactoring.Apply($"using ConvShape;\n{model}\n"))?.Title);

    [Theory]
    [InlineData("$$/// <summary>Mine.</summary>\n[InputShape(6, 8, 8)]\n[ReluLayer]\npublic sealed partial class Net { }")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer]\npublic sealed partial class Net { $$ }")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer]\npublic sealed partial class Net { } class $$Other;")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer]\npublic sealed partial class Net { class $$Inner; }")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer]\npublic sealed partial class Net { } public partial class $$Net;")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer] // 6×8×8\npublic sealed partial class $$Net { }")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer]  // 6×8×8 → 6×8×8 as it was\n[TanhLayer] // 6×8×8\npublic sealed partial class $$Net { }")]
    [InlineData("[InputShape(6, 8, 8)] [ReluLayer] public sealed partial class $$Net;")]
    [InlineData("[InputShape(6, 8, 8)] public sealed partial class $$Net;")]
    [InlineData("[InputShape(6, 0, 8)]\n[ReluLayer]\npublic sealed partial class $$Net;")]
    [InlineData("[ReluLayer]\npublic sealed partial class $$Net;")]
    [InlineData("[System.Serializable]\npublic sealed partial class $$Net;")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer, MaxPoolLay(k: 2)]\npublic sealed partial class $$Net;")]
    [InlineData("[InputShape(6, 8, 8)]\n[ReluLayer]\n$$")]
    public async Task It_is_not_offered_elsewhere_nor_where_all_shapes_are_there(string model) =>
        Assert.Null(await Refactoring.Apply($"using ConvShape;\n{model}\n"));

    [Fact]
    public async Task A_selection_that_leaves_the_head_is_of_something_else()
    {
        string source = Net("[InputShape(6, 8, 8)]\n[ReluLayer]");
        int attributes = source.IndexOf("[Input", StringComparison.Ordinal);
        Assert.NotNull(await Refactoring.Apply(source, TextSpan.FromBounds(attributes, source.Length - 1)));
        Assert.Null(await Refactoring.Apply(source, TextSpan.FromBounds(0, source.Length - 1)));
    }

    /// <summary>Nothing but comments changes; once is enough; what stands there then is what the rule asks for, and what it would notice if it changed.</summary>
    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Any_model_gets_the_comments_that_the_rule_asks_for(string name)
    {
        string source = Fixture.Of(name).Source, written = await WriteAll(source);
        Assert.Equal(Tokens(source), Tokens(written));
        Assert.Equal(Lines(source), Lines(written), (before, after) => after.StartsWith(before, StringComparison.Ordinal));
        Assert.Equal(written, await WriteAll(written));
        Assert.DoesNotContain("CONV2012", await Ids(written));

        int comments = Lines(source).Zip(Lines(written)).Count(line => line.First != line.Second);
        Assert.InRange(comments, 1, int.MaxValue);
        string wrong = Regex.Replace(written, "(?<=   // )[1-9]", digit => digit.Value == "1" ? "2" : "1", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Equal(comments, (await Ids(wrong)).Count(id => id == "CONV2012"));
        Assert.Equal(written, await WriteAll(wrong));
    }

    /// <summary>Code as it is while somebody types it: whatever it is, nothing but comments changes, and once is enough.</summary>
    [Theory]
    [InlineData(0, 111)]
    [InlineData(1, 222)]
    [InlineData(2, 333)]
    public async Task Half_typed_code_keeps_all_its_words(int model, int seed)
    {
        string whole = FuzzTests.Models[model];
        Random random = new(seed);
        string[] edited = [.. Enumerable.Range(0, 100).Select(_ => FuzzTests.Edited(whole, random, " // 4×6×10", "// 1x1x1", "/*", "*/", "Name = \"", "\r\n", "\t"))];
        int written = 0;
        foreach (string source in edited)
        {
            string after = await WriteAll(source);
            Assert.Equal(Tokens(source), Tokens(after));
            Assert.Equal(after, await WriteAll(after));
            written += after == source ? 0 : 1;
        }

        Assert.InRange(written, 1, edited.Length);
    }

    [Theory]
    [InlineData("[ConvLayer(k: 1, Name = \"a")]
    [InlineData("[ReluLayer(Name = \"a")]
    [InlineData("[ReluLayer] [System.Obsolete(\"a")]
    [InlineData("[ReluLayer(Name = @\"a")]
    [InlineData("[ReluLayer(Name = \"\"\"a")]
    [InlineData("[ReluLayer] /* a")]
    [InlineData("[ReluLayer] 'a")]
    [InlineData("[ReluLayer] \"a")]
    public async Task What_is_not_closed_does_not_swallow_a_shape(string line)
    {
        string source = Net($"[InputShape(6, 8, 8)]\n[TanhLayer]\n{line}\n[GeluLayer]"), after = await WriteAll(source);
        Assert.Equal(Tokens(source), Tokens(after));
        Assert.Equal(after, await WriteAll(after));
    }

    private static async Task Check(string before, string after)
    {
        Assert.Equal(Net(after), (await Refactoring.Apply(Net("$$" + before)))?.Text);
        Assert.Null(await Refactoring.Apply(Net("$$" + after)));
    }

    /// <summary>Applies the refactoring to every class of a source.</summary>
    private static async Task<string> WriteAll(string source)
    {
        int count = Classes(source).Length;
        for (int i = 0; i < count; i++)
        {
            source = await Refactoring.Apply(source, new TextSpan(Classes(source)[i].Identifier.SpanStart, 0)) is var (_, text) ? text : source;
        }

        return source;
    }

    private static TypeDeclarationSyntax[] Classes(string source) => [.. Root(source).DescendantNodes().OfType<TypeDeclarationSyntax>()];

    private static string[] Tokens(string source) => [.. Root(source).DescendantTokens().Select(token => token.Text)];

    private static SyntaxNode Root(string source) =>
        CSharpSyntaxTree.ParseText(source, Syntax, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);

    private static string[] Lines(string source) => source.Split('\n');

    private static async Task<string[]> Ids(string source) => Build.Rules(await Build.Analyze(await Build.Compile(source)));
}
