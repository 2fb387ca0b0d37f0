namespace ConvShape;

/// <summary>Whether layers may be computed by algorithms that take fewer products and round otherwise.</summary>
public enum Precision
{
    /// <summary>
    /// 3×3 and 5×5 convolutions may run as Winograd's minimal filtering, F(2×2, 3×3), F(4×4, 3×3) or F(2×2, 5×5). A NaN or an infinity then reaches
    /// all outputs of the tiles that see it, rather than those only whose windows do. 1×1 convolutions may run as Strassen's product, which takes it half a
    /// map up or down.
    /// </summary>
    Fast,

    /// <summary>Every convolution is the sum of its products.</summary>
    Exact,
}
