using System.Globalization;
using ConvShape.Architecture;
using ConvShape.Arithmetic;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Emission;

/// <summary>Writes a layer's numbers as the expression that makes them again at run time, one line for each layer.</summary>
internal static class LayerEmitter
{
    private const string Architecture = "global::ConvShape.Architecture";

    public static void Emit(CodeWriter code, LayerInfo layer)
    {
        string name = SymbolDisplay.FormatLiteral(layer.Name, quote: true);
        bool isNumbers = IsNumbers(layer);
        string[] others = Others(layer, isNumbers).ToArray();
        string initializer = others.Length == 0 ? "" : $" {{ {string.Join(", ", others)} }}";
        code.Line($"new({name}, {Architecture}.LayerKind.{layer.Kind}, {(isNumbers ? Numbers(layer) : Shapes(layer))}){initializer},");
    }

    /// <summary>Whether the constructor that takes numbers only can say where the layer's values come from and go: of nearly all layers.</summary>
    private static bool IsNumbers(LayerInfo layer) => layer is { ReceptiveRows.Divisor: 1, ReceptiveColumns.Divisor: 1 };

    private static string Numbers(LayerInfo layer)
    {
        string windows = HasWindow(layer) && !IsCeil(layer) ? $"rows: {Window(layer.Rows)}, columns: {Window(layer.Columns)}, " : "";
        string inputs = layer.Inputs.Length == 1
            ? $"source: {LayerText.Number(layer.Sources[0])}, input: {Map(layer.Input)}"
            : $"sources: {ModelCode.List(layer.Sources)}, inputs: [{string.Join(", ", layer.Inputs.Select(Map))}]";
        return $"{inputs}, output: {Map(layer.Output)}, {windows}sees: {Receptive(layer.ReceptiveRows)}, {Receptive(layer.ReceptiveColumns)}";
    }

    private static string Shapes(LayerInfo layer) => $"[{string.Join(", ", layer.Inputs.Select(Shape))}], {Shape(layer.Output)}";

    /// <summary>What the constructor does not say.</summary>
    private static IEnumerable<string> Others(LayerInfo layer, bool isNumbers)
    {
        if (!isNumbers)
        {
            yield return $"Sources = {ModelCode.List(layer.Sources)}";
        }

        if (HasWindow(layer) && (!isNumbers || IsCeil(layer)))
        {
            yield return $"Rows = new({Window(layer.Rows)}{(layer.Rows.CeilMode ? ", CeilMode: true" : "")})";
            yield return $"Columns = new({Window(layer.Columns)}{(layer.Columns.CeilMode ? ", CeilMode: true" : "")})";
        }

        if (layer.Groups != 1)
        {
            yield return $"Groups = {LayerText.Number(layer.Groups)}";
        }

        if (layer.HasBias)
        {
            yield return "HasBias = true";
        }

        if (layer.CountIncludePad)
        {
            yield return "CountIncludePad = true";
        }

        if (layer.OutputPaddingRows != 0 || layer.OutputPaddingColumns != 0)
        {
            yield return $"OutputPaddingRows = {LayerText.Number(layer.OutputPaddingRows)}";
            yield return $"OutputPaddingColumns = {LayerText.Number(layer.OutputPaddingColumns)}";
        }

        if (layer.Kind == LayerKind.LeakyRelu)
        {
            yield return $"Slope = {Number(layer.Slope)}";
        }

        if (layer.Kind == LayerKind.BatchNorm)
        {
            yield return $"Epsilon = {Number(layer.Epsilon)}";
        }

        if (layer.Kind == LayerKind.Upsample)
        {
            yield return $"Interpolation = global::ConvShape.Interpolation.{layer.Interpolation}";
        }

        if (!isNumbers)
        {
            yield return $"ReceptiveRows = new({Receptive(layer.ReceptiveRows)})";
            yield return $"ReceptiveColumns = new({Receptive(layer.ReceptiveColumns)})";
        }
    }

    private static bool IsCeil(LayerInfo layer) => layer.Rows.CeilMode || layer.Columns.CeilMode;

    private static bool HasWindow(LayerInfo layer) => layer.Kind.HasWindow() || layer.Kind.HasMargins();

    private static string Shape(MapShape shape) => $"new({ShapeEmitter.Arguments(shape)})";

    /// <summary>A shape's three numbers; rows and columns of a vector are 0.</summary>
    private static string Map(MapShape shape) => ShapeEmitter.Arguments(shape) + (shape.IsVector ? ", 0, 0" : "");

    private static string Window(WindowAxis axis) => $"{LayerText.Number(axis.Kernel)}, {LayerText.Number(axis.Stride)}, {LayerText.Number(axis.Dilation)}, " +
        $"{LayerText.Number(axis.PaddingStart)}, {LayerText.Number(axis.PaddingEnd)}";

    private static string Receptive(ReceptiveAxis axis)
    {
        string divisor = axis.Divisor == 1 ? "" : $", {LayerText.Number(axis.Divisor)}";
        return $"{LayerText.Number(axis.Size)}, {LayerText.Number(axis.Jump)}{divisor}";
    }

    /// <summary>The shortest digits that read back as the same bits; on .NET Framework "R" now and then does not.</summary>
    private static string Number(double value)
    {
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(shortest, CultureInfo.InvariantCulture).Equals(value) ? shortest : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
