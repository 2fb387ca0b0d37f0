using ConvShape.Architecture;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV2010: a layer, or an argument of one, that has no effect, or not the one that is meant.</summary>
internal sealed class NoEffect() : LayerRule(Descriptors.NoEffect)
{
    protected override Finding? Check(int place, LayerInfo layer, CheckedModel model)
    {
        if (layer.Kind.HasWindow())
        {
            string window = $"{ModelText.WithArticle(ModelText.Window(layer.Kind, layer.Rows with { Dilation = 1 }, layer.Columns with { Dilation = 1 }))}";
            return IsDilatedInVain(layer)
                ? Find(place, ["d"], layer.Name, $"spreads nothing: {window} has no second tap", "d: 1").MendedBy("d", null, way: "d").MendedBy("d", "1", way: "d")
                : null;
        }

        int source = layer.Sources[0];
        string? reason =
            layer.Kind == LayerKind.Flatten && layer.Input.IsVector ? $"changes nothing: its input is {LayerText.Named(layer.Input)} already"
            : source < 0 ? null
            : Repeated(layer.Kind, model.Network.Layers[source]);
        return reason is null
            ? null
            : Find(place, [], layer.Name, reason, "no such layer here").LedBy(source).MendedBy(new Mend("", new RemoveLayer(place)));
    }

    private static bool IsDilatedInVain(LayerInfo layer) =>
        (layer.Rows.Dilation > 1 || layer.Columns.Dilation > 1) && layer.Rows.Kernel == 1 && layer.Columns.Kernel == 1;

    /// <summary>Why a function is of no use behind another; null where it may be, as mostly: a sigmoid of a sigmoid is another function.</summary>
    private static string? Repeated(LayerKind kind, LayerInfo before)
    {
        bool isShare = before.Kind is LayerKind.Sigmoid or LayerKind.HardSigmoid or LayerKind.Softmax;
        return kind switch
        {
            LayerKind.Relu or LayerKind.LeakyRelu when isShare || before.Kind is LayerKind.Relu or LayerKind.Relu6 =>
                $"changes nothing: no value of {before.Name} is negative",
            LayerKind.Relu6 when isShare || before.Kind == LayerKind.Relu6 => $"changes nothing: every value of {before.Name} is between 0 and 6",
            LayerKind.Softmax when before.Kind == LayerKind.Softmax => $"only evens out the probabilities of {before.Name}",
            _ => null,
        };
    }
}
