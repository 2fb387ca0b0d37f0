using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1012: more elements than an array can hold.</summary>
internal sealed class SizeBeyondArrays() : ShapeRule<TooManyElements>(Descriptors.SizeBeyondArrays)
{
    protected override Finding Explain(TooManyElements problem, CheckedModel model)
    {
        string elements = problem.Elements == long.MaxValue ? "2⁶³ or more" : LayerText.Count(problem.Elements);
        return Find(
            problem.Layer, ["filters", "features", "p", "k", "channels"], ModelText.Name(model.Network, problem.Layer), problem.What, elements);
    }
}
