using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ConvShape.Architecture;

namespace ConvShape.Benchmarks.Peer;

/// <summary>PyTorch, in a second process that does one thing for each line that it is sent, and answers with a line.</summary>
internal sealed class TorchContender : Contender
{
    private readonly Process _process;
    private readonly PeerNetwork _network;
    private readonly string _values = Path.GetTempFileName();

    private TorchContender(string name, Process process, PeerNetwork network)
        : base(name) => (_process, _network) = (process, network);

    /// <summary>A Python that has PyTorch. Null, and says so, where there is none.</summary>
    public static string? FindPython()
    {
        string? python = Array.Find(["python3", "/usr/bin/python3", "python"], HasTorch);
        if (python is null)
        {
            Console.Error.WriteLine("There is no Python with PyTorch and NumPy here.");
        }

        return python;
    }

    /// <summary>Starts the process with a network.</summary>
    public static TorchContender Start(string python, PeerNetwork network, string weights, int threads)
    {
        Process process = Process.Start(new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "Peer", "torch_peer.py")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string version = Ask(process, JsonSerializer.Serialize(new { threads, weights, layers = network.Layers.Select(Describe) }));
        return new TorchContender($"PyTorch {version}", process, network);
    }

    public override void Bind(float[] input, int batch)
    {
        File.WriteAllBytes(_values, MemoryMarshal.AsBytes<float>(input));
        MapShape shape = _network.Input;
        Ask($"bind {batch} {shape.Channels} {shape.Height} {shape.Width} {_values}");
    }

    public override double Measure(int calls) => double.Parse(Ask($"run {calls}"), CultureInfo.InvariantCulture);

    public override float[] Output()
    {
        Ask($"output {_values}");
        return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(_values)).ToArray();
    }

    public override void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_values);
    }

    private static bool HasTorch(string python)
    {
        try
        {
            ProcessStartInfo start = new(python, ["-c", "import numpy, torch"]) { UseShellExecute = false, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private string Ask(string line) => Ask(_process, line);

    private static string Ask(Process process, string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch's process has ended.");
    }

    /// <summary>A layer in the words of torch_peer.py.</summary>
    private static object Describe(LayerInfo layer) => new
    {
        name = layer.Name,
        kind = layer.Kind.ToString(),
        sources = layer.Sources,
        kernel = (int[])[layer.Rows.Kernel, layer.Columns.Kernel],
        stride = (int[])[layer.Rows.Stride, layer.Columns.Stride],
        dilation = (int[])[layer.Rows.Dilation, layer.Columns.Dilation],
        padding = (int[])[layer.Rows.PaddingStart, layer.Rows.PaddingEnd, layer.Columns.PaddingStart, layer.Columns.PaddingEnd],
        ceil = layer.Rows.CeilMode,
        countPadding = layer.CountIncludePad,
        groups = layer.Groups,
        outputPadding = (int[])[layer.OutputPaddingRows, layer.OutputPaddingColumns],
        slope = layer.Slope,
        epsilon = layer.Epsilon,
        nearest = layer.Interpolation == Interpolation.Nearest,
        size = (int[])[layer.Output.Height.Value, layer.Output.Width.Value],
    };
}
