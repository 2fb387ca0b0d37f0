using System.IO.MemoryMappedFiles;

namespace ConvShape.Weights;

/// <summary>A file in a memory mapping, so that its bytes are decoded where they lie. Disposing it closes mapping and file.</summary>
internal sealed unsafe class MappedSource : WeightsSource
{
    private readonly MemoryMappedFile mapping;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly long length;

    /// <param name="file">The file, not empty; disposed with the source.</param>
    /// <param name="label">What messages call it.</param>
    /// <param name="path">Its path as the user gave it.</param>
    public MappedSource(FileStream file, string label, string path) : base(label, path)
    {
        length = file.Length;
        mapping = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        try
        {
            view = mapping.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        }
        catch
        {
            view?.Dispose();
            mapping.Dispose();
            throw;
        }
    }

    public override void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        mapping.Dispose();
    }

    protected override ReadOnlySpan<byte> Next(int count) => new(start + Position, (int)Math.Min(count, length - Position));
}
