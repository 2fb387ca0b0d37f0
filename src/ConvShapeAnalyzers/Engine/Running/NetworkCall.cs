namespace ConvShape.Engine;

/// <summary>The maps that a call of a network reads and writes.</summary>
/// <param name="inputs">Every input.</param>
/// <param name="outputs">Every output, or the main one.</param>
/// <param name="isAll">Whether it is every output.</param>
internal readonly unsafe struct NetworkCall(nint* inputs, nint* outputs, bool isAll)
{
    public readonly nint* Inputs = inputs, Outputs = outputs;
    public readonly bool IsAll = isAll;
}
