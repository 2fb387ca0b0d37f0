using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// Winograd's minimal filtering F(m×m, 3×3): m×m outputs of a filter of 3×3 taps from (m + 2)² products (Lavin and Gray, "Fast algorithms for
/// convolutional neural networks", 2016). Along each axis, filter and input are polynomials, evaluated at m + 1 points and at infinity, multiplied
/// there, and the product interpolated. All passes work on vectors of sixteen channels or filters. What is worked out along the first axis stays in
/// registers until it is along the second: through memory it takes three times as long.
/// </summary>
internal unsafe interface IWinogradTransform
{
    /// <summary>m: rows and columns of a tile of outputs.</summary>
    static abstract int Outputs { get; }

    /// <summary>Bᵀ·d·B of the inputs of a tile.</summary>
    /// <param name="from">The first input.</param>
    /// <param name="pitch">Floats from one row to the next.</param>
    /// <param name="to">The first product's operand.</param>
    /// <param name="product">Floats from one product's to the next.</param>
    static abstract void Input(float* from, nint pitch, float* to, nint product);

    /// <summary>G·g·Gᵀ of filters, whose nine taps lie one behind the other.</summary>
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

/// <summary>Where the outputs of a tile go, and what is done to them on the way: a bias and a map are added, and they are brought between bounds.</summary>
/// <param name="to">The first output.</param>
/// <param name="pitch">Floats from one row to the next.</param>
/// <param name="addend">The map's first value, or null.</param>
/// <param name="addendPitch">Floats from one of its rows to the next.</param>
/// <param name="bias">The bias of sixteen filters.</param>
/// <param name="low">The lower bound.</param>
/// <param name="high">The upper bound.</param>
internal readonly unsafe struct TileOutput(float* to, nint pitch, float* addend, nint addendPitch, float* bias, float low, float high)
{
    /// <summary>Finishes and writes two outputs of a row, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(int row, int column, Vector512<float> first, Vector512<float> second)
    {
        first += Vector512.Load(bias);
        second += Vector512.Load(bias);
        if (addend is not null)
        {
            float* added = addend + row * addendPitch + column * MapLayout.Lanes;
            first += Vector512.Load(added);
            second += Vector512.Load(added + MapLayout.Lanes);
        }

        // Of NaN and a bound, both take the NaN: as the second on x86, of which they take equal zeros as well.
        float* output = to + row * pitch + column * MapLayout.Lanes;
        Vector512.MinNative(Vector512.Create(high), Vector512.MaxNative(Vector512.Create(low), first)).Store(output);
        Vector512.MinNative(Vector512.Create(high), Vector512.MaxNative(Vector512.Create(low), second)).Store(output + MapLayout.Lanes);
    }
}
