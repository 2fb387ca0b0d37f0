using System.Buffers;
using System.Runtime.InteropServices;

namespace ConvShape.Tests.Engine;

/// <summary>
/// Floats between two pages that nobody may touch, so that a kernel which reads or writes one float too far crashes the test run.
/// The floats end at the page behind them, or begin at the page before them.
/// </summary>
internal sealed unsafe partial class GuardedMemory : MemoryManager<float>, IFloats
{
    private readonly nint _block;
    private readonly nint _blockLength;
    private readonly float* _start;
    private readonly int _length;

    public GuardedMemory(long length, bool atEnd)
    {
        nint page = Environment.SystemPageSize, data = ((nint)length * sizeof(float) + page - 1) / page * page;
        _length = (int)length;
        _blockLength = data + 2 * page;
        _block = Pages.Reserve(_blockLength);
        Pages.Protect(_block, page);
        Pages.Protect(_block + page + data, page);
        _start = (float*)(_block + page + (atEnd ? data - (nint)length * sizeof(float) : 0));
    }

    public static bool IsSupported => OperatingSystem.IsLinux() || OperatingSystem.IsWindows();

    public static GuardedMemory Of(float[] values, bool atEnd)
    {
        GuardedMemory memory = new(values.Length, atEnd);
        values.CopyTo(memory.GetSpan());
        return memory;
    }

    public float* Start => _start;

    public Span<float> Span => GetSpan();

    public void Dispose() => Dispose(disposing: true);

    public override Span<float> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing) => Pages.Release(_block, _blockLength);

    /// <summary>Pages of memory from the operating system.</summary>
    private static partial class Pages
    {
        private const int LinuxReadWrite = 3, LinuxNone = 0, LinuxPrivateAnonymous = 0x22;
        private const uint WindowsReserveAndCommit = 0x3000, WindowsRelease = 0x8000, WindowsReadWrite = 4, WindowsNone = 1;

        public static nint Reserve(nint length)
        {
            nint block = OperatingSystem.IsWindows()
                ? VirtualAlloc(0, length, WindowsReserveAndCommit, WindowsReadWrite)
                : MapMemory(0, length, LinuxReadWrite, LinuxPrivateAnonymous, -1, 0);
            Assert.False(block is 0 or -1);
            return block;
        }

        public static void Protect(nint page, nint length)
        {
            bool done = OperatingSystem.IsWindows() ? VirtualProtect(page, length, WindowsNone, out _) : ProtectMemory(page, length, LinuxNone) == 0;
            Assert.True(done);
        }

        public static void Release(nint block, nint length)
        {
            bool done = OperatingSystem.IsWindows() ? VirtualFree(block, 0, WindowsRelease) : UnmapMemory(block, length) == 0;
            Assert.True(done);
        }

        [LibraryImport("libc", EntryPoint = "mmap")]
        private static partial nint MapMemory(nint address, nint length, int protection, int flags, int file, nint offset);

        [LibraryImport("libc", EntryPoint = "mprotect")]
        private static partial int ProtectMemory(nint address, nint length, int protection);

        [LibraryImport("libc", EntryPoint = "munmap")]
        private static partial int UnmapMemory(nint address, nint length);

        [LibraryImport("kernel32")]
        private static partial nint VirtualAlloc(nint address, nint length, uint type, uint protection);

        [LibraryImport("kernel32")]
        [return: MarshalAs(UnmanagedType.Bool)]
        private static partial bool VirtualProtect(nint address, nint length, uint protection, out uint before);

        [LibraryImport("kernel32")]
        [return: MarshalAs(UnmanagedType.Bool)]
        private static partial bool VirtualFree(nint address, nint length, uint type);
    }
}
