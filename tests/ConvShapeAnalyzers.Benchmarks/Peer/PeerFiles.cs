using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvShape.Benchmarks.Peer;

/// <summary>The same weights for every engine, as files, in a folder of their own for each network.</summary>
internal sealed class PeerFiles(PeerNetwork network)
{
    private readonly string _folder = Path.Combine(Repository.Root, "artifacts", "peer", "networks", network.Name);

    public string Weights => Path.Combine(_folder, "weights.safetensors");

    public string Onnx => Path.Combine(_folder, "network.onnx");

    /// <summary>Writes the files anew.</summary>
    public void Write()
    {
        Directory.CreateDirectory(_folder);
        network.Draw(Weights);
        KeepVariance(Weights);
        network.Export(Weights, Onnx);
    }

    /// <summary>Removes them: those of all networks are gigabytes.</summary>
    public void Delete() => Directory.Delete(_folder, recursive: true);

    /// <summary>
    /// Scales what PyTorch draws by default, of variance 1/(3n), to the 2/n that keeps values of one size through layers of ReLU (He et al.:
    /// Delving deep into rectifiers, 2015). Otherwise deep networks would work on ever smaller values, and give out their last bias.
    /// </summary>
    private static void KeepVariance(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using JsonDocument tensors = JsonDocument.Parse(file.AsMemory(sizeof(long), header));
        foreach (JsonProperty tensor in tensors.RootElement.EnumerateObject())
        {
            if (tensor.Value.TryGetProperty("shape", out JsonElement shape) && shape.GetArrayLength() >= 2)
            {
                JsonElement offsets = tensor.Value.GetProperty("data_offsets");
                int first = sizeof(long) + header + offsets[0].GetInt32(), last = sizeof(long) + header + offsets[1].GetInt32();
                foreach (ref float value in MemoryMarshal.Cast<byte, float>(file.AsSpan(first..last)))
                {
                    value *= MathF.Sqrt(6);
                }
            }
        }

        File.WriteAllBytes(path, file);
    }
}
