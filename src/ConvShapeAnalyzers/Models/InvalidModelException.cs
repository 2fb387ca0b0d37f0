namespace ConvShape;

/// <summary>
/// A model whose architecture is impossible was used. The message is the compiler's: it was there to be seen when the model was
/// built, unless analyzers were off or the diagnostic was suppressed. Or a model that was compiled with another version of this package than
/// the one that loads it, where the two do not suit each other.
/// </summary>
/// <param name="message">The diagnostics, or what to do.</param>
public sealed class InvalidModelException(string message) : InvalidOperationException(message);
