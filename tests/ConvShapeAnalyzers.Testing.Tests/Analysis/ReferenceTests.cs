using ConvShapeAnalyzers.Testing.Tests.Toys;

namespace ConvShapeAnalyzers.Testing.Tests.Analysis;

/// <summary>Test code is compiled against the framework asked for, and against what a test adds.</summary>
public sealed class ReferenceTests
{
    private static readonly ReferenceAssemblies Net100 =
        new("net10.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "10.0.0"), Path.Combine("ref", "net10.0"));

    [Fact]
    public async Task TargetingPackOfTheSdkAsync()
    {
        ImmutableArray<MetadataReference> references = await Net100.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
        Assert.Contains(references, reference => Path.GetFileName(reference.Display) == "System.Runtime.dll");
        Assert.All(references, reference => Assert.Contains(Path.Combine("ref", "net10.0"), reference.Display!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunningFrameworkAsync()
    {
        ImmutableArray<MetadataReference> references = await ReferenceAssemblies.Net.Net80.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
        Assert.Contains(references, reference => Path.GetFileName(reference.Display) == "System.Runtime.dll");
        Assert.DoesNotContain(references, reference => Path.GetFileName(reference.Display)!.StartsWith("xunit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReferencesAreReadOnceAsync()
    {
        ReferenceAssemblies again = new("net10.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "10.0.0"), Path.Combine("ref", "net10.0"));
        Assert.Equal(
            await Net100.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken),
            await again.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken));
    }

    [Fact]
    public Task FrameworkOfTheTestAsync()
        => new CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { System.Threading.Lock x = new(); }",
            ReferenceAssemblies = Net100,
        }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task AddedReferencesAsync()
    {
        CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier> test = new() { TestCode = "class C { Xunit.FactAttribute x; Microsoft.CodeAnalysis.Location y; }" };
        test.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);
        test.TestState.AdditionalReferences.Add(typeof(Location).Assembly.Location);
        test.TestState.ReferenceAssemblies = Net100;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task MissingReferenceAsync()
        => new CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { {|CS0246:Xunit|}.FactAttribute x; }",
            ReferenceAssemblies = Net100,
        }.RunAsync(TestContext.Current.CancellationToken);
}
