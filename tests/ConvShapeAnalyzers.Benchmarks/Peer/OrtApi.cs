using System.Runtime.InteropServices;
using System.Text;

namespace ConvShape.Benchmarks.Peer;

/// <summary>
/// The C interface of ONNX Runtime: a table of functions, in the order in which onnxruntime_c_api.h declares them. It only ever grows at
/// its end; all that is called here is of its first version.
/// </summary>
internal sealed unsafe class OrtApi
{
    private const uint FirstVersion = 1;

    private readonly void** _functions;

    /// <summary>Loads the library.</summary>
    /// <exception cref="DllNotFoundException">There is none, or none for this machine.</exception>
    public OrtApi(string library)
    {
        nint handle = NativeLibrary.Load(library);
        var getBase = (delegate* unmanaged<ApiBase*>)NativeLibrary.GetExport(handle, "OrtGetApiBase");
        ApiBase* api = getBase();
        _functions = api->GetApi(FirstVersion);
        Version = Marshal.PtrToStringUTF8((nint)api->GetVersionString()) ?? "";
    }

    /// <summary>As in "1.30.0".</summary>
    public string Version { get; }

    // The number of each function is its place in the header's struct OrtApi.
    private delegate* unmanaged<nint, byte*> GetErrorMessage => (delegate* unmanaged<nint, byte*>)_functions[2];
    public delegate* unmanaged<int, byte*, nint*, nint> CreateEnv => (delegate* unmanaged<int, byte*, nint*, nint>)_functions[3];
    public delegate* unmanaged<nint, byte*, nint, nint*, nint> CreateSession => (delegate* unmanaged<nint, byte*, nint, nint*, nint>)_functions[7];
    public delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint> Run =>
        (delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)_functions[9];

    public delegate* unmanaged<nint*, nint> CreateSessionOptions => (delegate* unmanaged<nint*, nint>)_functions[10];
    public delegate* unmanaged<nint, int, nint> SetSessionExecutionMode => (delegate* unmanaged<nint, int, nint>)_functions[13];
    public delegate* unmanaged<nint, int, nint> SetSessionGraphOptimizationLevel => (delegate* unmanaged<nint, int, nint>)_functions[23];
    public delegate* unmanaged<nint, int, nint> SetIntraOpNumThreads => (delegate* unmanaged<nint, int, nint>)_functions[24];
    public delegate* unmanaged<nint, int, nint> SetInterOpNumThreads => (delegate* unmanaged<nint, int, nint>)_functions[25];
    public delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint> CreateTensorWithDataAsOrtValue =>
        (delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)_functions[49];

    public delegate* unmanaged<int, int, nint*, nint> CreateCpuMemoryInfo => (delegate* unmanaged<int, int, nint*, nint>)_functions[69];
    public delegate* unmanaged<nint, void> ReleaseEnv => (delegate* unmanaged<nint, void>)_functions[92];
    private delegate* unmanaged<nint, void> ReleaseStatus => (delegate* unmanaged<nint, void>)_functions[93];
    public delegate* unmanaged<nint, void> ReleaseMemoryInfo => (delegate* unmanaged<nint, void>)_functions[94];
    public delegate* unmanaged<nint, void> ReleaseSession => (delegate* unmanaged<nint, void>)_functions[95];
    public delegate* unmanaged<nint, void> ReleaseValue => (delegate* unmanaged<nint, void>)_functions[96];
    public delegate* unmanaged<nint, void> ReleaseSessionOptions => (delegate* unmanaged<nint, void>)_functions[100];

    /// <summary>Text as the library reads paths: wide characters on Windows, UTF-8 elsewhere.</summary>
    public static byte[] Path(string path) => (OperatingSystem.IsWindows() ? Encoding.Unicode : Encoding.UTF8).GetBytes(path + '\0');

    /// <summary>Throws what a function says went wrong.</summary>
    /// <param name="status">What it returned: 0 where all is well.</param>
    public void Check(nint status)
    {
        if (status != 0)
        {
            string? message = Marshal.PtrToStringUTF8((nint)GetErrorMessage(status));
            ReleaseStatus(status);
            throw new InvalidOperationException($"ONNX Runtime: {message}");
        }
    }

    /// <summary>struct OrtApiBase.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct ApiBase
    {
        public readonly delegate* unmanaged<uint, void**> GetApi;
        public readonly delegate* unmanaged<byte*> GetVersionString;
    }
}
