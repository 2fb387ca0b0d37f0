using ConvShape.Architecture;

namespace ConvShape;

/// <summary>What every generated model offers. A model is immutable once loaded, and safe to call from many threads.</summary>
/// <typeparam name="TSelf">The model.</typeparam>
/// <typeparam name="TInput">Shape of one input image.</typeparam>
/// <typeparam name="TOutput">Shape of what comes out for one image.</typeparam>
public interface IConvModel<TSelf, TInput, TOutput>
    where TSelf : IConvModel<TSelf, TInput, TOutput>
    where TInput : IShape
    where TOutput : IShape
{
    /// <summary>Every layer with its shapes and cost, in order.</summary>
    static abstract IReadOnlyList<LayerInfo> Layers { get; }

    /// <summary>A table of every layer: shapes, parameters, multiply–accumulates, memory and receptive field.</summary>
    static abstract string Summary { get; }

    /// <summary>Loads weights from a safetensors file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How names in the file are matched to the model's.</param>
    /// <exception cref="WeightsException">The file cannot be read, or does not hold what the model declares.</exception>
    static abstract TSelf Load(string path, LoadOptions? options = null);

    /// <summary>Loads weights from a stream that holds a safetensors file. The stream is read to its end and left open.</summary>
    /// <param name="stream">The stream; it need not seek.</param>
    /// <param name="options">How names in the stream are matched to the model's.</param>
    /// <exception cref="ArgumentException">The stream is closed or write-only.</exception>
    /// <exception cref="WeightsException">Reading the stream fails, or it does not hold what the model declares.</exception>
    static abstract TSelf Load(Stream stream, LoadOptions? options = null);

    /// <summary>Makes a model of random weights, as PyTorch initialises them.</summary>
    /// <param name="seed">The same seed gives the same weights on every machine.</param>
    static abstract TSelf CreateRandom(int seed = 0);

    /// <summary>Writes the weights, as loaded, to a safetensors file.</summary>
    /// <exception cref="WeightsException">The file cannot be written.</exception>
    void Save(string path);

    /// <summary>Writes the weights, as loaded, to a stream as a safetensors file.</summary>
    /// <exception cref="ArgumentException">The stream is closed or read-only.</exception>
    /// <exception cref="WeightsException">Writing the stream fails, as where it is full.</exception>
    void Save(Stream stream);

    /// <summary>Runs the network; the result is new.</summary>
    FeatureMap<TOutput> Forward(FeatureMap<TInput> input);

    /// <summary>Runs the network; the result is new.</summary>
    /// <param name="input">The maps of a batch.</param>
    /// <param name="options">How many threads it may take, and what ends it early; null for as many as there are processors.</param>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    FeatureMap<TOutput> Forward(FeatureMap<TInput> input, ForwardOptions? options);

    /// <summary>Runs the network into a given map; nothing is allocated once warm.</summary>
    /// <exception cref="ArgumentException">The batches differ, or the maps share memory.</exception>
    void Forward(FeatureMap<TInput> input, FeatureMap<TOutput> output);

    /// <summary>Runs the network into a given map; nothing is allocated once warm.</summary>
    /// <param name="input">The maps of a batch.</param>
    /// <param name="output">As many maps, which take the results.</param>
    /// <param name="options">How many threads it may take, and what ends it early; null for as many as there are processors.</param>
    /// <exception cref="ArgumentException">The batches differ, or the maps share memory.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled; what the output holds then means nothing.</exception>
    void Forward(FeatureMap<TInput> input, FeatureMap<TOutput> output, ForwardOptions? options);

    /// <summary>Runs the network on values laid out N×C×H×W; nothing is allocated once warm.</summary>
    /// <param name="input">N × the input shape.</param>
    /// <param name="output">N × the output shape.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    /// <exception cref="ArgumentException">A length is not what the shapes and the batch say, or the two overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch is smaller than 1.</exception>
    /// <exception cref="InvalidOperationException">The maps between the layers are more, for one image, than one block of memory holds.</exception>
    void Forward(ReadOnlySpan<float> input, Span<float> output, int batch = 1);

    /// <summary>Runs the network on values laid out N×C×H×W; nothing is allocated once warm.</summary>
    /// <param name="input">N × the input shape.</param>
    /// <param name="output">N × the output shape.</param>
    /// <param name="batch">Number of images N ≥ 1.</param>
    /// <param name="options">How many threads it may take, and what ends it early; null for as many as there are processors.</param>
    /// <exception cref="ArgumentException">A length is not what the shapes and the batch say, or the two overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch is smaller than 1.</exception>
    /// <exception cref="InvalidOperationException">The maps between the layers are more, for one image, than one block of memory holds.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled; what the output holds then means nothing.</exception>
    void Forward(ReadOnlySpan<float> input, Span<float> output, int batch, ForwardOptions? options);
}
