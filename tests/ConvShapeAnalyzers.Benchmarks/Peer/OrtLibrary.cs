using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ConvShape.Benchmarks.Peer;

/// <summary>ONNX Runtime's library for this machine, out of the npm package that brings it.</summary>
internal static class OrtLibrary
{
    private const string Package = "onnxruntime-node@1.30.0";

    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "peer");

    /// <summary>The library; installed where it is not there yet. Null, and says why, where that cannot be.</summary>
    public static string? Find()
    {
        if (Installed() is string library)
        {
            return library;
        }

        Console.Error.WriteLine($"Installing {Package} into {Path.GetRelativePath(Repository.Root, Folder)}.");
        try
        {
            Directory.CreateDirectory(Folder);
            // The package's own scripts would fetch a library for graphics cards.
            string[] quiet = ["--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"];
            using Process npm = Process.Start(Npm(["install", .. quiet, "--prefix", Folder, Package]))!;
            npm.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            Console.Error.WriteLine($"npm cannot be started: {exception.Message}");
        }

        return Installed();
    }

    private static ProcessStartInfo Npm(params string[] arguments) =>
        OperatingSystem.IsWindows() ? new("cmd", ["/c", "npm", .. arguments]) : new("npm", arguments);

    private static string? Installed()
    {
        (string system, string file) = OperatingSystem.IsWindows() ? ("win32", "onnxruntime.dll")
            : OperatingSystem.IsMacOS() ? ("darwin", "libonnxruntime.1.dylib")
            : ("linux", "libonnxruntime.so.1");
        string processor = RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";
        string binaries = Path.Combine(Folder, "node_modules", "onnxruntime-node", "bin");
        return !Directory.Exists(binaries)
            ? null
            : Directory.EnumerateDirectories(binaries).Select(napi => Path.Combine(napi, system, processor, file)).FirstOrDefault(File.Exists);
    }
}
