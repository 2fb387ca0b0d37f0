using System.Runtime.InteropServices;
using ConvShape.Architecture;

namespace ConvShape.Weights.Tests;

/// <summary>Loads the same bytes from a file and from a stream and demands that both do the same.</summary>
internal static class BothWays
{
    public const string FileName = "lenet5.safetensors";

    /// <summary>What the bytes load to.</summary>
    public static StateDict Load(byte[] bytes, IReadOnlyList<TensorSpec> declared, LoadOptions? options = null)
    {
        (StateDict? weights, WeightsException? exception) = Try(bytes, declared, options);
        return weights ?? throw exception!;
    }

    /// <summary>The message of the exception that the bytes bring about, without the file's name before it.</summary>
    public static string Fault(byte[] bytes, IReadOnlyList<TensorSpec> declared, LoadOptions? options = null)
    {
        WeightsException exception = Assert.Throws<WeightsException>(() => Load(bytes, declared, options));
        Assert.StartsWith(FileName + ": ", exception.Message);
        return exception.Message[(FileName.Length + 2)..];
    }

    /// <summary>What the bytes load to or the exception that they bring about.</summary>
    public static (StateDict? Weights, WeightsException? Exception) Try(
        byte[] bytes, IReadOnlyList<TensorSpec> declared, LoadOptions? options)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder[FileName], bytes);
        return Try(folder[FileName], bytes, declared, options);
    }

    /// <summary>As above, with the bytes already in the file.</summary>
    public static (StateDict? Weights, WeightsException? Exception) Try(
        string path, byte[] bytes, IReadOnlyList<TensorSpec> declared, LoadOptions? options)
    {
        using ForwardOnlyStream stream = new(bytes);
        (StateDict? fromFile, WeightsException? fileFault) = Try(() => StateDict.Load(path, "LeNet5", declared, options));
        (StateDict? fromStream, WeightsException? streamFault) = Try(() => StateDict.Load(stream, "LeNet5", declared, options));
        Assert.False(stream.IsDisposed);

        // Only a file's length is known before names are matched.
        if (fileFault is not null && streamFault is not null && fileFault.Message.Contains("bytes of tensors that", StringComparison.Ordinal)
            && !streamFault.Message.Contains("truncated", StringComparison.Ordinal))
        {
            return (null, fileFault);
        }

        Assert.Equal(fileFault?.Message, streamFault?.Message.Replace("weights stream", FileName, StringComparison.Ordinal));
        Assert.Equal(fileFault?.Tensor, streamFault?.Tensor);
        if (fileFault is not null)
        {
            Assert.Equal(path, fileFault.FileName);
            Assert.Null(streamFault!.FileName);
        }

        if (fromFile is not null) AssertSame(fromFile, fromStream!);
        return (fromFile, fileFault);
    }

    /// <summary>Demands the same tensors in the same order with the same bits.</summary>
    public static void AssertSame(StateDict expected, StateDict actual)
    {
        Assert.Equal(expected.Tensors, actual.Tensors);
        foreach (TensorSpec spec in expected.Tensors)
            Assert.True(Bits(expected, spec.Name).SequenceEqual(Bits(actual, spec.Name)), spec.Name);
    }

    public static ReadOnlySpan<uint> Bits(StateDict weights, string name) => MemoryMarshal.Cast<float, uint>(weights[name].Span);

    private static (StateDict? Weights, WeightsException? Exception) Try(Func<StateDict> load)
    {
        try
        {
            return (load(), null);
        }
        catch (WeightsException exception)
        {
            return (null, exception);
        }
    }
}
