namespace ConvShape.Engine;

/// <summary>Memory of one run, which works on some images at once: scratch memory, and behind it the maps between the steps.</summary>
/// <param name="start">Where it begins.</param>
/// <param name="sizes">How much there is of each.</param>
internal readonly unsafe struct RunMemory(float* start, WorkspaceSizes sizes)
{
    /// <summary>Memory that the threads of a step share while it runs.</summary>
    public float* Shared => start;

    /// <summary>Memory of the calling thread's own.</summary>
    public float* Own => start + sizes.Shared;

    /// <summary>Where the maps begin.</summary>
    public float* Maps => start + sizes.Shared + sizes.Own;
}
