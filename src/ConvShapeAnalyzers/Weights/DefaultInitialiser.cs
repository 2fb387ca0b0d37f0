using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Weights;

/// <summary>The numbers with which PyTorch's layers begin, drawn so that a seed gives the same ones on every platform.</summary>
internal static class DefaultInitialiser
{
    /// <summary>Values for each tensor, drawn in declared order.</summary>
    /// <remarks>
    /// Conv2d and Linear draw weights by kaiming_uniform(a = √5) and biases alike: uniform within ±1/√fan-in.
    /// A tensor without fan-in belongs to a normalisation, which begins as the identity: scale and variance one, offset and mean zero.
    /// </remarks>
    public static Dictionary<string, AlignedFloats> Draw(IReadOnlyList<TensorSpec> declared, int seed)
    {
        ulong state = (uint)seed;
        Dictionary<string, AlignedFloats> values = new(declared.Count, StringComparer.Ordinal);
        foreach (TensorSpec spec in declared)
        {
            AlignedFloats tensor = new(spec.Elements);
            if (spec.FanIn > 0)
            {
                float bound = 1 / MathF.Sqrt(spec.FanIn);
                foreach (ref float value in tensor.Span) value = bound * NextUnit(ref state);
            }
            else if (spec.Name.EndsWith("weight", StringComparison.Ordinal) || spec.Name.EndsWith("running_var", StringComparison.Ordinal))
            {
                tensor.Span.Fill(1);
            }
            else
            {
                tensor.Span.Clear();
            }

            values.Add(spec.Name, tensor);
        }

        return values;
    }

    /// <summary>Uniform in [−1, 1), a multiple of 2⁻²³, from the upper bits of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
    private static float NextUnit(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return ((int)(z >> 40) - (1 << 23)) * (1f / (1 << 23));
    }
}
