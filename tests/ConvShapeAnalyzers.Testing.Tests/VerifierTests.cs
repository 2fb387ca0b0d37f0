namespace ConvShapeAnalyzers.Testing.Tests;

/// <summary>What a failed assertion looks like.</summary>
public sealed class VerifierTests
{
    private static readonly DefaultVerifier Verifier = new();

    [Fact]
    public void PassingAssertionsSayNothing()
    {
        Verifier.Empty("none", Array.Empty<int>());
        Verifier.NotEmpty("some", [1]);
        Verifier.Equal(1, 1);
        Verifier.SequenceEqual(["a"], ["A"], StringComparer.OrdinalIgnoreCase);
        Verifier.True(true);
        Verifier.False(false);
        Verifier.LanguageIsSupported(LanguageNames.CSharp);
        Verifier.EqualOrDiff("a", "a");
    }

    [Fact]
    public void FailingAssertionsThrow()
    {
        Throws("'some' should be empty.", () => Verifier.Empty("some", [1]));
        Throws("'none' should not be empty.", () => Verifier.NotEmpty("none", Array.Empty<int>()));
        Throws("Expected '1' but found '2'.", () => Verifier.Equal(1, 2));
        Throws("The sequences differ.", () => Verifier.SequenceEqual([1], [2]));
        Throws("Expected true but found false.", () => Verifier.True(false));
        Throws("Expected false but found true.", () => Verifier.False(true));
        Throws("The language 'Visual Basic' is not supported.", () => Verifier.LanguageIsSupported(LanguageNames.VisualBasic));
        Throws("The verification failed.", () => Verifier.Fail());
        Throws("Words of the test", () => Verifier.Fail("Words of the test"));
    }

    [Fact]
    public void ContextsStandFromTheOutermostToTheInnermost()
        => Throws(
            $"Context: outer{Environment.NewLine}Context: inner{Environment.NewLine}failed",
            () => Verifier.PushContext("outer").PushContext("inner").Fail("failed"));

    [Fact]
    public void DerivedVerifierMustSayHowItTakesContext()
        => Assert.Throws<InvalidOperationException>(() => new DerivedVerifier().PushContext("outer"));

    [Theory]
    [InlineData("a\nb\nc", "a\nc", "  a\n- b\n  c\n")]
    [InlineData("a\nc", "a\nb\nc", "  a\n+ b\n  c\n")]
    [InlineData("a\nb\nc\nd", "b\nx\nd", "- a\n  b\n- c\n+ x\n  d\n")]
    [InlineData("a\n", "a", "  a\n- \n")]
    [InlineData("a\nb", "a\r\nb", "- a\n+ a<CR>\n  b\n")]
    public void Diff(string expected, string actual, string diff)
        => Throws($"Message (- expected, + actual)\n{diff}", () => Verifier.EqualOrDiff(expected, actual, "Message"));

    [Fact]
    public async Task CancelledAsync()
    {
        CSharpAnalyzerTest<EmptyDiagnosticAnalyzer, DefaultVerifier> test = new() { TestCode = "class C;" };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.RunAsync(new CancellationToken(canceled: true)));
    }

    private static void Throws(string message, Action assertion)
        => Assert.Equal(message.ReplaceLineEndings(), Assert.Throws<InvalidOperationException>(assertion).Message.ReplaceLineEndings());

    private sealed class DerivedVerifier : DefaultVerifier;
}
