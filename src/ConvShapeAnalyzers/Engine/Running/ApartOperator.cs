using ConvShape.Arithmetic;

namespace ConvShape.Engine;

/// <summary>
/// A network as one step whose items are parts of a batch, so that each thread runs all layers on images of its own: no thread waits for another
/// after every layer, and what one has written no other reads. Set anew for each call.
/// </summary>
internal sealed unsafe class ApartOperator : LayerOperator
{
    private NetworkRunner? _runner;
    private ForwardOptions? _options;
    private NetworkCall _call;
    private int _images;
    private int _parts;

    public override long Work => Saturating.Multiply(_runner!.Work, (long)_images * _parts);

    public override int Items(int phase, int batch) => _parts;

    /// <summary>Runs parts of a batch.</summary>
    /// <param name="runner">The network.</param>
    /// <param name="call">The maps that it reads and writes.</param>
    /// <param name="options">What ends it early.</param>
    /// <param name="images">Images of a part.</param>
    /// <param name="parts">How many parts.</param>
    /// <param name="workspace">The threads, and memory for one part.</param>
    public void Run(NetworkRunner runner, NetworkCall call, ForwardOptions? options, int images, int parts, Workspace workspace)
    {
        (_runner, _call, _options, _images, _parts) = (runner, call, options, images, parts);
        try
        {
            OperatorCall all = new() { Batch = 1 };
            workspace.Team.Run(this, &all, workspace.Memory.Shared);
        }
        finally
        {
            (_runner, _options) = (null, null);
        }
    }

    public override void Run(OperatorCall* call, int phase, int item, float* own) =>
        _runner!.Run(_call, item * _images, _images, _runner.MemoryAt(own), team: null, _options);
}
