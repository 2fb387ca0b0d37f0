using System.Runtime.InteropServices;
using System.Text;
using ConvShape.Architecture;
using ConvShape.Weights.Tests;

namespace ConvShape.Tests.Conformance;

/// <summary>Weights of a network by the names and shapes of its tensors: bit for bit those of fill in make_torchvision_cases.py.</summary>
internal static class FormulaWeights
{
    /// <summary>
    /// With u in [−1, 1): a weight of several axes is u · √(gain / fan-in), the fan-in the product of all sizes but the first; a
    /// normalisation's weight and variance are 1 + u / 4; biases and means u / 8.
    /// </summary>
    public static float[] Values(TensorSpec tensor, double gain)
    {
        float[] values = ConformanceFile.Values((int)tensor.Elements, Seed(tensor.Name));
        bool isAroundOne = tensor.Name.Split('.')[^1] is "weight" or "running_var";
        (float offset, float factor) = tensor.Shape.Length > 1 ? (0, (float)Math.Sqrt(gain / (tensor.Elements / tensor.Shape[0])))
            : isAroundOne ? (1, 0.25f)
            : (0, 0.125f);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = offset + values[i] * factor;
        }

        return values;
    }

    /// <summary>The tensors as a safetensors file, one after another, so that no more than one is in memory.</summary>
    public static void Write(Stream stream, IReadOnlyList<TensorSpec> tensors, double gain)
    {
        List<string> entries = [];
        long begin = 0;
        foreach (TensorSpec tensor in tensors)
        {
            long end = begin + tensor.Elements * sizeof(float);
            entries.Add(SafetensorsFile.Entry(tensor.Name, "F32", string.Join(',', tensor.Shape), begin, end));
            begin = end;
        }

        stream.Write(SafetensorsFile.Of(Encoding.UTF8.GetBytes($"{{{string.Join(',', entries)}}}"), []));
        foreach (TensorSpec tensor in tensors)
        {
            stream.Write(MemoryMarshal.AsBytes<float>(Values(tensor, gain)));
        }
    }

    /// <summary>The 32-bit hash of Fowler, Noll and Vo (FNV-1a) of a name.</summary>
    public static uint Seed(string name)
    {
        uint hash = 2166136261;
        foreach (byte value in Encoding.UTF8.GetBytes(name))
        {
            hash = unchecked((hash ^ value) * 16777619);
        }

        return hash;
    }
}
