using System.Numerics;
using System.Runtime.CompilerServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>The sum of maps of one shape, taken in their order. The output may be any of them.</summary>
internal sealed unsafe class AddOperator(LayerInfo layer, bool rectifies) : LayerOperator(layer)
{
    internal override void Compute(ReadOnlySpan<Maps> inputs, Maps output, int batch, float* scratch)
    {
        float** operands = stackalloc float*[inputs.Length];
        for (int image = 0; image < batch; image++)
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                operands[i] = inputs[i].Of(image);
            }

            Run(operands, inputs.Length, output.Of(image), (nint)Layer.Output.Elements);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(float** operands, nint operandCount, float* output, nint count)
    {
        bool relu = rectifies;
        nint width = Vector<float>.Count, at = 0;
        for (; at <= count - 4 * width; at += 4 * width)
        {
            float* first = operands[0] + at;
            Vector<float> sum0 = Vector.Load(first), sum1 = Vector.Load(first + width);
            Vector<float> sum2 = Vector.Load(first + 2 * width), sum3 = Vector.Load(first + 3 * width);
            for (nint i = 1; i < operandCount; i++)
            {
                float* next = operands[i] + at;
                sum0 += Vector.Load(next);
                sum1 += Vector.Load(next + width);
                sum2 += Vector.Load(next + 2 * width);
                sum3 += Vector.Load(next + 3 * width);
            }

            (relu ? VectorMath.Relu(sum0) : sum0).Store(output + at);
            (relu ? VectorMath.Relu(sum1) : sum1).Store(output + at + width);
            (relu ? VectorMath.Relu(sum2) : sum2).Store(output + at + 2 * width);
            (relu ? VectorMath.Relu(sum3) : sum3).Store(output + at + 3 * width);
        }

        for (; at < count; at++)
        {
            float sum = operands[0][at];
            for (nint i = 1; i < operandCount; i++)
            {
                sum += operands[i][at];
            }

            output[at] = relu && sum < 0 ? 0 : sum;
        }
    }
}

/// <summary>The product of maps, taken in their order; one with a single channel, row or column there serves all of them. The output may be the first.</summary>
internal sealed unsafe class MultiplyOperator : LayerOperator
{
    private readonly Operand[] _operands;
    private readonly int _channels;
    private readonly int _rows;
    private readonly int _columns;

    public MultiplyOperator(LayerInfo layer)
        : base(layer)
    {
        Func<MapShape, Walk> view = View(layer);
        (_channels, _rows, _columns) = view(layer.Output);
        _operands = [.. layer.Inputs.Select(view).Select(Step)];
    }

    internal override void Compute(ReadOnlySpan<Maps> inputs, Maps output, int batch, float* scratch)
    {
        for (int image = 0; image < batch; image++)
        {
            float* target = output.Of(image);
            for (int channel = 0; channel < _channels; channel++)
            {
                for (int row = 0; row < _rows; row++, target += _columns)
                {
                    float* product = _operands[0].At(inputs[0].Of(image), channel, row);
                    bool isSpread = _operands[0].IsSpread;
                    for (int i = 1; i < inputs.Length; i++)
                    {
                        float* factor = _operands[i].At(inputs[i].Of(image), channel, row);
                        Run(product, isSpread, factor, _operands[i].IsSpread, target, _columns);
                        product = target;
                        isSpread = false;
                    }

                    if (product != target)
                    {
                        Copy(product, isSpread, target, _columns);
                    }
                }
            }
        }
    }

    private static void Copy(float* source, bool isSpread, float* target, nint count)
    {
        if (isSpread)
        {
            RowCopy.Fill(*source, target, count);
        }
        else
        {
            RowCopy.Copy(source, target, count);
        }
    }

    private static void Run(float* left, bool leftIsSpread, float* right, bool rightIsSpread, float* target, nint count)
    {
        switch (leftIsSpread, rightIsSpread)
        {
            case (false, false):
                Run<Varying, Varying>(left, right, target, count);
                break;
            case (false, true):
                Run<Varying, Constant>(left, right, target, count);
                break;
            case (true, false):
                Run<Constant, Varying>(left, right, target, count);
                break;
            default:
                RowCopy.Fill(*left * *right, target, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLeft, TRight>(float* left, float* right, float* target, nint count)
        where TLeft : struct, IOperand
        where TRight : struct, IOperand
    {
        nint at = 0;
        for (; at <= count - Vector<float>.Count; at += Vector<float>.Count)
        {
            (TLeft.Vector(left, at) * TRight.Vector(right, at)).Store(target + at);
        }

        for (; at < count; at++)
        {
            target[at] = TLeft.Scalar(left, at) * TRight.Scalar(right, at);
        }
    }

    /// <summary>
    /// How maps are walked: the rows as long as the operands let them be. Maps of one shape are a single row; where every operand has
    /// all of a channel's positions or a single one, each channel is.
    /// </summary>
    private static Func<MapShape, Walk> View(LayerInfo layer)
    {
        long elements = layer.Output.Elements, area = elements / layer.Output.Channels;
        if (layer.Inputs.All(input => input.Elements == elements))
        {
            return map => new Walk(1, 1, (int)map.Elements);
        }

        return layer.Inputs.All(input => input.Elements / input.Channels is var positions && (positions == 1 || positions == area))
            ? map => new Walk(map.Channels, 1, (int)(map.Elements / map.Channels))
            : map => new Walk(map.Channels, map.Height.Value, map.Width.Value);
    }

    private static Operand Step(Walk walk) => new(
        walk.Channels == 1 ? 0 : (nint)walk.Rows * walk.Columns, walk.Rows == 1 ? 0 : walk.Columns, walk.Columns == 1);

    /// <summary>A map as so many channels of so many rows of so many values.</summary>
    private readonly record struct Walk(int Channels, int Rows, int Columns);

    /// <summary>How far one operand moves on from channel to channel and from row to row, and whether one value serves a whole row.</summary>
    private readonly record struct Operand(nint Channel, nint Row, bool IsSpread)
    {
        public float* At(float* map, nint channel, nint row) => map + channel * Channel + row * Row;
    }
}

/// <summary>Maps one behind the other along the channels. A source that lies in its place already is left there.</summary>
internal sealed unsafe class ConcatOperator(LayerInfo layer) : LayerOperator(layer)
{
    internal override void Compute(ReadOnlySpan<Maps> inputs, Maps output, int batch, float* scratch)
    {
        nint start = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            nint length = (nint)Layer.Inputs[i].Elements;
            if (inputs[i].First != output.First + start)
            {
                for (int image = 0; image < batch; image++)
                {
                    RowCopy.CopyMany(inputs[i].Of(image), output.Of(image) + start, length);
                }
            }

            start += length;
        }
    }
}
