using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>A run that is asked to do without some vectors does: what the other tests say holds for the kernels of that width.</summary>
public sealed class VectorWidthTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableAVX")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Vectors_that_are_switched_off_are_not_used(string setting)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(setting) == "0", $"{setting} is not 0 in this run.");
        Assert.False(Vector512.IsHardwareAccelerated);
        Assert.Equal(6, TileKernels.MostPixels);
        Assert.False(setting != "DOTNET_EnableAVX512" && Avx2.IsSupported);
    }

    [Fact]
    public void Tiles_fill_the_registers_that_there_are()
    {
        Assert.Equal(Avx512F.IsSupported && Vector512.IsHardwareAccelerated ? 14 : 6, TileKernels.MostPixels);
        Assert.Equal(Vector512.IsHardwareAccelerated, TileKernels.Blocks(28) > 1);
    }
}
