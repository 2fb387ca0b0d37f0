using ConvShape.Architecture;
using ConvShape.Onnx.Weights;
using Digits;

namespace ConvShape.Onnx.Tests;

public sealed class TensorSinkTests
{
    private static readonly IReadOnlyList<TensorSpec> Tensors = LayerInfo.TensorsOf(LeNet5.Layers);

    private static readonly byte[] File = Saved();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void Bytes_may_come_in_any_parts(int part)
    {
        using TensorSink sink = new(Tensors);

        foreach (byte[] bytes in File.Chunk(part)) sink.Write(bytes);

        byte[] data = [.. sink.Values.SelectMany(values => values)];
        Assert.Equal(Tensors.Select(tensor => tensor.Elements * sizeof(float)), sink.Values.Select(values => (long)values.Length));
        Assert.Equal(File[^data.Length..], data);
    }

    [Fact]
    public void Too_few_bytes_are_an_error()
    {
        using TensorSink sink = new(Tensors);
        sink.Write(File.AsSpan()[..^1]);

        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => sink.Values);

        Assert.Equal("The weights end within linear3.bias.", exception.Message);
    }

    [Fact]
    public void Too_many_bytes_are_an_error()
    {
        using TensorSink sink = new(Tensors);
        sink.Write(File);

        Assert.Throws<InvalidDataException>(() => sink.Write([0]));
    }

    private static byte[] Saved()
    {
        using MemoryStream file = new();
        LeNet5.CreateRandom(1).Save(file);
        return file.ToArray();
    }
}
