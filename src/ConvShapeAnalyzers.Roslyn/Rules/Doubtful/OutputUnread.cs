using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2009: a layer whose output nothing reads.</summary>
internal sealed class OutputUnread() : Rule(Descriptors.OutputUnread)
{
    public override IEnumerable<Finding> Check(CheckedModel model)
    {
        HashSet<int> read = [.. model.Network.Outputs];
        foreach (LayerInfo layer in model.Network.Layers)
        {
            foreach (int source in layer.Sources)
            {
                read.Add(source);
            }
        }

        // A layer with a source that could not be found may have meant any of them.
        bool isComplete = model.Declaration.Network.Layers.All(node => node.IsCertain);
        for (int i = 0; i < model.Network.Layers.Length && isComplete; i++)
        {
            if (!read.Contains(i))
            {
                yield return Find(i, [], model.Network.Layers[i].Name, ModelText.Map(model.Network.Layers[i].Output));
            }
        }
    }
}
