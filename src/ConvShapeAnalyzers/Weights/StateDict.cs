using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Weights;

/// <summary>The weights of one model: the tensors that it declares, as loaded, each of 32-bit floats in row-major order.</summary>
/// <remarks>Immutable, and so safe to read from many threads.</remarks>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class StateDict
{
    private readonly Dictionary<string, AlignedFloats> values;

    private StateDict(IReadOnlyList<TensorSpec> declared, Dictionary<string, AlignedFloats> values, Precision precision = default)
    {
        Tensors = [.. declared];
        Precision = precision;
        this.values = values;
    }

    /// <summary>The tensors in the order in which the model declares them, which is also the order of <see cref="Save(string)"/>.</summary>
    public IReadOnlyList<TensorSpec> Tensors { get; }

    /// <summary>What the layers that use them may round.</summary>
    internal Precision Precision { get; }

    /// <summary>The values of a tensor, row-major, as many as its shape's product.</summary>
    /// <param name="name">The model's name for it, such as <c>conv1.weight</c>.</param>
    /// <exception cref="KeyNotFoundException">The model declares no tensor of this name.</exception>
    public ReadOnlyMemory<float> this[string name] => values.TryGetValue(name, out AlignedFloats? tensor)
        ? tensor.Memory
        : throw new KeyNotFoundException($"There is no tensor \"{name}\"; the model declares {Names()}.");

    /// <summary>Loads a safetensors file.</summary>
    /// <param name="path">The file. It is closed when this returns.</param>
    /// <param name="model">What messages call the model.</param>
    /// <param name="declared">The tensors of the model, each name once.</param>
    /// <param name="options">How names are matched; by default they are the same in the file and the model, and all belong to it.</param>
    /// <remarks>
    /// F32 is taken bit for bit, F16 and BF16 widen exactly, F64 rounds to the nearest float; NaN and infinity load as they are.
    /// A file that another process shortens meanwhile is reported as truncated.
    /// </remarks>
    /// <exception cref="WeightsException">The file cannot be read, is not sound, or does not hold what the model declares.</exception>
    public static StateDict Load(string path, string model, IReadOnlyList<TensorSpec> declared, LoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Load(() => WeightsSource.Open(path), model, declared, options);
    }

    /// <summary>Loads safetensors from a stream, from where it stands to its end. It is read forward only and left open.</summary>
    /// <param name="stream">The stream. It need not seek. It must end where the weights end.</param>
    /// <param name="model">What messages call the model.</param>
    /// <param name="declared">The tensors of the model, each name once.</param>
    /// <param name="options">How names are matched; by default they are the same in the stream and the model, and all belong to it.</param>
    /// <remarks>Types are read as from a file.</remarks>
    /// <exception cref="ArgumentException">The stream is closed or write-only.</exception>
    /// <exception cref="WeightsException">Reading the stream fails, or it is not sound or does not hold what the model declares.</exception>
    public static StateDict Load(Stream stream, string model, IReadOnlyList<TensorSpec> declared, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead) throw new ArgumentException("The stream is closed or cannot be read.", nameof(stream));
        return Load(() => WeightsSource.Over(stream), model, declared, options);
    }

    /// <summary>Makes weights as PyTorch initialises Conv2d and Linear: weights and biases uniform within ±1/√fan-in.</summary>
    /// <param name="declared">
    /// The tensors of the model, each name once. A tensor without fan-in (0) belongs to a normalisation: it is one where its name ends in
    /// <c>weight</c> or <c>running_var</c>, otherwise zero.
    /// </param>
    /// <param name="seed">The same seed gives the same numbers on every platform. They are not PyTorch's numbers.</param>
    /// <exception cref="WeightsException">A tensor is larger than an array can be.</exception>
    public static StateDict CreateRandom(IReadOnlyList<TensorSpec> declared, int seed)
    {
        ArgumentNullException.ThrowIfNull(declared);
        CheckSizes(declared);
        return new(declared, DefaultInitialiser.Draw(declared, seed));
    }

    /// <summary>Saves the tensors as safetensors (F32). The file appears whole or not at all.</summary>
    /// <param name="path">
    /// The file. One that exists is replaced and keeps its Unix mode; of a link, the target is. A pipe, a device and an empty file are
    /// written in place.
    /// </param>
    /// <exception cref="WeightsException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            FileReplacement.Write(path, file => SafetensorsWriter.Write(file, this));
        }
        catch (Exception exception) when (WeightsSource.IsFault(exception))
        {
            string message = $"{WeightsSource.Label(path)}: cannot be written: {exception.Message}";
            throw new WeightsException(message, path, innerException: exception);
        }
    }

    /// <summary>Saves the tensors as safetensors (F32) to a stream, which is flushed and left open.</summary>
    /// <param name="stream">The stream. It need not seek.</param>
    /// <exception cref="ArgumentException">The stream is closed or read-only.</exception>
    /// <exception cref="WeightsException">Writing the stream fails, as where it is full.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite) throw new ArgumentException("The stream is closed or cannot be written.", nameof(stream));
        try
        {
            SafetensorsWriter.Write(stream, this);
        }
        catch (Exception exception) when (WeightsSource.IsFault(exception))
        {
            throw new WeightsException($"{WeightsSource.StreamLabel}: cannot be written: {exception.Message}", innerException: exception);
        }
    }

    private string Names() => Wording.List(Tensors, ", ", spec => spec.Name);

    private static StateDict Load(Func<WeightsSource> open, string model, IReadOnlyList<TensorSpec> declared, LoadOptions? options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(declared);
        CheckSizes(declared);
        using WeightsSource source = open();
        return new(declared, new SafetensorsReader(source, model, declared, options ?? new()).Read(), options?.Precision ?? default);
    }

    private static void CheckSizes(IReadOnlyList<TensorSpec> declared)
    {
        foreach (TensorSpec spec in declared)
        {
            if (spec.Elements > AlignedFloats.MaxLength)
            {
                string size = $"{Wording.Shape(spec.Shape)}, {Wording.Count(spec.Elements, "element")}";
                string message = $"{spec.Name} is {size}; a tensor can have {Wording.Number(AlignedFloats.MaxLength)}";
                throw new WeightsException(message, tensor: spec.Name);
            }
        }
    }
}
