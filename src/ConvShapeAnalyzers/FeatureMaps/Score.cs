namespace ConvShape;

/// <summary>One of the largest values of a map.</summary>
/// <param name="Index">Where it stands: for a vector of class scores, the class.</param>
/// <param name="Value">The value.</param>
public readonly record struct Score(int Index, float Value);
