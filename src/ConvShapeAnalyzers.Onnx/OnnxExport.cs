using ConvShape.Architecture;
using ConvShape.Onnx.Graph;
using ConvShape.Onnx.Protobuf;
using ConvShape.Onnx.Weights;
using Google.Protobuf;

namespace ConvShape;

/// <summary>Writes models as ONNX files, for engines in any language.</summary>
public static class OnnxExport
{
    /// <summary>
    /// Writes the network with its weights: a file of one graph, whose nodes have the names of the layers and whose initialisers those of
    /// the state dict. It reads N×C×H×W and gives the numbers that <c>Forward</c> gives, up to the rounding of float32.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="options">Names and operator set.</param>
    /// <exception cref="ArgumentException">An option is none that can be written, or two results of the network have one name.</exception>
    /// <exception cref="WeightsException">The file cannot be written, or is larger than an ONNX file can be: 2 GiB.</exception>
    public static void ExportOnnx<TSelf, TInput, TOutput>(
        this IConvModel<TSelf, TInput, TOutput> model, string path, OnnxOptions? options = null)
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        // Whole before the file is touched: what cannot be exported leaves the file that was there.
        ModelProto proto = Build(model, options);
        try
        {
            using FileStream file = File.Create(path);
            proto.WriteTo(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new WeightsException($"{Path.GetFileName(path)}: cannot be written: {exception.Message}", path, innerException: exception);
        }
    }

    /// <summary>Writes the network with its weights to a stream, which is flushed and left open.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">The stream; it need not seek.</param>
    /// <param name="options">Names and operator set.</param>
    /// <exception cref="ArgumentException">
    /// The stream is closed or read-only, an option is none that can be written, or two results of the network have one name.
    /// </exception>
    /// <exception cref="WeightsException">Writing the stream fails, or the file is larger than an ONNX file can be: 2 GiB.</exception>
    public static void ExportOnnx<TSelf, TInput, TOutput>(
        this IConvModel<TSelf, TInput, TOutput> model, Stream stream, OnnxOptions? options = null)
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite) throw new ArgumentException("The stream is closed or cannot be written.", nameof(stream));
        ModelProto proto = Build(model, options);
        try
        {
            proto.WriteTo(stream);
            stream.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new WeightsException($"ONNX stream: cannot be written: {exception.Message}", innerException: exception);
        }
    }

    private static ModelProto Build<TSelf, TInput, TOutput>(IConvModel<TSelf, TInput, TOutput> model, OnnxOptions? options)
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape
    {
        ArgumentNullException.ThrowIfNull(model);
        IReadOnlyList<LayerInfo> layers = TSelf.Layers;
        ModelProto proto = OnnxModel.Build(typeof(TSelf).Name, layers, options ?? new());
        Initialisers.Fill(proto, LayerInfo.TensorsOf(layers), model.Save);
        return proto;
    }
}
