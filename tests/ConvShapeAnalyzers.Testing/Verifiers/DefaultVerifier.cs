using System.Diagnostics.CodeAnalysis;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Reports a failed assertion as an <see cref="InvalidOperationException"/>, whatever the test framework.</summary>
public class DefaultVerifier : IVerifier
{
    public DefaultVerifier()
        : this([])
    {
    }

    protected DefaultVerifier(ImmutableStack<string> context) => Context = context;

    protected ImmutableStack<string> Context { get; }

    public virtual void Empty<T>(string collectionName, IEnumerable<T> collection)
        => True(!collection.Any(), $"'{collectionName}' should be empty.");

    public virtual void NotEmpty<T>(string collectionName, IEnumerable<T> collection)
        => True(collection.Any(), $"'{collectionName}' should not be empty.");

    public virtual void Equal<T>(T expected, T actual, string? message = null)
        => True(EqualityComparer<T>.Default.Equals(expected, actual), message ?? $"Expected '{expected}' but found '{actual}'.");

    public virtual void SequenceEqual<T>(
        IEnumerable<T> expected, IEnumerable<T> actual, IEqualityComparer<T>? equalityComparer = null, string? message = null)
        => True(expected.SequenceEqual(actual, equalityComparer), message ?? "The sequences differ.");

    public virtual void True([DoesNotReturnIf(false)] bool assert, string? message = null)
    {
        if (!assert)
            Fail(message ?? "Expected true but found false.");
    }

    public virtual void False([DoesNotReturnIf(true)] bool assert, string? message = null)
    {
        if (assert)
            Fail(message ?? "Expected false but found true.");
    }

    [DoesNotReturn]
    public virtual void Fail(string? message = null)
        => throw new InvalidOperationException(CreateMessage(message ?? "The verification failed."));

    public virtual void LanguageIsSupported(string language)
        => Equal(LanguageNames.CSharp, language, $"The language '{language}' is not supported.");

    public virtual IVerifier PushContext(string context)
        => GetType() == typeof(DefaultVerifier)
            ? new DefaultVerifier(Context.Push(context))
            : throw new InvalidOperationException($"A derived verifier must override {nameof(PushContext)}.");

    protected virtual string CreateMessage(string message)
        => Context.Aggregate(message, (text, context) => $"Context: {context}{Environment.NewLine}{text}");
}
