using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2002: the stride does not divide, but only padding goes unread.</summary>
internal sealed class PaddingUnread() : LayerRule(Descriptors.PaddingUnread)
{
    protected override Finding? Check(int place, LayerInfo layer, CheckedModel model)
    {
        WindowAxis rows = layer.Rows, columns = layer.Columns;
        long height = layer.Input.Height.Value, width = layer.Input.Width.Value;
        bool losesPixels = rows.LostAtEnd(height) > 0 || columns.LostAtEnd(width) > 0;
        long unreadRows = Unread(rows, height), unreadColumns = Unread(columns, width);
        if (losesPixels || unreadRows == 0 && unreadColumns == 0 || model.Declaration.Layers[place].DropsRemainder || layer.Kind == LayerKind.TransposedConvolution)
        {
            return null;
        }

        return Find(
            place,
            ["s", "k"],
            layer.Name,
            ModelText.RowsAndColumns(unreadRows, unreadColumns),
            ModelText.Axes(rows.Stride, columns.Stride),
            ModelText.Size(layer.Input));
    }

    private static long Unread(WindowAxis axis, long input) => axis.EffectiveKernel == 1 ? 0 : axis.Remainder(input);
}
