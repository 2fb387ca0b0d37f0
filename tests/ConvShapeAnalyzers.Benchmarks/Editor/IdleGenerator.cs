using Microsoft.CodeAnalysis;

namespace ConvShape.Benchmarks.Editor;

/// <summary>Asks the compiler for the classes with an input shape, and does nothing with them.</summary>
internal sealed class IdleGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> models = context.SyntaxProvider.ForAttributeWithMetadataName(
            "ConvShape.InputShapeAttribute", static (_, _) => true, static (model, _) => model.TargetSymbol.Name);
        context.RegisterSourceOutput(models, static (output, name) => output.AddSource($"{name}.g.cs", ""));
    }
}
