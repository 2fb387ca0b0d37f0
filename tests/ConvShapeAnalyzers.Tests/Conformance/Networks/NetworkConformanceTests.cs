using ConvShape.Architecture;

namespace ConvShape.Tests.Conformance.Networks;

/// <summary>Whole networks, declared as a user declares them, load what PyTorch saves and give what PyTorch gives.</summary>
public sealed class NetworkConformanceTests
{
    /// <summary>Of the largest output: float32 through a dozen layers against float64.</summary>
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Names => [.. NetworkCase.All.Keys];

    [Fact]
    public void Every_network_declared_here_has_its_case() =>
        Assert.Equal(NetworkCase.All.Keys.Order(), LoadedNetwork.Declared.Select(type => type.Name).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_have_the_names_and_shapes_of_the_state_dict(string name)
    {
        NetworkCase network = NetworkCase.All[name];
        Assert.Equal(
            network.Parameters.Select(parameter => (parameter.Name, string.Join('×', parameter.Shape))),
            LayerInfo.TensorsOf(LoadedNetwork.LayersOf(name)).Select(tensor => (tensor.Name, string.Join('×', tensor.Shape))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Layers_have_the_names_and_shapes_of_the_modules(string name)
    {
        NetworkCase network = NetworkCase.All[name];
        Assert.Equal(
            network.Layers.Select(layer => (layer.Name, layer.Output)),
            LoadedNetwork.LayersOf(name).Select(layer => (layer.Name, layer.Output.ToString())));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_layer_run_alone_gives_what_its_module_gives(string name)
    {
        NetworkCase network = NetworkCase.All[name];
        float[] values = network.Input;
        foreach ((Stage stage, NetworkCase.Layer module) in LoadedNetwork.Load(network).Stages.Zip(network.Layers))
        {
            float[] output = new float[stage.Layers[0].Output.Elements * network.Batch];
            stage.Runner.Run(values, output, network.Batch);
            AssertClose(module.Picked, ConformanceFile.Picked(output), module.Largest, $"{name}, {module.Name}");
            values = output;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_network_run_whole_gives_what_PyTorch_gives(string name)
    {
        NetworkCase network = NetworkCase.All[name];
        float[] output = LoadedNetwork.Load(network).Forward(network.Input, network.Batch);
        AssertClose(network.Expected, output, network.Layers[^1].Largest, name);
    }

    private static void AssertClose(double[] expected, float[] actual, double largest, string what)
    {
        Assert.Equal(expected.Length, actual.Length);

        // Math.Max keeps a NaN, which Enumerable.Max passes over.
        double error = expected.Zip(actual, (wanted, given) => Math.Abs(wanted - given)).Aggregate(Math.Max) / largest;
        Assert.True(error <= Tolerance, FormattableString.Invariant($"{what}: an error of {error:E1} of the largest output"));
    }
}
