using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ConvShape.Architecture;
using ConvShape.Weights;

namespace ConvShape.Tests.Conformance;

/// <summary>What a network is filled with here is what PyTorch's was filled with.</summary>
public sealed class FormulaWeightsTests
{
    public static TheoryData<string> Names => [.. TorchvisionCase.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_tensor_has_the_bits_that_PyTorch_ran_with(string name)
    {
        TorchvisionCase network = TorchvisionCase.All[name];
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (TensorSpec tensor in network.Tensors)
        {
            hash.AppendData(MemoryMarshal.AsBytes<float>(FormulaWeights.Values(tensor, network.Gain)));
        }

        Assert.Equal(network.Sha256, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [Fact]
    public void A_file_of_them_loads()
    {
        TorchvisionCase network = TorchvisionCase.All["MobileNetV3Large"];
        using MemoryStream file = new();
        FormulaWeights.Write(file, network.Tensors, network.Gain);
        file.Position = 0;
        StateDict weights = StateDict.Load(file, network.Name, network.Tensors);
        foreach (TensorSpec tensor in network.Tensors)
        {
            Assert.Equal(FormulaWeights.Values(tensor, network.Gain), weights[tensor.Name].ToArray());
        }
    }
}
