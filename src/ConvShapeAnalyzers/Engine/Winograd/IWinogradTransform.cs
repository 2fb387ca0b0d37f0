namespace ConvShape.Engine;

/// <summary>
/// Winograd's minimal filtering F(m×m, r×r): m×m outputs of a filter of r×r taps from (m + r − 1)² products (Lavin and Gray, "Fast algorithms for
/// convolutional neural networks", 2016). Along each axis, filter and input are polynomials, evaluated at m + r − 2 points and at infinity,
/// multiplied there, and the product interpolated. All passes work on vectors of sixteen channels or filters. What is worked out along the first axis
/// stays in registers until it is along the second: through memory it takes three times as long.
/// </summary>
internal unsafe interface IWinogradTransform
{
    /// <summary>r: rows and columns of a filter's taps.</summary>
    static abstract int Taps { get; }

    /// <summary>m: rows and columns of a tile of outputs.</summary>
    static abstract int Outputs { get; }

    /// <summary>Bᵀ·d·B of the inputs of a tile.</summary>
    /// <param name="from">The first input.</param>
    /// <param name="pitch">Floats from one row to the next.</param>
    /// <param name="to">The first product's operand.</param>
    /// <param name="product">Floats from one product's to the next.</param>
    static abstract void Input(float* from, nint pitch, float* to, nint product);

    /// <summary>G·g·Gᵀ of filters, whose r² taps lie one behind the other.</summary>
    /// <param name="taps">The first tap of the first filter.</param>
    /// <param name="count">Number of filters; from one product's to the next there is a cache line more, so that they do not all fall on the same lines of a cache.</param>
    /// <param name="to">The first product's operand of the first filter.</param>
    static abstract void Weights(float* taps, nint count, float* to);

    /// <summary>Aᵀ·p·A of the products of a tile, finished and written.</summary>
    /// <param name="from">The first product.</param>
    /// <param name="product">Floats from one product to the next.</param>
    /// <param name="to">Where the outputs go, and what is done to them on the way.</param>
    static abstract void Output(float* from, nint product, TileOutput to);
}
