using System.Globalization;
using ConvShape.Architecture;
using ConvShape.Arithmetic;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Emission;

/// <summary>Writes a layer's numbers as the expression that makes them again at run time.</summary>
internal static class LayerEmitter
{
    private const string Architecture = "global::ConvShape.Architecture";

    public static void Emit(CodeWriter code, LayerInfo layer)
    {
        // Most layers read one map; the compiler takes much longer over two collections of one element each.
        bool isSingle = layer.Inputs.Length == 1;
        string name = SymbolDisplay.FormatLiteral(layer.Name, quote: true), output = Shape(layer.Output);
        string inputs = isSingle
            ? $"source: {LayerText.Number(layer.Sources[0])}, {Shape(layer.Input)}"
            : $"[{string.Join(", ", layer.Inputs.Select(Shape))}]";
        using (code.Block($"new({name}, {Architecture}.LayerKind.{layer.Kind}, {inputs}, {output})", end: "},"))
        {
            if (!isSingle)
            {
                code.Line($"Sources = {ModelCode.List(layer.Sources)},");
            }

            if (layer.Kind.HasWindow() || layer.Kind.HasMargins())
            {
                code.Line($"Rows = {Window(layer.Rows)},");
                code.Line($"Columns = {Window(layer.Columns)},");
            }

            if (layer.Groups != 1)
            {
                code.Line($"Groups = {LayerText.Number(layer.Groups)},");
            }

            if (layer.HasBias)
            {
                code.Line("HasBias = true,");
            }

            if (layer.CountIncludePad)
            {
                code.Line("CountIncludePad = true,");
            }

            if (layer.OutputPaddingRows != 0 || layer.OutputPaddingColumns != 0)
            {
                code.Line($"OutputPaddingRows = {LayerText.Number(layer.OutputPaddingRows)},");
                code.Line($"OutputPaddingColumns = {LayerText.Number(layer.OutputPaddingColumns)},");
            }

            if (layer.Kind == LayerKind.LeakyRelu)
            {
                code.Line($"Slope = {Number(layer.Slope)},");
            }

            if (layer.Kind == LayerKind.BatchNorm)
            {
                code.Line($"Epsilon = {Number(layer.Epsilon)},");
            }

            if (layer.Kind == LayerKind.Upsample)
            {
                code.Line($"Interpolation = global::ConvShape.Interpolation.{layer.Interpolation},");
            }

            code.Line($"ReceptiveRows = {Receptive(layer.ReceptiveRows)},");
            code.Line($"ReceptiveColumns = {Receptive(layer.ReceptiveColumns)},");
        }
    }

    private static string Shape(MapShape shape) => $"new({ShapeEmitter.Arguments(shape)})";

    private static string Window(WindowAxis axis)
    {
        string ceilMode = axis.CeilMode ? ", CeilMode: true" : "";
        return $"new({LayerText.Number(axis.Kernel)}, {LayerText.Number(axis.Stride)}, {LayerText.Number(axis.Dilation)}, " +
            $"{LayerText.Number(axis.PaddingStart)}, {LayerText.Number(axis.PaddingEnd)}{ceilMode})";
    }

    private static string Receptive(ReceptiveAxis axis)
    {
        string divisor = axis.Divisor == 1 ? "" : $", {LayerText.Number(axis.Divisor)}";
        return $"new({LayerText.Number(axis.Size)}, {LayerText.Number(axis.Jump)}{divisor})";
    }

    /// <summary>The shortest digits that read back as the same bits; on .NET Framework "R" now and then does not.</summary>
    private static string Number(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(shortest, CultureInfo.InvariantCulture).Equals(value) ? shortest : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
