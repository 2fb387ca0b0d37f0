using System.Globalization;
using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV3001: the model class is not partial.</summary>
internal sealed class PartialMissing() : DeclarationRule<NotPartial>(Descriptors.PartialMissing)
{
    public const string OfModel = "its layers, weights and Forward are", OfBlock = "what other assemblies read of it is";

    protected override Finding Explain(NotPartial problem) => Find(problem.Layer, [], problem.Host, OfModel);
}

/// <summary>CONV3003: layers on several parts of a class.</summary>
internal sealed class LayersSpread() : DeclarationRule<LayersElsewhere>(Descriptors.LayersSpread)
{
    public static readonly string[] OfModel = ["[InputShape]", "[InputShape]"], OfBlock = ["other layers", "its first"];

    protected override Finding Explain(LayersElsewhere problem) => Find(Place.Elsewhere, [], [problem.Host, .. OfModel]);
}

/// <summary>CONV3004, first half: a name that no earlier layer has.</summary>
internal sealed class SourceUnknown() : DeclarationRule<UnknownSource>(Descriptors.SourceUnknown)
{
    protected override Finding Explain(UnknownSource problem)
    {
        Finding finding = Find(
            problem.Layer,
            [problem.Argument],
            problem.LayerName,
            $"reads '{problem.Name}', but no earlier layer or block has that name",
            problem.Nearest.Length == 0 ? "the name of one above it, or \"in\" for the input" : $"the name of one above it (did you mean '{problem.Nearest}'?)");

        return problem.Nearest.Length == 0 ? finding : finding.MendedBy(new Mend("", new RenameSource(problem.Layer, problem.Name, problem.Nearest)));
    }
}

/// <summary>CONV3004, second half: one map named twice.</summary>
internal sealed class SourceRepeated() : DeclarationRule<RepeatedSource>(Descriptors.SourceUnknown)
{
    protected override Finding Explain(RepeatedSource problem) => Find(
        problem.Layer,
        [problem.Argument],
        problem.LayerName,
        problem.IsAbove ? $"names '{problem.Name}', which it reads already as the layer above" : $"reads '{problem.Name}' twice",
        "each map once");
}

/// <summary>CONV3008: a block inside itself, or repeats without end.</summary>
internal sealed class BlockEndless() : DeclarationRule<EndlessBlock>(Descriptors.BlockEndless)
{
    protected override Finding Explain(EndlessBlock problem) => Find(problem.Layer, ["Repeat"], Words(problem.Block, problem.Chain, problem.Reason));

    public static object[] Words(string block, string chain, EndlessReason reason) => reason switch
    {
        EndlessReason.InsideItself => [block, "stands inside itself", chain, "a block that does not lead back to itself"],
        EndlessReason.TooDeep => [block, $"stands more than {LayerText.Number(NetworkBuilder.MaximumDepth)} blocks deep", chain, "fewer blocks inside one another"],
        _ => [block, $"expands to more than {LayerText.Count(NetworkBuilder.MaximumSteps)} layers and blocks", chain, "fewer repeats"],
    };
}

/// <summary>CONV3005: a layer's name is taken, or cannot be a property.</summary>
internal sealed class LayerName() : Rule(Descriptors.LayerName)
{
    public override IEnumerable<Finding> Check(CheckedModel model)
    {
        HashSet<string?> properties = [
            .. model.Network.Layers.Select(layer => layer.Name).Concat(model.Declaration.Blocks.Select(block => block.Name)).Select(LayerNames.ToIdentifier),
            .. LayerNames.Generated,
            .. LayerNames.GeneratedForOutputs,
            model.Declaration.Host.Name];
        foreach (UnusableName problem in model.Declaration.Problems.OfType<UnusableName>())
        {
            Finding finding = Find(problem.Layer, [problem.Argument], problem.LayerName, problem.Reason);
            string[] free = LayerNames.ToIdentifier(problem.LayerName) is null || problem.LayerName == Scope.InputName ? [] : Free(problem.LayerName, properties).ToArray();
            properties.Add(LayerNames.ToIdentifier(free.FirstOrDefault() ?? ""));
            yield return finding.MendedBy(
                free.Select(name => new Mend("", new SetArgument(problem.Layer, problem.Argument, SymbolDisplay.FormatLiteral(name, quote: true)))));
        }
    }

    /// <summary>Names like one that is taken, counted on: <c>conv2</c>, <c>conv3</c>, … Several, since the class may have members of such names too.</summary>
    private static IEnumerable<string> Free(string name, HashSet<string?> taken)
    {
        string stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        long number = int.TryParse(name.Substring(stem.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int written) ? written : 1;
        return Enumerable.Range(1, 100)
            .Select(more => stem + LayerText.Number(number + more))
            .Where(next => LayerNames.ToIdentifier(next) is { } property && !taken.Contains(property))
            .Take(5);
    }
}

/// <summary>CONV3006, first half: a type that cannot carry a model.</summary>
internal sealed class HostUnfit() : DeclarationRule<UnusableHost>(Descriptors.HostUnfit)
{
    public const string OfModel = "carry a model", OfBlock = "be a block";

    protected override Finding Explain(UnusableHost problem) => Find(problem.Layer, [], problem.Host, OfModel, problem.Reason, problem.Remedy);
}

/// <summary>CONV3006, second half: a block of another assembly, without its layers.</summary>
internal sealed class BlockUnreadable() : DeclarationRule<UnreadableBlock>(Descriptors.HostUnfit)
{
    protected override Finding Explain(UnreadableBlock problem) => Find(
        problem.Layer,
        [],
        problem.Block,
        HostUnfit.OfBlock,
        $"comes from {problem.Assembly} without layers that can be read",
        $"build {problem.Assembly} without errors, with the analyzers of this package");
}

/// <summary>CONV3007: an input shape without a layer.</summary>
internal sealed class LayersMissing() : DeclarationRule<NoLayers>(Descriptors.LayersMissing)
{
    protected override Finding Explain(NoLayers problem) => Find(problem.Layer, [], problem.Host);
}
