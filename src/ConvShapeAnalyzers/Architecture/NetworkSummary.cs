using System.Text;
using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>A network as a table: shapes, windows, parameters, multiply–accumulates, memory and receptive field of every layer.</summary>
public static class NetworkSummary
{
    private static readonly string[] Header = ["layer", "kind", "output", "window", "parameters", "MACs", "memory", "receptive field", "reads"];

    private const int FirstNumber = 4, Reads = 8;

    /// <summary>
    /// Writes the table, lines separated by <c>\n</c>. Memory is that of one image's float32 map. What a layer reads is told where that is
    /// not just the one above; of a sequence, nowhere.
    /// </summary>
    public static string Table(string model, MapShape input, IReadOnlyList<LayerInfo> layers)
    {
        List<string[]> rows = [Header, ["input", "", input.ToString(), "", "", "", LayerText.Bytes(input.Bytes), "", ""]];
        long parameters = 0, macs = 0, bytes = input.Bytes;
        for (int i = 0; i < layers.Count; i++)
        {
            LayerInfo layer = layers[i];
            parameters = Saturating.Add(parameters, layer.Parameters);
            macs = Saturating.Add(macs, layer.Macs);
            bytes = Saturating.Add(bytes, layer.Output.Bytes);
            rows.Add(
            [
                layer.Name, layer.Kind.Word(), layer.Output.ToString(), LayerText.Window(layer), CountOrEmpty(layer.Parameters),
                CountOrEmpty(layer.Macs), LayerText.Bytes(layer.Output.Bytes),
                LayerText.Pair(layer.ReceptiveRows.Size, layer.ReceptiveColumns.Size), Sources(layers, i),
            ]);
        }

        StringBuilder text = new();
        int columns = rows.Skip(1).Any(row => row[Reads].Length > 0) ? Header.Length : Reads;
        int[] widths = Enumerable.Range(0, columns).Select(column => rows.Max(row => row[column].Length)).ToArray();
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
        for (int column = 0; column < widths.Length; column++)
        {
            // Numbers line up at the right, words at the left.
            bool isNumber = column is >= FirstNumber and < Reads;
            line.Append(isNumber ? cells[column].PadLeft(widths[column]) : cells[column].PadRight(widths[column])).Append("  ");
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }

    /// <summary>The layers that one reads, those of its own block by their names there; "" where that is the one above.</summary>
    private static string Sources(IReadOnlyList<LayerInfo> layers, int index)
    {
        EquatableArray<int> sources = layers[index].Sources;
        if (sources.Length == 1 && sources[0] == index - 1)
        {
            return "";
        }

        string name = layers[index].Name, block = name.Substring(0, name.LastIndexOf('.') + 1);
        return string.Join(", ", sources.Select(source =>
            source < 0 ? "input"
            : layers[source].Name.StartsWith(block, StringComparison.Ordinal) ? layers[source].Name.Substring(block.Length)
            : layers[source].Name));
    }

    private static string CountOrEmpty(long count) => count == 0 ? "" : LayerText.Count(count);
}
