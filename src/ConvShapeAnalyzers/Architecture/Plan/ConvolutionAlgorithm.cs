using System.ComponentModel;

namespace ConvShape.Architecture;

/// <summary>How a convolution comes to its sums. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ConvolutionAlgorithm
{
    /// <summary>It adds up its products.</summary>
    Direct,

    /// <summary>Winograd's minimal filtering F(2×2, 3×3) or F(2×2, 5×5).</summary>
    Winograd2,

    /// <summary>Winograd's minimal filtering F(4×4, 3×3).</summary>
    Winograd4,

    /// <summary>Strassen's product of matrices, for 1×1 filters: seven products of quarters instead of eight.</summary>
    Strassen,
}
