using ConvShape.Architecture;

namespace ConvShape.Engine.Reference;

/// <summary>Functions of one value at a time.</summary>
internal static class ReferenceActivation
{
    public static void Run(LayerInfo layer, ReadOnlySpan<float> input, Span<float> output)
    {
        for (int i = 0; i < input.Length; i++)
        {
            output[i] = (float)Of(layer, input[i]);
        }
    }

    /// <summary>NaN stays NaN, and what only keeps or scales −0 keeps its sign, as in PyTorch.</summary>
    private static double Of(LayerInfo layer, double x) => layer.Kind switch
    {
        LayerKind.Relu => x < 0 ? 0 : x,
        LayerKind.Relu6 => Clamp(x),
        LayerKind.LeakyRelu => x > 0 ? x : (float)layer.Slope * x,
        LayerKind.Sigmoid => 1 / (1 + Math.Exp(-x)),
        LayerKind.Tanh => Math.Tanh(x),
        LayerKind.Silu => x / (1 + Math.Exp(-x)),
        LayerKind.HardSwish => x * Clamp(x + 3) / 6,
        LayerKind.HardSigmoid => Clamp(x + 3) / 6,
        LayerKind.Gelu => x * (0.5 * ErrorFunctionComplement(-x / Math.Sqrt(2))),
        _ => throw new NotSupportedException($"{layer.Name}: {layer.Kind} is no activation."),
    };

    private static double Clamp(double x) => x < 0 ? 0 : x > 6 ? 6 : x;

    /// <summary>erfc(z) = 1 − erf(z): near 0 by the series of erf, elsewhere by its continued fraction (Abramowitz and Stegun, 7.1.6 and 7.1.14).</summary>
    private static double ErrorFunctionComplement(double z)
    {
        if (z < 0)
        {
            return 2 - ErrorFunctionComplement(-z);
        }

        double root = Math.Sqrt(Math.PI);
        if (z < 2)
        {
            // erf(z) = 2/√π · exp(−z²) · Σ 2ⁿ z²ⁿ⁺¹ / (1·3·…·(2n+1))
            double term = z, sum = z;
            for (int n = 1; n < 80; n++)
            {
                term *= 2 * z * z / (2 * n + 1);
                sum += term;
            }

            return 1 - 2 / root * Math.Exp(-z * z) * sum;
        }

        // √π · exp(z²) · erfc(z) = 1 / (z + ½/(z + 1/(z + 3/2/(z + …))))
        double fraction = z;
        for (int n = 200; n > 0; n--)
        {
            fraction = z + n / 2.0 / fraction;
        }

        return Math.Exp(-z * z) / (root * fraction);
    }
}
