using ConvShape.Arithmetic;

namespace ConvShape.Tests.Arithmetic;

/// <summary>A window slid over an axis step by step, without a formula: what the arithmetic is held against.</summary>
internal sealed class WindowWalk
{
    private readonly WindowAxis _axis;
    private readonly int _input;

    public WindowWalk(WindowAxis axis, int input)
    {
        _axis = axis;
        _input = input;
        for (int start = 0; Counts(start); start += axis.Stride)
        {
            Starts.Add(start);
        }
    }

    /// <summary>Where each window starts in the padded axis.</summary>
    public List<int> Starts { get; } = [];

    /// <summary>Rows of the padded axis behind the last window.</summary>
    public int PaddedRowsBehind => Starts.Count == 0 ? 0 : Math.Max(0, PaddedSize - End(Starts[^1]));

    /// <summary>Real rows behind the last window.</summary>
    public int RealRowsBehind => Starts.Count == 0 ? 0 : RealRows.Count(row => row >= End(Starts[^1]));

    /// <summary>Real rows within no window's extent.</summary>
    public int RealRowsUnread => RealRows.Count(row => !Starts.Exists(start => start <= row && row < End(start)));

    private int PaddedSize => _axis.PaddingStart + _input + _axis.PaddingEnd;

    private IEnumerable<int> RealRows => Enumerable.Range(_axis.PaddingStart, _input);

    /// <summary>Every axis of a range of kernels, strides, dilations and paddings.</summary>
    public static IEnumerable<WindowAxis> Axes(bool ceilMode) =>
        from kernel in Enumerable.Range(1, 5)
        from stride in Enumerable.Range(1, 4)
        from dilation in Enumerable.Range(1, 3)
        from start in Enumerable.Range(0, 4)
        from end in Enumerable.Range(0, 4)
        select new WindowAxis(kernel, stride, dilation, start, end, ceilMode);

    /// <summary>One behind the last tap of the window that starts here.</summary>
    private int End(int start)
    {
        int end = start + 1;
        for (int tap = 1; tap < _axis.Kernel; tap++)
        {
            end += _axis.Dilation;
        }

        return end;
    }

    /// <summary>
    /// A window counts if it lies within the padded axis. In ceil mode it may hang over by less than a stride, but must start
    /// inside the input or its leading padding, as in PyTorch's pooling_output_shape.
    /// </summary>
    private bool Counts(int start) => _axis.CeilMode
        ? End(start) < PaddedSize + _axis.Stride && start < _axis.PaddingStart + _input
        : End(start) <= PaddedSize;
}
