namespace ConvShape.Engine;

/// <summary>
/// A network's steps being made as a step of its own, each an item, so that the threads that are to run them pack their weights: to bring in the
/// thread pool takes longer than most networks.
/// </summary>
/// <param name="make">Makes a step, given its place.</param>
/// <param name="steps">Number of steps.</param>
internal sealed unsafe class PackOperator(Action<int> make, int steps) : LayerOperator
{
    /// <summary>Always worth all threads that it is given.</summary>
    public override long Work => long.MaxValue;

    public override int Items(int phase, int batch) => steps;

    public override void Run(OperatorCall* call, int phase, int item, float* own) => make(item);
}
