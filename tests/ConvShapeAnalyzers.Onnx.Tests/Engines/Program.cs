using System.Diagnostics;

namespace ConvShape.Onnx.Tests.Engines;

/// <summary>Programs beside .NET.</summary>
internal static class Program
{
    /// <summary>A script of this folder.</summary>
    public static string Script(string name) => Path.Combine(Repository.Root, "tests/ConvShapeAnalyzers.Onnx.Tests/Engines", name);

    /// <summary>Runs a program to its end; what it printed.</summary>
    public static string Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {output}");
        return output;
    }
}

/// <summary>ONNX's own checker and shape inference, in Python.</summary>
internal static class OnnxChecker
{
    /// <summary>Checks every file of a folder; fails where one does. CONVSHAPE_PYTHON names a Python that has the package onnx.</summary>
    public static string Run(string folder) =>
        Program.Run(Environment.GetEnvironmentVariable("CONVSHAPE_PYTHON") ?? "python3", Program.Script("check_onnx.py"), folder);
}
