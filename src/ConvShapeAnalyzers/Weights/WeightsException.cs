namespace ConvShape;

/// <summary>Weights that cannot be loaded or saved: the one exception for a file's content and for reading and writing it.</summary>
/// <remarks>The message names the file, the tensor, what was found and what the model declares.</remarks>
public sealed class WeightsException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, beginning with the name of the file.</param>
    /// <param name="fileName">The path as it was given, or null where the weights came from a stream.</param>
    /// <param name="tensor">The first tensor at fault, or null where the fault is the whole file's.</param>
    /// <param name="innerException">What the file system or <see cref="LoadOptions.Rename"/> threw, if anything.</param>
    public WeightsException(string message, string? fileName = null, string? tensor = null, Exception? innerException = null)
        : base(message, innerException)
    {
        FileName = fileName;
        Tensor = tensor;
    }

    /// <summary>The path of the weights file as it was given, or null where the weights came from or went to a stream.</summary>
    public string? FileName { get; }

    /// <summary>
    /// The first tensor at fault: the model's name for it where it does not fit what the model declares, the file's where the file is not sound.
    /// Null where the fault is the whole file's.
    /// </summary>
    public string? Tensor { get; }
}
