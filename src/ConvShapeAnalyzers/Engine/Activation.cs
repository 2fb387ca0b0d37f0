namespace ConvShape.Engine;

/// <summary>What runs on the results of a layer while they are at hand, so that no second pass over memory is needed.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public enum Activation
{
    /// <summary>Results are written as they are.</summary>
    None,

    /// <summary>max(0, x). NaN stays NaN, and −0 stays −0, as in PyTorch.</summary>
    Relu,
}
