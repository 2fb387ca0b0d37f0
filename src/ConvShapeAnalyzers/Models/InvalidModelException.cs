namespace ConvShape;

/// <summary>
/// A model whose architecture is impossible was used. The message is the compiler's: it was there to be seen when the model was
/// built, unless analyzers were off or the diagnostic was suppressed.
/// </summary>
/// <param name="message">The diagnostics.</param>
public sealed class InvalidModelException(string message) : InvalidOperationException(message);
