using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>A tensor that a model declares: what a weights file must hold under this name.</summary>
/// <param name="Name">Name in the state dict, e.g. <c>conv1.weight</c>.</param>
/// <param name="Shape">Sizes along each axis, outermost first: F×(C/g)×kh×kw for a convolution, outputs×inputs for a linear layer.</param>
/// <param name="FanIn">How many inputs feed one output: what random initialisation scales by. 0 for a normalisation's tensors.</param>
public sealed record TensorSpec(string Name, EquatableArray<int> Shape, int FanIn)
{
    /// <summary>Whether it is kept with the weights but not learned, as the running mean and variance of a normalisation: no parameter.</summary>
    public bool IsBuffer { get; init; }

    /// <summary>Number of values.</summary>
    public long Elements
    {
        get
        {
            long elements = 1;
            for (int axis = 0; axis < Shape.Length; axis++)
            {
                elements = Saturating.Multiply(elements, Shape[axis]);
            }

            return elements;
        }
    }
}
