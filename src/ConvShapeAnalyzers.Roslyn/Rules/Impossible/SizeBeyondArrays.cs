using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1012: more elements than an array can hold.</summary>
internal sealed class SizeBeyondArrays() : ShapeRule<TooManyElements>(Descriptors.SizeBeyondArrays)
{
    protected override Finding Explain(TooManyElements problem, CheckedModel model)
    {
        string elements = problem.Elements == long.MaxValue ? "2⁶³ or more" : LayerText.Count(problem.Elements);
        return Find(
            problem.Layer, Arguments(problem, model.Network), ModelText.Name(model.Network, problem.Layer), problem.What, elements);
    }

    /// <summary>The likeliest argument first.</summary>
    private static string[] Arguments(TooManyElements problem, InferredNetwork network) => problem.What switch
    {
        TooManyElements.Input => ["channels"],
        TooManyElements.PaddedMap => ["p", "Padding", "d", "k"],
        TooManyElements.FeatureMap when network.Layers[problem.Layer].Kind == LayerKind.TransposedConvolution => ["s", "filters", "d", "k"],
        _ => ["filters", "features", "Multiplier", "scale", "h", "p", "k"],
    };
}
