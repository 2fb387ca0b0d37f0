namespace ConvShapeAnalyzers.Testing.Tests;

/// <summary>A test that has to fail, and what it says.</summary>
internal static class Failure
{
    /// <summary>Asserts that a test fails with a message that holds every one of the parts.</summary>
    public static async Task SaysAsync(Task test, params string[] parts)
    {
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => test);
        Assert.All(parts, part => Assert.Contains(part, failure.Message, StringComparison.Ordinal));
    }
}
