using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>What a convolution adds to its sums and makes of them: its bias, and the activation that runs on its results.</summary>
internal sealed unsafe class Epilogue
{
    private static readonly AlignedFloats Zeros = Cleared(3 * MapLayout.Lanes);

    private readonly AlignedFloats _bias;

    public Epilogue(OperatorSpec spec)
    {
        _bias = Cleared(spec.Output.Blocks * (long)MapLayout.Lanes);
        spec.Tensors.Bias.Span.CopyTo(_bias.Span);
        HasBounds = spec.Function?.Bounds is not null;
        (Low, High) = spec.Function?.Bounds ?? (float.NegativeInfinity, float.PositiveInfinity);
        Function = HasBounds ? null : spec.Function;
    }

    /// <summary>Zeros for as many blocks as a tile has: what sums start from that go on from others, or get their bias later.</summary>
    public static float* NoBias => Zeros.Start;

    /// <summary>Whether the activation is to bring values between two bounds, which is done while they are in registers.</summary>
    public bool HasBounds { get; }

    /// <summary>The lower bound; −∞ for none.</summary>
    public float Low { get; }

    /// <summary>The upper bound; ∞ for none.</summary>
    public float High { get; }

    /// <summary>The activation where it is another.</summary>
    public ActivationKernel? Function { get; }

    /// <summary>The bias of a block of filters, zeros where there is none. The next block's lies behind it.</summary>
    public float* Bias(int block) => _bias.Start + block * MapLayout.Lanes;

    private static AlignedFloats Cleared(long length)
    {
        AlignedFloats floats = new(length);
        floats.Span.Clear();
        return floats;
    }
}
