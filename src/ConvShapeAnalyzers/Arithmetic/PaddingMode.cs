namespace ConvShape;

/// <summary>How the zero padding of a convolution or pool follows from its kernel, where it is not written as a number.</summary>
public enum PaddingMode
{
    /// <summary>The padding written as <c>p</c>; none where <c>p</c> is left out.</summary>
    Explicit = 0,

    /// <summary>No padding: only windows that lie wholly inside the map. o = ⌊(i − k̂)/s⌋ + 1.</summary>
    Valid = 1,

    /// <summary>o = ⌈i/s⌉: the total that this needs, one more at the end (bottom, right) where it is odd, as TensorFlow and PyTorch do.</summary>
    Same = 2,

    /// <summary>p = ⌊k̂/2⌋ on every side: keeps the size for odd kernels at stride 1.</summary>
    Half = 3,

    /// <summary>p = k̂ − 1 on every side: every partial overlap counts, so the map grows. o = i + (k̂ − 1) at stride 1.</summary>
    Full = 4,
}
