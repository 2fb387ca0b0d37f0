using System.ComponentModel;

namespace ConvShape.Engine;

/// <summary>The workspaces of one model, kept from call to call so that a warm call allocates nothing. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkspacePool
{
    private const int Alignment = 16;

    private readonly long _mapLength;
    private readonly int _scratchLength;

    /// <summary>As many as can run at once; calls beyond that allocate, and give their memory to the collector.</summary>
    private readonly Workspace?[] _kept = new Workspace?[Environment.ProcessorCount * 2];

    /// <summary>A pool for a plan.</summary>
    /// <param name="mapLength">Floats that the maps between the steps take, for one image.</param>
    /// <param name="stages">The layers that run in it, one at a time.</param>
    public WorkspacePool(long mapLength, ReadOnlySpan<Stage> stages)
    {
        _mapLength = mapLength;
        foreach (Stage stage in stages)
        {
            _scratchLength = Math.Max(_scratchLength, (stage.ScratchLength + Alignment - 1) / Alignment * Alignment);
        }
    }

    /// <summary>Takes a workspace for a call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The maps of so many images do not fit one array.</exception>
    public Workspace Rent(int batch)
    {
        long room = Array.MaxLength - Alignment - (long)_scratchLength;
        if (_mapLength > 0 && batch > room / _mapLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batch), batch, $"The maps of {batch} images do not fit one block of memory; at most {room / _mapLength} images do.");
        }

        int length = (int)(_mapLength * batch) + _scratchLength;
        Workspace? workspace = Take();
        if (workspace is null || workspace.Length < length)
        {
            workspace = new Workspace(this, length, _scratchLength);
        }

        workspace.Batch = batch;
        return workspace;
    }

    internal void Return(Workspace workspace)
    {
        for (int i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] is null && Interlocked.CompareExchange(ref _kept[i], workspace, null) is null)
            {
                return;
            }
        }
    }

    private Workspace? Take()
    {
        for (int i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] is not null && Interlocked.Exchange(ref _kept[i], null) is { } workspace)
            {
                return workspace;
            }
        }

        return null;
    }
}
