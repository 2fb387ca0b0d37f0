using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConvShape.Engine;

namespace ConvShape.Tests;

public unsafe class WorkspaceTests
{
    [Fact]
    public void Scratch_memory_and_maps_begin_on_cache_lines()
    {
        for (int length = 16; length < 200; length += 7)
        {
            using Workspace workspace = new WorkspacePool(mapLength: 16, scratchLength: length).Rent(batch: 3);
            Assert.Equal(0, Address(workspace.Scratch) % 64);
            Assert.Equal(0, (nint)workspace.Maps % 64);
        }
    }

    [Fact]
    public void Maps_and_scratch_memory_lie_apart()
    {
        using Workspace workspace = new WorkspacePool(mapLength: 48, scratchLength: 33).Rent(batch: 2);
        Assert.Equal(48, workspace.Scratch.Length);
        Assert.Equal(48 + 2 * 48, workspace.Length);
        workspace.Scratch.Fill(1);
        new Span<float>(workspace.Maps, 2 * 48).Fill(2);
        Assert.False(workspace.Scratch.ContainsAnyExcept(1));
        Assert.Equal(Address(workspace.Scratch) + 48 * sizeof(float), (nint)workspace.Maps);
    }

    private static nint Address(Span<float> span) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(span));
}
