namespace Microsoft.CodeAnalysis.Testing;

[Flags]
public enum MarkupOptions
{
    None = 0,

    /// <summary>Where markup fits several descriptors, it means the first.</summary>
    UseFirstDescriptor = 1,

    /// <summary><c>$$</c> is code, as in interpolated raw strings.</summary>
    TreatPositionIndicatorsAsCode = 2,
}
