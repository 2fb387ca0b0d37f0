using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvShape.Onnx.Tests.Engines;

/// <summary>A model and a batch to run it with.</summary>
/// <param name="Model">Path of the file.</param>
/// <param name="Inputs">Name, dimensions and values of every input.</param>
/// <param name="Outputs">Names of the results to take.</param>
internal sealed record EngineRun(string Model, (string Name, int[] Dimensions, float[] Values)[] Inputs, params string[] Outputs);

/// <summary>ONNX Runtime, by way of its package for Node.js.</summary>
internal static class OnnxRuntime
{
    private const string Package = "onnxruntime-node@1.30.0";

    /// <summary>Runs models; the results are those of every run in order, null for a run that failed.</summary>
    /// <param name="folder">Takes what is passed to the engine and back.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="log">What the engine had to say.</param>
    public static float[][]?[] Run(string folder, IReadOnlyList<EngineRun> runs, out string log)
    {
        string list = Path.Combine(folder, "cases.json");
        File.WriteAllText(list, JsonSerializer.Serialize(runs.Select((run, i) => new
        {
            model = run.Model,
            inputs = run.Inputs.ToDictionary(
                input => input.Name, input => new { dims = input.Dimensions, file = Write(folder, i, input.Name, input.Values) }),
            outputs = run.Outputs.ToDictionary(output => output, output => Place(folder, i, output)),
        })));
        log = Program.Run("node", Program.Script("run_onnx.mjs"), Installed(), list);
        return [.. runs.Select((run, i) => run.Outputs.All(output => File.Exists(Place(folder, i, output)))
            ? run.Outputs.Select(output => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Place(folder, i, output))).ToArray()).ToArray()
            : null)];
    }

    /// <summary>The folder that has the package, installed there when it is first needed.</summary>
    private static string Installed()
    {
        string folder = Path.Combine(Repository.Root, "artifacts/onnxruntime");
        if (!Directory.Exists(Path.Combine(folder, "node_modules/onnxruntime-node")))
        {
            Directory.CreateDirectory(folder);
            Program.Run("npm", "install", "--ignore-scripts", "--no-save", "--prefix", folder, Package);
        }

        return folder;
    }

    private static string Place(string folder, int run, string value) =>
        Path.Combine(folder, FormattableString.Invariant($"{run}.{value}.bin"));

    private static string Write(string folder, int run, string input, float[] values)
    {
        string path = Place(folder, run, input);
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<float>(values));
        return path;
    }
}
