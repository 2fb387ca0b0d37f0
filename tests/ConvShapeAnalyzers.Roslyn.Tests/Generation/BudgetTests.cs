using System.Text.RegularExpressions;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>A budget is a contract with the build: generated code does not know of it.</summary>
public sealed class BudgetTests
{
    [Theory]
    [InlineData("Parameters = 1, Macs = 1, PeakBytes = 1, MinReceptiveField = 100")]
    [InlineData("Parameters = -1")]
    public void A_model_over_its_budget_is_generated_as_any_other(string limits)
    {
        string source = $"""
            using ConvShape;

            /// <summary>A model.</summary>
            [InputShape(1, 8, 8)]
            [Budget({limits})]
            [ConvLayer(3, filters: 4)]
            public sealed partial class Net;
            """;
        Generated over = new Consumer(source).Generate().AssertClean();
        Generated free = new Consumer(Regex.Replace(source, @"\[Budget.*\]", "", RegexOptions.None, TimeSpan.FromSeconds(1))).Generate();

        Assert.Equal(free.Files, over.Files);
        Assert.DoesNotContain(over.Files.Values, file => file.Contains("InvalidModelException", StringComparison.Ordinal));
    }
}
