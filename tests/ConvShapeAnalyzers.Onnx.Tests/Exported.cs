using System.Runtime.InteropServices;
using ConvShape.Architecture;
using ConvShape.Onnx.Graph;
using ConvShape.Onnx.Protobuf;
using ConvShape.Onnx.Weights;
using ConvShape.Tests.Conformance;
using ConvShape.Weights;

namespace ConvShape.Onnx.Tests;

/// <summary>What came out of an export, read back, and what it came from.</summary>
/// <param name="Model">The file's content.</param>
/// <param name="Layers">The layers.</param>
/// <param name="Tensors">Values of the model's tensors, by name.</param>
internal sealed record Exported(ModelProto Model, IReadOnlyList<LayerInfo> Layers, Func<string, ReadOnlyMemory<float>> Tensors)
{
    /// <summary>A model by the public way.</summary>
    public static Exported Of<TSelf, TInput, TOutput>(IConvModel<TSelf, TInput, TOutput> model, OnnxOptions? options = null)
        where TSelf : IConvModel<TSelf, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape
    {
        // As large as it will be: an array that doubles would be copied again and again.
        using MemoryStream file = new(checked((int)LayerInfo.TensorsOf(TSelf.Layers).Sum(tensor => tensor.Elements * sizeof(float) + 512)));
        model.ExportOnnx(file, options);
        file.Position = 0;
        ModelProto proto = ModelProto.Parser.ParseFrom(file);

        file.SetLength(0);
        model.Save(file);
        file.Position = 0;
        StateDict weights = StateDict.Load(file, typeof(TSelf).Name, LayerInfo.TensorsOf(TSelf.Layers));
        return new(proto, TSelf.Layers, name => weights[name]);
    }

    /// <summary>A layer alone, which reads as many inputs as it has.</summary>
    public static Exported Of(ConformanceCase sample)
    {
        LayerInfo layer = sample.Layer with { Sources = [.. Enumerable.Range(1, sample.Layer.Inputs.Length).Select(input => -input)] };
        ReadOnlyMemory<float>[] values = [sample.Tensors.Weight, sample.Tensors.Bias, sample.Tensors.Mean, sample.Tensors.Variance];
        ModelProto model = OnnxModel.Build(layer.Name, [layer], new());
        Initialisers.Fill(model, [.. layer.Tensors], Save);
        return new(model, [layer], name => values[Array.FindIndex([.. layer.Tensors], tensor => tensor.Name == name)]);

        void Save(Stream stream)
        {
            stream.Write(new byte[sizeof(long)]);
            for (int i = 0; i < layer.Tensors.Length; i++) stream.Write(MemoryMarshal.AsBytes(values[i].Span));
        }
    }
}
