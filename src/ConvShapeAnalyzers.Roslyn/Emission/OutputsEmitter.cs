using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;

namespace ConvShape.Roslyn.Emission;

/// <summary>Writes what a model with several results has more than others: a class of maps for them, and the methods that fill it.</summary>
internal static class OutputsEmitter
{
    private const string ClassName = "Outputs";

    public static void Emit(ModelCode code)
    {
        int[] outputs = code.Network.Outputs.ToArray();
        if (outputs.Length < 2)
        {
            return;
        }

        string name = ModelCode.Literal(code.Declaration.Host.Name), input = code.FeatureMap(code.Network.Input);
        string results = string.Join(", ", outputs.Select(output => code.Output(output).ToString()));
        string all = $"Runs the network for all its results, {code.Network.Input} → {results} for each image of the batch; they are new.";
        code.Writer.Doc("summary", all);
        code.Body($"public {ClassName} ForwardAll({input} input)", "return ForwardAll(input, null);");
        code.Writer.Doc("summary", all);
        code.Body(
            $"public {ClassName} ForwardAll({input} input, {ModelCode.ForwardOptions})",
            "global::System.ArgumentNullException.ThrowIfNull(input);",
            $"{ClassName} outputs = new(input.Batch);",
            "Forward(input, outputs, options);",
            "return outputs;");
        string into = "Runs the network for all its results into given maps of the same batch; nothing is allocated once warm.";
        code.Writer.Doc("summary", into);
        code.Body($"public void Forward({input} input, {ClassName} outputs)", "Forward(input, outputs, null);");
        code.Writer.Doc("summary", into);
        code.Body(
            $"public void Forward({input} input, {ClassName} outputs, {ModelCode.ForwardOptions})",
            "global::System.ArgumentNullException.ThrowIfNull(outputs);",
            $"{ModelCode.Engine}.ModelCall.Check({name}, input, outputs.__maps);",
            "__runner.Run(input.Values, outputs.__maps, input.Batch, options);");
        Class(code, outputs);
        code.Writer.Line();
    }

    private static void Class(ModelCode code, int[] outputs)
    {
        HashSet<string> taken = new([ClassName, "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize"], StringComparer.Ordinal);
        string[] properties = outputs.Select(output => ModelCode.Unique(PropertyName(code.Network.Layers[output]), taken)).ToArray();
        code.Writer.Doc("summary", $"Maps for all results of {code.Declaration.Host.Name}.");
        code.Tag();
        using CodeWriter.Scope members = code.Writer.Block($"public sealed class {ClassName}");
        if (code.Error is null)
        {
            code.Writer.Line($"internal readonly {ModelCode.Engine}.OutputMaps __maps;");
            code.Writer.Line();
        }

        code.Writer.Doc("summary", "Maps of zeros, for a batch of so many images.");
        string list = string.Concat(properties.Select(property => $".With({property})"));
        code.Body(
            $"public {ClassName}(int batch = 1)",
            [.. properties.Select(property => $"{property} = new(batch);"), $"__maps = new {ModelCode.Engine}.OutputMaps(){list};"]);
        for (int i = 0; i < outputs.Length; i++)
        {
            LayerInfo layer = code.Network.Layers[outputs[i]];
            code.Writer.Doc("summary", $"What {layer.Name} gives out: {layer.Output} for each image of the batch.");
            code.Property(code.FeatureMap(layer.Output), properties[i]);
            code.Writer.Line();
        }
    }

    private static string PropertyName(LayerInfo output) => output.Kind == LayerKind.Output ? LayerNames.ToIdentifier(output.Name) ?? "Output" : "Result";
}
