using ConvShape.Architecture;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2008: two layers of weights with nothing non-linear between them, which one layer could do.</summary>
internal sealed class NothingBetween() : Rule(Descriptors.NothingBetween)
{
    public override IEnumerable<Finding> Check(CheckedModel model)
    {
        Readers readers = new(model);
        return Possible(model.Network)
            .Where(place => model.Network.Layers[place].Kind.IsWeighted())
            .Select(place => Check(place, model.Network.Layers[place], readers, model.Network))
            .OfType<Finding>();
    }

    private Finding? Check(int place, LayerInfo layer, Readers readers, InferredNetwork network)
    {
        int source = layer.Sources[0], reader = place;
        while (source >= 0 && readers.Only(source) == reader && IsLinear(network.Layers[source].Kind))
        {
            (reader, source) = (source, network.Layers[source].Sources[0]);
        }

        if (source < 0 || readers.Only(source) != reader || !network.IsExact[source] || !AreOne(network.Layers[source], layer))
        {
            return null;
        }

        LayerInfo before = network.Layers[source];
        Finding finding = Find(place, [], layer.Name, before.Name, LayerText.Named(before.Input), LayerText.Named(layer.Output))
            .LedBy(source)
            .MendedBy(new Mend("", new InsertAbove(place, "ConvShape.ReluLayerAttribute")));

        // Fewer values between the two than on either side save arithmetic: that is how large layers are cut in two.
        bool isBottleneck = before.Output.Elements < Math.Min(before.Input.Elements, layer.Output.Elements);
        bool areLinear = before.Kind == LayerKind.Linear && layer.Kind == LayerKind.Linear;
        return areLinear && !isBottleneck ? finding : finding with { Severity = DiagnosticSeverity.Info };
    }

    /// <summary>What one matrix could do along with another: at inference a normalisation scales and shifts, and dropout does nothing.</summary>
    private static bool IsLinear(LayerKind kind) => kind is LayerKind.BatchNorm or LayerKind.Dropout or LayerKind.Flatten;

    /// <summary>
    /// Whether one layer of the same kind as one of the two has both. Two larger windows, or one behind a grouped convolution, are cheaper
    /// apart, as separable convolutions are.
    /// </summary>
    private static bool AreOne(LayerInfo before, LayerInfo layer) =>
        layer.Kind == LayerKind.Linear ? before.Kind == LayerKind.Linear
        : layer.Kind == LayerKind.Convolution && before.Kind == LayerKind.Convolution && IsPoint(layer) && before.Groups == 1;

    private static bool IsPoint(LayerInfo layer) =>
        layer.Groups == 1 && layer.Rows is { Kernel: 1, PaddingStart: 0, PaddingEnd: 0 } && layer.Columns is { Kernel: 1, PaddingStart: 0, PaddingEnd: 0 };
}
