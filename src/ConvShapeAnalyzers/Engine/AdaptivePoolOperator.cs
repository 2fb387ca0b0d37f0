using System.Numerics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// The means of as many even parts as the output has positions: output i takes inputs ⌊i·H/h⌋ to ⌈(i+1)·H/h⌉, so that neighbouring
/// parts may share a row or column. The rows of a part are summed as vectors, then the columns of the sums.
/// </summary>
internal sealed unsafe class AdaptivePoolOperator(LayerInfo layer) : MapOperator(layer)
{
    private readonly (int Start, int End)[] _rows = Parts(layer.Input.Height.Value, layer.Output.Height.Value);
    private readonly (int Start, int End)[] _columns = Parts(layer.Input.Width.Value, layer.Output.Width.Value);

    public override int ScratchLength => Layer.Input.Width.Value;

    protected override void Compute(float* input, float* output, int batch, float* scratch)
    {
        nint width = Layer.Input.Width.Value, area = Layer.Input.Height.Value * width, maps = (nint)batch * Layer.Input.Channels;
        for (nint map = 0; map < maps; map++, input += area)
        {
            foreach ((int start, int end) in _rows)
            {
                Sum(input + start * width, end - start, width, scratch);
                foreach ((int left, int right) in _columns)
                {
                    float sum = 0;
                    for (int column = left; column < right; column++)
                    {
                        sum += scratch[column];
                    }

                    *output++ = sum / ((float)(end - start) * (right - left));
                }
            }
        }
    }

    private static (int Start, int End)[] Parts(int size, int parts)
    {
        (int Start, int End)[] made = new (int, int)[parts];
        for (int i = 0; i < parts; i++)
        {
            made[i] = ((int)((long)i * size / parts), (int)(((i + 1L) * size + parts - 1) / parts));
        }

        return made;
    }

    /// <summary>Sums neighbouring rows, column by column.</summary>
    private static void Sum(float* rows, nint count, nint width, float* sums)
    {
        nint column = 0;
        for (; column <= width - Vector<float>.Count; column += Vector<float>.Count)
        {
            Vector<float> sum = Vector.Load(rows + column);
            for (nint row = 1; row < count; row++)
            {
                sum += Vector.Load(rows + row * width + column);
            }

            sum.Store(sums + column);
        }

        for (; column < width; column++)
        {
            sums[column] = rows[column];
            for (nint row = 1; row < count; row++)
            {
                sums[column] += rows[row * width + column];
            }
        }
    }
}
