using System.Text;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvShapeAnalyzers.Testing.Tests.Toys;

/// <summary>Writes one file. The other toys vary what.</summary>
public abstract class OneFileGenerator(string code) : IIncrementalGenerator
{
    public const string HintName = "Generated.g.cs";

    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterPostInitializationOutput(output => output.AddSource(HintName, SourceText.From(code, Encoding.UTF8)));
}

[Generator]
public sealed class SoundGenerator() : OneFileGenerator(Code)
{
    public const string Code = "internal static class Generated { public const int Ten = 10; }";
}

[Generator]
public sealed class SmallLiteralGenerator() : OneFileGenerator(Code)
{
    public const string Code = "internal static class Generated { public const int Seven = 7; }";
}

[Generator]
public sealed class ErroneousGenerator() : OneFileGenerator(Code)
{
    public const string Code = "internal static class Generated { public const int Ten = Missing; }";
}

[Generator]
public sealed class WarnedGenerator() : OneFileGenerator(Code)
{
    public const string Code = "internal static class Generated { private static void Run() { int unused = 10; } }";
}

[Generator]
public sealed class ThrowingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterSourceOutput(context.CompilationProvider, (_, _) => throw new NotSupportedException("Not on my watch."));
}

/// <summary>Reports a warning, and writes nothing.</summary>
[Generator]
public sealed class ReportingGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor Rule =
        new("TOY9", "Generator", "A generator was here", "Toys", DiagnosticSeverity.Warning, true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterSourceOutput(
            context.CompilationProvider, (output, _) => output.ReportDiagnostic(Diagnostic.Create(Rule, Location.None)));
}

/// <summary>Writes a file for each additional file, in the namespace that the project sets.</summary>
[Generator]
public sealed class AdditionalFileGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterSourceOutput(
            context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider),
            (output, pair) => output.AddSource(
                Path.GetFileName(pair.Left.Path) + ".g.cs",
                $"namespace {RootNamespace(pair.Right)} {{ {pair.Left.GetText()} }}"));

    private static string RootNamespace(AnalyzerConfigOptionsProvider options)
        => options.GlobalOptions.TryGetValue("build_property.RootNamespace", out string? name) ? name : "None";
}
