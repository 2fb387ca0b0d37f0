namespace ConvShape.Tests.Engine;

/// <summary>Floats that keep their place in memory, so that operators can be given pointers to them; to be kept alive while they are.</summary>
internal unsafe interface IFloats : IDisposable
{
    /// <summary>Where they begin.</summary>
    float* Start { get; }

    /// <summary>All of them.</summary>
    Span<float> Span { get; }
}
