using System.Globalization;
using ConvShape.Architecture;
using ConvShape.Onnx.Protobuf;
using Google.Protobuf;

namespace ConvShape.Onnx.Weights;

/// <summary>Gives the tensors of a graph their values.</summary>
internal static class Initialisers
{
    /// <summary>At most: the tag and length that protobuf writes before the values of a tensor, and what these add to the lengths around it.</summary>
    private const int Framing = 16;

    /// <summary>Fills the tensors that the state dict names.</summary>
    /// <param name="model">The model, whose initialisers have names and shapes.</param>
    /// <param name="tensors">The tensors, in the order of the weights file.</param>
    /// <param name="save">Writes them as safetensors.</param>
    /// <exception cref="WeightsException">They are more than one ONNX file holds.</exception>
    public static void Fill(ModelProto model, IReadOnlyList<TensorSpec> tensors, Action<Stream> save)
    {
        CheckSize(model, tensors);
        using TensorSink sink = new(tensors);
        save(sink);
        Dictionary<string, TensorProto> initialisers = model.Graph.Initializer.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach ((TensorSpec spec, byte[] values) in tensors.Zip(sink.Values))
        {
            // The array is not written to again, so it need not be copied.
            initialisers[spec.Name].RawData = UnsafeByteOperations.UnsafeWrap(values);
        }
    }

    /// <summary>Protobuf counts the bytes of a message in 32 bits.</summary>
    private static void CheckSize(ModelProto model, IReadOnlyList<TensorSpec> tensors)
    {
        long weights = tensors.Sum(tensor => tensor.Elements * sizeof(float));
        long file = weights + model.CalculateSize() + tensors.Count * (long)Framing;
        if (file > int.MaxValue)
        {
            TensorSpec largest = tensors.MaxBy(tensor => tensor.Elements)!;
            string message = string.Create(
                CultureInfo.InvariantCulture,
                $"{model.Graph.Name}: its weights are {weights:N0} bytes, {largest.Elements * sizeof(float):N0} of them {largest.Name}; " +
                $"an ONNX file holds {int.MaxValue:N0}");
            throw new WeightsException(message, tensor: largest.Name);
        }
    }
}
