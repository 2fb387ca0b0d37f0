using System.IO.Compression;
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
        for (uint i = 0; i < count; i++)
        {
            uint x = unchecked(i * 2654435761u + seed * 2246822519u);
            x ^= x >> 16;
            x = unchecked(x * 0x85EBCA6Bu);
            x ^= x >> 13;
            x = unchecked(x * 0xC2B2AE35u);
            x ^= x >> 16;
            values[i] = (x >> 8) / 8388608f - 1;
        }

        return values;
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
