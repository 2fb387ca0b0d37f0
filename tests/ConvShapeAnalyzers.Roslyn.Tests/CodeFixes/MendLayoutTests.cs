using ConvShape.CodeFixes;
using static ConvShape.Roslyn.Tests.ModelTest;

namespace ConvShape.Roslyn.Tests.CodeFixes;

/// <summary>Lines and comments around an argument that a fix adds, replaces or takes out.</summary>
public sealed class MendLayoutTests
{
    [Theory]
    [InlineData("K, Name = \"a\", Padding = PaddingMode.Valid, Bias = false)", "k: 9, p: 4, Name = \"a\", Bias = false)")]
    [InlineData("K, Name = \"a\", Padding = PaddingMode.Valid)", "k: 9, p: 4, Name = \"a\")")]
    [InlineData("K, Padding = PaddingMode.Valid, Name = \"a\")", "k: 9, p: 4, Name = \"a\")")]
    [InlineData("K,Name=\"a\",Padding=PaddingMode.Valid)", "k: 9, p: 4,Name=\"a\")")]
    [InlineData("K /* a */ )", "k: 9 /* a */, p: 4 )")]
    [InlineData("K, /* a */ Name = \"a\" /* b */)", "k: 9, p: 4, /* a */ Name = \"a\" /* b */)")]
    [InlineData("K, Name = \"a\", /* a */ Padding = PaddingMode.Valid /* b */, /* c */ Bias = false)", "k: 9, p: 4, Name = \"a\", /* a */ /* b */ /* c */ Bias = false)")]
    [InlineData("K, Name = \"a\", /* a */ Padding = PaddingMode.Valid)", "k: 9, p: 4, Name = \"a\" /* a */)")]
    [InlineData("K, Padding /* a */ = /* b */ PaddingMode.Valid /* c */)", "k: 9, p: 4 /* a */ /* b */ /* c */)")]
    [InlineData("K, Name = \"a\", Padding /* a */ = PaddingMode.Valid)", "k: 9, p: 4, Name = \"a\" /* a */)")]
    [InlineData("K, p: /* a */ 1 /* b */ + 0 /* c */)", "k: 9, p: /* a */ 4 /* b */ /* c */)")]
    public Task On_one_line(string before, string after) => Check(before, after);

    [Fact]
    public Task Padding_last() => Check(
        """

            K, // kernel
            filters: 4, // filters
            Name = "stem", // name
            Padding = PaddingMode.Valid /* none */ )
        """,
        """

            k: 9, // kernel
            filters: 4, // filters
            p: 4,
            Name = "stem" // name
            /* none */ )
        """);

    [Fact]
    public Task Padding_last_without_comments() => Check(
        """

            K,
            Name = "stem",
            Padding = PaddingMode.Valid)
        """,
        """

            k: 9,
            p: 4,
            Name = "stem")
        """);

    [Fact]
    public Task Padding_last_above_the_parenthesis() => Check(
        """

            K,
            Name = "stem", // name
            Padding = PaddingMode.Valid
        )
        """,
        """

            k: 9,
            p: 4,
            Name = "stem" // name
        )
        """);

    [Fact]
    public Task Padding_first() => Check(
        """

            K, // kernel
            // no padding
            Padding = PaddingMode.Valid, // none
            Name = "stem") // name
        """,
        """

            k: 9, // kernel
            // no padding
            p: 4, // none
            Name = "stem") // name
        """);

    [Fact]
    public Task Padding_in_the_middle() => Check(
        """

            K, // kernel
            /* named */ Name = "stem", // name
            // no padding
            Padding = PaddingMode.Valid /* at all */, // none
            // no bias
            Bias = false // bias
        )
        """,
        """

            k: 9, // kernel
            p: 4,
            /* named */ Name = "stem", // name
            // no padding
            /* at all */ // none
            // no bias
            Bias = false // bias
        )
        """);

    [Theory]
    [InlineData("\n    Padding = PaddingMode.Valid,\n    Bias = false)", "\n    Bias = false)")]
    [InlineData("\n    Padding = PaddingMode.Valid, Bias = false)", "\n    Bias = false)")]
    [InlineData(" Padding = PaddingMode.Valid,\n    Bias = false)", "\n    Bias = false)")]
    [InlineData("\r\n    Padding = PaddingMode.Valid,\r\n    Bias = false)", "\r\n    Bias = false)")]
    public Task No_empty_line_is_left(string before, string after) => Check($"K, Name = \"a\",{before}", $"k: 9, p: 4, Name = \"a\",{after}");

    [Fact]
    public Task A_property_on_a_line_of_its_own() => Check(
        """
        K,

            // the name
            Name = "stem")
        """,
        """
        k: 9,
            p: 4,

            // the name
            Name = "stem")
        """);

    [Fact]
    public Task A_last_argument_with_a_comment() => Check(
        """

            K // kernel
            // no more
        )
        """,
        """

            k: 9, // kernel
            p: 4
            // no more
        )
        """);

    [Fact]
    public Task A_last_argument_behind_the_parenthesis() => Check("K // kernel\n)", "k: 9, p: 4 // kernel\n)");

    [Fact]
    public Task A_last_argument_with_a_comment_before_the_parenthesis() => Check("\n    K /* kernel */ )", "\n    k: 9, /* kernel */\n    p: 4 )");

    [Fact]
    public Task Comments_in_an_array_that_is_replaced() => Check(
        """

            K,
            p: new[]
            {
                1, // above
                0, /* left */
            }, // padding
            Name = "stem")
        """,
        """

            k: 9,
            p: [4] /* above */ /* left */, // padding
            Name = "stem")
        """,
        "k: [9]");

    [Fact]
    public Task Line_breaks_are_those_of_the_file() => Check("\r\n\tK,\r\n\tName = \"a\")", "\r\n\tk: 9,\r\n\tp: 4,\r\n\tName = \"a\")");

    /// <summary>K stands for a kernel that does not fit.</summary>
    private static Task Check(string before, string after, string kernel = "k: 9")
    {
        string marked = before.Replace("K", $"{{|CONV1002:{kernel}|}}", StringComparison.Ordinal);
        string mended = after.Replace("k: 9", kernel, StringComparison.Ordinal);
        return FixTest<MendFix>.Check(
            Net($"[InputShape(4, 4, 4)]\n[ConvLayer({marked}\n]"), Net($"[InputShape(4, 4, 4)]\n[ConvLayer({mended}\n]"));
    }
}
