#nullable enable
using System;
using System.IO;
using ConvShape;

namespace Demo;

/// <summary>With members of the names that a model's members have.</summary>
public class Base
{
    /// <summary>As a model's.</summary>
    public static string Summary => "base";

    /// <summary>As a model's.</summary>
    public int Layers;

    /// <summary>As a model's.</summary>
    public virtual void Save(string path) => throw new NotSupportedException();

    /// <summary>As a model's.</summary>
    public virtual void Save(Stream stream) => throw new NotSupportedException();

    /// <summary>As a model's.</summary>
    public static Base Load(string path, LoadOptions? options = null) => throw new NotSupportedException();

    /// <summary>As a model's.</summary>
    public void Forward(ReadOnlySpan<float> input, Span<float> output, int batch = 1) => throw new NotSupportedException();
}

/// <summary>With overloads of its own, which must not be taken for the generated ones.</summary>
[InputShape(1, 4, 4)]
[ConvLayer(k: 2)]
[ReluLayer]
public sealed partial class Net : Base, IDisposable
{
    private readonly int input = 1, output = 2, weights = 3;

    private static readonly object s_layers = new();

    /// <summary>The sum of what lies about.</summary>
    public int Sum => input + output + weights + s_layers.GetHashCode();

    /// <summary>Closer to the arguments of generated calls than the generated method is.</summary>
    public void Forward(Span<float> input, Span<float> output, int batch) => throw new NotSupportedException();

    /// <summary>An overload.</summary>
    public float[] Forward(float[] image)
    {
        float[] result = new float[9];
        Forward((ReadOnlySpan<float>)image, result);
        return result;
    }

    /// <summary>An overload.</summary>
    public void Save() => Save("net.safetensors");

    /// <summary>An overload.</summary>
    public static Net Load() => Load("net.safetensors");

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

/// <summary>On two parts, one of which has no attribute.</summary>
public partial class Parted : ICloneable
{
    /// <inheritdoc/>
    public object Clone() => this;
}

[InputShape(1, 4, 4)]
[ConvLayer(k: 2)]
partial class Parted;
