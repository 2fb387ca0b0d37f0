namespace Digits.Png;

/// <summary>A file is not a PNG that can be read; the message says what is wrong with it.</summary>
public sealed class PngException : Exception
{
    public PngException()
    {
    }

    public PngException(string message)
        : base(message)
    {
    }

    public PngException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
