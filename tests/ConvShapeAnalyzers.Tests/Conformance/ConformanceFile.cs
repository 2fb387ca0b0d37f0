using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvShape.Tests.Conformance;

/// <summary>What the scripts of this folder write, one line of JSON for each case, and the values that both sides compute.</summary>
internal static class ConformanceFile
{
    private const string Folder = "tests/ConvShapeAnalyzers.Tests/Conformance";

    public static IEnumerable<T> Read<T>(string name, Func<JsonElement, T> parse)
    {
        using GZipStream stream = new(File.OpenRead(Locate(Path.Combine(Folder, name))), CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is string line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            yield return parse(document.RootElement);
        }
    }

    /// <summary>Multiples of 2⁻²³ in [−1, 1): the function of the same name in make_layer_cases.py.</summary>
    public static float[] Values(int count, uint seed)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Hash(i, seed) / 8388608f - 1;
        }

        return values;
    }

    /// <summary>−8 to 8: the function of the same name in make_layer_cases.py.</summary>
    public static float[] Integers(int count, uint seed)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Hash(i, seed) % 17 - 8f;
        }

        return values;
    }

    /// <summary>32 values spread over an output: the function of the same name in make_network_cases.py.</summary>
    public static float[] Picked(float[] output) => [.. Enumerable.Range(0, 32).Select(i => output[i * 2654435761L % output.Length])];

    /// <summary>What encode in make_layer_cases.py wrote.</summary>
    public static float[] Floats(JsonElement json) => MemoryMarshal.Cast<byte, float>(json.GetBytesFromBase64()).ToArray();

    /// <summary>24 bits by the finaliser of MurmurHash3 over position and seed.</summary>
    private static uint Hash(int position, uint seed)
    {
        uint x = unchecked((uint)position * 2654435761u + seed * 2246822519u);
        x ^= x >> 16;
        x = unchecked(x * 0x85EBCA6Bu);
        x ^= x >> 13;
        x = unchecked(x * 0xC2B2AE35u);
        x ^= x >> 16;
        return x >> 8;
    }

    /// <summary>The file in the repository, above wherever the tests were built to.</summary>
    private static string Locate(string file)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException($"{file} is in no folder above {AppContext.BaseDirectory}.");
    }
}
