using System.Collections.Immutable;
using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV5005 and CONV5006: what is handed to <c>Forward</c> of a model, a layer or a block.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForwardAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.LengthMismatch, Descriptors.MapMismatch];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (ForwardSymbols.Of(start.Compilation) is { } symbols)
            {
                start.RegisterOperationAction(operation => Lengths(operation, symbols), OperationKind.Invocation);
                start.RegisterOperationAction(operation => MapMismatch.Check(operation, symbols), OperationKind.Invalid);
            }
        });
    }

    /// <summary>Compares what is known of the two lengths with what the shapes and the batch say.</summary>
    private static void Lengths(OperationAnalysisContext context, ForwardSymbols symbols)
    {
        IInvocationOperation call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name != ForwardSymbols.MethodName ||
            !symbols.TakesSpans(call.TargetMethod) ||
            symbols.IsGuess(call.TargetMethod, call.Instance) ||
            Argument(call, 2)?.Value.ConstantValue.Value is not (int batch and > 0))
        {
            return;
        }

        Side[] sides = [.. symbols.Shapes(call.TargetMethod).Select((shape, i) => new Side(Argument(call, i), shape))];
        foreach (Side side in sides)
        {
            if (side is { Argument: { } argument, Shape: { } shape, Length: { } length } &&
                shape.Elements <= ForwardSymbols.LongestArray / batch && length != shape.Elements * batch)
            {
                long expected = shape.Elements * batch, images = length / shape.Elements;
                bool isWhole = images > 0 && sides.All(other => other.Fits(images));
                string needs = $"a length of {LayerText.Number(expected)}{(isWhole ? $", or batch: {LayerText.Number(images)}" : "")}";
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.LengthMismatch,
                    argument.Syntax.GetLocation(),
                    symbols.Name(call.TargetMethod, call.Instance),
                    argument.Parameter!.Name,
                    LayerText.Amount(length, "value"),
                    shape,
                    LayerText.Number(batch),
                    LayerText.Number(expected),
                    needs));
            }
        }
    }

    private static IArgumentOperation? Argument(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal);

    /// <summary>The input or the output of a call.</summary>
    private sealed class Side(IArgumentOperation? argument, MapShape? shape)
    {
        public IArgumentOperation? Argument => argument;

        public MapShape? Shape => shape;

        public long? Length { get; } = KnownLength.Of(argument?.Value);

        /// <summary>Whether this may be so many images, for all that is known.</summary>
        public bool Fits(long images) => shape is null || Length is null || Length == shape.Value.Elements * images;
    }
}
