using ConvShapeAnalyzers.Testing.Tests.Toys;

namespace ConvShapeAnalyzers.Testing.Tests.Analysis;

/// <summary>Test code is compiled against the framework asked for, and against what a test adds.</summary>
public sealed class ReferenceTests
{
    private static readonly ReferenceAssemblies Net100 = NewNet100();

    [Fact]
    public async Task TargetingPackOfTheSdkAsync()
    {
        ImmutableArray<MetadataReference> references = await ReferencesAsync(Net100);
        Assert.Contains(references, reference => Path.GetFileName(reference.Display) == "System.Runtime.dll");
        Assert.All(references, reference => Assert.Contains(Path.Combine("ref", "net10.0"), reference.Display!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunningFrameworkAsync()
    {
        ImmutableArray<MetadataReference> references = await ReferencesAsync(ReferenceAssemblies.Net.Net80);
        Assert.Contains(references, reference => Path.GetFileName(reference.Display) == "System.Runtime.dll");
        Assert.DoesNotContain(references, reference => Path.GetFileName(reference.Display)!.StartsWith("xunit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReferencesAreReadOnceAsync()
    {
        Assert.Equal(await ReferencesAsync(Net100), await ReferencesAsync(NewNet100()));
    }

    [Fact]
    public Task FrameworkOfTheTestAsync()
        => new CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { System.Threading.Lock x = new(); }",
            ReferenceAssemblies = Net100,
        }.RunAsync();

    [Fact]
    public Task AddedReferencesAsync()
    {
        CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier> test = new()
        {
            TestCode = "class C { Xunit.FactAttribute x; Microsoft.CodeAnalysis.Location y; }",
        };
        test.TestState.AdditionalReferences.Add(typeof(FactAttribute).Assembly);
        test.TestState.AdditionalReferences.Add(typeof(Location).Assembly.Location);
        test.TestState.ReferenceAssemblies = Net100;
        return test.RunAsync();
    }

    [Fact]
    public Task MissingReferenceAsync()
        => new CSharpAnalyzerTest<SmallLiteralAnalyzer, DefaultVerifier>
        {
            TestCode = "class C { {|CS0246:Xunit|}.FactAttribute x; }",
            ReferenceAssemblies = Net100,
        }.RunAsync();

    private static ReferenceAssemblies NewNet100()
        => new("net10.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "10.0.0"), Path.Combine("ref", "net10.0"));

    private static Task<ImmutableArray<MetadataReference>> ReferencesAsync(ReferenceAssemblies assemblies)
        => assemblies.ResolveAsync(LanguageNames.CSharp, CancellationToken.None);
}
