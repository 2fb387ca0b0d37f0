using ConvShapeAnalyzers.Testing.Tests.Toys;

namespace ConvShapeAnalyzers.Testing.Tests.CodeFixes;

/// <summary>A test says which of several actions to apply.</summary>
public sealed class SelectionTests
{
    [Theory]
    [InlineData(null, null, 10)]
    [InlineData(0, null, 10)]
    [InlineData(1, null, 20)]
    [InlineData(2, null, 30)]
    [InlineData(null, "Write 20", 20)]
    [InlineData(2, "Write 30", 30)]
    public Task SelectedAsync(int? index, string? key, int number) => Test(index, key, number);

    [Theory]
    [InlineData(3, null)]
    [InlineData(null, "Write 40")]
    public Task NotOfferedAsync(int? index, string? key) => Failure.SaysAsync(Test(index, key, 20), "+ class C { int x = 7; }");

    [Theory]
    [InlineData(0, "Write 30")]
    [InlineData(3, "Write 30")]
    [InlineData(0, "Write 40")]
    public Task ContradictionAsync(int index, string key)
        => Failure.SaysAsync(
            Test(index, key, 30),
            $"Expected the action '{key}' at index {index} among: 'Write 10', 'Write 20', 'Write 30'");

    [Fact]
    public async Task FurtherCheckSeesTheActionAsync()
    {
        List<string> titles = [];
        CSharpCodeFixTest<SmallLiteralAnalyzer, MenuFix, DefaultVerifier> test = NewTest(1, null, 20);
        test.CodeActionVerifier = (action, _) => titles.Add(action.Title);
        await test.RunAsync();
        Assert.Equal(Enumerable.Repeat("Write 20", 4), titles);
    }

    private static Task Test(int? index, string? key, int number)
        => NewTest(index, key, number).RunAsync();

    private static CSharpCodeFixTest<SmallLiteralAnalyzer, MenuFix, DefaultVerifier> NewTest(int? index, string? key, int number)
        => new()
        {
            TestCode = "class C { int x = [|7|]; }",
            FixedCode = $"class C {{ int x = {number}; }}",
            CodeActionIndex = index,
            CodeActionEquivalenceKey = key,
        };
}
