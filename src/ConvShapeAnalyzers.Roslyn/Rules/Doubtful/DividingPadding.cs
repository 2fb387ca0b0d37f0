using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Rules;

/// <summary>The padding with which a stride divides.</summary>
internal static class DividingPadding
{
    /// <summary>
    /// The least padding, on both sides alike and no less than there is, with which the windows of a layer end where its padded map does; null
    /// where there is none. Less than the kernel, so that every window reads something, and at most half a pool's window.
    /// </summary>
    public static string? Of(LayerInfo layer)
    {
        WindowAxis rows = layer.Rows, columns = layer.Columns;
        bool isSquare = rows.Kernel == columns.Kernel && rows.Stride == columns.Stride && rows.Dilation == columns.Dilation;
        long height = Present(rows), width = Present(columns);
        if (isSquare)
        {
            // Such a layer may take no more than one number.
            height = width = Math.Max(height, width);
        }

        bool isPool = layer.Kind.IsWindowPool();
        return Dividing(rows, layer.Input.Height, height, isPool) is { } top && Dividing(columns, layer.Input.Width, width, isPool) is { } left &&
            (!isSquare || top == left)
                ? ModelText.Padding(rows, columns, top, left)
                : null;
    }

    private static long Present(WindowAxis axis) => Math.Max(axis.PaddingStart, axis.PaddingEnd);

    /// <summary>The least p from <paramref name="least"/> on for which s divides i + 2p − k̂.</summary>
    private static long? Dividing(WindowAxis axis, Extent input, long least, bool isPool)
    {
        long kernel = axis.EffectiveKernel, stride = axis.Stride;
        long lacking = (stride - (input.Value + 2 * least - kernel) % stride) % stride;
        if (lacking % 2 != 0)
        {
            // Two sides add an even number: an odd stride can be met by one stride more.
            lacking += stride;
        }

        long padding = least + lacking / 2;
        return lacking % 2 == 0 && padding <= (isPool ? kernel / 2 : kernel - 1) ? padding : null;
    }
}
