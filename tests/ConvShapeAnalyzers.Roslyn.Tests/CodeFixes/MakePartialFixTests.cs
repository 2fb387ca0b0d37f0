using ConvShape.CodeFixes;

namespace ConvShape.Roslyn.Tests.CodeFixes;

public sealed class MakePartialFixTests
{
    [Theory]
    [InlineData("class {|CONV3001:Net|};", "partial class Net;")]
    [InlineData("public sealed class {|CONV3001:Net|};", "public sealed partial class Net;")]
    [InlineData("/// <summary>Mine.</summary>\ninternal class {|CONV3001:Net|}<T>\n{\n}", "/// <summary>Mine.</summary>\ninternal partial class Net<T>\n{\n}")]
    public Task Partial_is_added_to_the_other_modifiers(string before, string after) => FixTest<MakePartialFix>.Check(
        Source(before), "Make Net partial", Source(after));

    [Fact]
    public Task All_models_are_mended_at_once() => FixTest<MakePartialFix>.Check(
        Source("class {|CONV3001:Net|};") + Model + "class {|CONV3001:Other|};\n",
        Source("partial class Net;") + Model + "partial class Other;\n");

    private const string Model = "\n[InputShape(1, 4, 4)]\n[ReluLayer]\n";

    private static string Source(string declaration) => $"using ConvShape;\n{Model}{declaration}\n";
}
