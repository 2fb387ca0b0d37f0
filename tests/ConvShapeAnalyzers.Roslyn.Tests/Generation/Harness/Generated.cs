using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>A project after the generator ran.</summary>
internal sealed record Generated(GeneratorDriver Driver, GeneratorRunResult Result, CSharpCompilation Input, CSharpCompilation Output)
{
    public static Generated Run(GeneratorDriver driver, CSharpCompilation input)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _, TestContext.Current.CancellationToken);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        return new Generated(driver, result, input, (CSharpCompilation)output);
    }

    /// <summary>What the compiler says, as errors and by ID; hidden remarks aside.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Output.GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed);

    public IEnumerable<string> DiagnosticIds =>
        Diagnostics.Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The generated files, by hint name.</summary>
    public ImmutableSortedDictionary<string, string> Files => Result.GeneratedSources.ToImmutableSortedDictionary(
        source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    public Generated AssertClean()
    {
        string report = string.Join('\n', Diagnostics.Select(diagnostic => $"{diagnostic}\n    {Line(diagnostic)}"));
        Assert.True(report.Length == 0, report);
        return this;
    }

    /// <summary>The assembly as other projects see it.</summary>
    public MetadataReference ToReference() => MetadataReference.CreateFromImage(Emit());

    /// <summary>Loads the assembly, in a context of its own, with those that it refers to.</summary>
    public Assembly Load(params Generated[] others)
    {
        AssemblyLoadContext context = new(Output.AssemblyName, isCollectible: true);
        foreach (Generated other in others)
        {
            context.LoadFromStream(new MemoryStream(other.Emit()));
        }

        return context.LoadFromStream(new MemoryStream(Emit()));
    }

    /// <summary>Calls <c>Test.Run()</c> of the project's own sources.</summary>
    public object? CallTest(params Generated[] others)
    {
        AssertClean();
        MethodInfo run = Load(others).GetTypes().Single(type => type.Name == "Test").GetMethod("Run")!;
        return run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    private byte[] Emit()
    {
        using MemoryStream stream = new();
        Assert.True(Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        return stream.ToArray();
    }

    private static string? Line(Diagnostic diagnostic) => diagnostic.Location.SourceTree?
        .GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
