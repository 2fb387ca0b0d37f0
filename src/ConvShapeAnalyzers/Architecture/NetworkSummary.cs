using System.Text;
using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>A network as a table: shapes, windows, parameters, multiply–accumulates, memory and receptive field of every layer.</summary>
public static class NetworkSummary
{
    private static readonly string[] Header = ["layer", "kind", "output", "window", "parameters", "MACs", "memory", "receptive field"];

    /// <summary>Writes the table, lines separated by <c>\n</c>. Memory is that of one image's float32 map.</summary>
    public static string Table(string model, MapShape input, IReadOnlyList<LayerInfo> layers)
    {
        List<string[]> rows = [Header, ["input", "", input.ToString(), "", "", "", LayerText.Bytes(input.Bytes), ""]];
        long parameters = 0, macs = 0, bytes = input.Bytes;
        foreach (LayerInfo layer in layers)
        {
            parameters = Saturating.Add(parameters, layer.Parameters);
            macs = Saturating.Add(macs, layer.Macs);
            bytes = Saturating.Add(bytes, layer.Output.Bytes);
            rows.Add(
            [
                layer.Name, layer.Kind.Word(), layer.Output.ToString(), LayerText.Window(layer), CountOrEmpty(layer.Parameters),
                CountOrEmpty(layer.Macs), LayerText.Bytes(layer.Output.Bytes),
                LayerText.Pair(layer.ReceptiveRows.Size, layer.ReceptiveColumns.Size),
            ]);
        }

        StringBuilder text = new();
        int[] widths = Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        text.Append(model).Append('\n');
        for (int i = 0; i < rows.Count; i++)
        {
            AppendRow(text, rows[i], widths);
            if (i == 0)
            {
                text.Append(string.Join("  ", widths.Select(width => new string('─', width)))).Append('\n');
            }
        }

        text.Append(
            $"{LayerText.Count(parameters)} parameters ({LayerText.Bytes(Saturating.Multiply(parameters, sizeof(float)))}) · " +
            $"{LayerText.Count(macs)} MACs · maps {LayerText.Bytes(bytes)} per image");
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string[] cells, int[] widths)
    {
        StringBuilder line = new();
        for (int column = 0; column < cells.Length; column++)
        {
            // Numbers line up at the right, words at the left.
            bool isNumber = column >= 4;
            line.Append(isNumber ? cells[column].PadLeft(widths[column]) : cells[column].PadRight(widths[column])).Append("  ");
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }

    private static string CountOrEmpty(long count) => count == 0 ? "" : LayerText.Count(count);
}
