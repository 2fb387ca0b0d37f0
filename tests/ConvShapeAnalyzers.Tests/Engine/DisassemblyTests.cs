using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using ConvShape.Architecture;
using ConvShape.Engine;

namespace ConvShape.Tests.Engine;

/// <summary>
/// What the JIT compiler makes of the kernels: the loop that takes the time holds one multiply–add for each accumulator and keeps all of them in
/// registers. A new process runs the kernels, since the compiler is told at its start what to list.
/// </summary>
public sealed partial class DisassemblyTests
{
    private const string Listing = "CONVSHAPE_LISTED_KERNELS";

    /// <summary>Kernels by their types, and their multiply–adds.</summary>
    public static TheoryData<string, int> Kernels => new()
    {
        { "PixelTile:Run[ConvShape.Engine.Fourteen,ConvShape.Engine.Two,ConvShape.Engine.Sixteen]", 14 * 2 },
        { "PixelTile:Run[ConvShape.Engine.Thirteen,ConvShape.Engine.Two,ConvShape.Engine.Sixteen]", 13 * 2 },
        { "PixelTile:Run[ConvShape.Engine.Nine,ConvShape.Engine.Three,ConvShape.Engine.Sixteen]", 9 * 3 },
        { "PixelTile:Run[ConvShape.Engine.Seven,ConvShape.Engine.Three,ConvShape.Engine.Sixteen]", 7 * 3 },
        { "PixelTile:Run[ConvShape.Engine.Fourteen,ConvShape.Engine.Two,ConvShape.Engine.ThirtyTwo]", 14 * 2 },
        { "PixelTile:Run[ConvShape.Engine.Fourteen,ConvShape.Engine.Two,ConvShape.Engine.Two]", 14 * 2 },
        { "PairTile:Run[ConvShape.Engine.Fourteen]", 14 },
        { "DepthwiseTile:Run[ConvShape.Engine.Eight,ConvShape.Engine.Sixteen]", 8 },
        { "LinearOperator:Dot[ConvShape.Engine.Four]", 4 * 2 },
        { "LinearOperator:DotFour[ConvShape.Engine.Two]", 4 * 4 },
    };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void The_hot_loop_of_a_kernel_keeps_its_sums_in_registers(string kernel, int multiplyAdds)
    {
        Assert.SkipUnless(Vector512.IsHardwareAccelerated, "This processor has no AVX-512; the tiles are others.");
        string[] blocks = Blocks(Listed.Value, kernel);
        string hot = blocks.MaxBy(block => MultiplyAdd().Count(block))!;
        Assert.Equal(multiplyAdds, MultiplyAdd().Count(hot));
        Assert.DoesNotMatch(@"zmmword ptr \[r[sb]p", hot);
        Assert.DoesNotMatch(@"\bcall\b", hot);
    }

    [Theory]
    [InlineData("WinogradF23:Input")]
    [InlineData("WinogradF23:Weights")]
    [InlineData("WinogradF23:Output")]
    [InlineData("WinogradF43:Input")]
    [InlineData("WinogradF43:Weights")]
    [InlineData("WinogradF43:Output")]
    [InlineData("WinogradF25:Weights")]
    [InlineData("WinogradF25:Output")]
    public void A_transform_stays_in_registers_from_its_first_axis_to_its_second(string transform)
    {
        Assert.SkipUnless(Vector512.IsHardwareAccelerated, "Two halves of a vector do not fit 16 registers.");
        string code = string.Concat(Blocks(Listed.Value, transform));
        Assert.Contains("zmm", code, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"zmmword ptr \[r[sb]p", code);
        Assert.DoesNotMatch(@"\bcall\b", code);
    }

    /// <summary>What the other process runs: every kernel that is looked at, once.</summary>
    [Fact]
    public unsafe void Listed_kernels_run()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Listing) is not null, "Runs within another process, for the listing.");
        LayerInfo linear = LayerCase.Linear(64, 8);
        foreach ((LayerInfo layer, int batch) in new[]
        {
            (LayerCase.Convolution(new MapShape(16, 3, 14), 32, LayerCase.Axis(3, p: 1)), 1),
            (LayerCase.Convolution(new MapShape(16, 3, 26), 32, LayerCase.Axis(3, p: 1)), 1),
            (LayerCase.Convolution(new MapShape(16, 3, 9), 48, LayerCase.Axis(3, p: 1)), 1),
            (LayerCase.Convolution(new MapShape(16, 3, 7), 48, LayerCase.Axis(3, p: 1)), 1),
            (LayerCase.Convolution(new MapShape(16, 3, 28), 32, LayerCase.Axis(3, s: 2, p: 1)), 1),
            (LayerCase.Convolution(new MapShape(1, 3, 28), 6, LayerCase.Axis(3, p: 1)), 1),
            (LayerCase.Convolution(new MapShape(3, 3, 28), 32, LayerCase.Axis(3, s: 2, p: 1)), 1),
            (LayerCase.Convolution(new MapShape(16, 3, 8), 16, LayerCase.Axis(3, p: 1), groups: 16), 1),
            (LayerCase.Convolution(new MapShape(16, 6, 6), 32, LayerCase.Axis(5, p: 2)), 1),
            (linear, 1),
            (linear, 4),
        })
        {
            (int weight, int bias) = LayerCase.TensorLengths(layer);
            OperatorSpec spec = new(
                layer,
                new LayerTensors(new float[weight], new float[bias]),
                [layer.ReadsPlainOrder() ? MapLayout.Plain(layer.Input, Halo.ReadBy(layer)) : MapLayout.Blocked(layer.Input, Halo.ReadBy(layer))],
                MapLayout.Blocked(layer.Output));
            Run(spec, LayerOperator.Create(spec));
            if (layer is { Kind: LayerKind.Convolution, Columns: { Kernel: 3, Stride: 1 }, Groups: 1 })
            {
                Run(spec, new WinogradOperator<WinogradF23>(spec));
                Run(spec, new WinogradOperator<WinogradF43>(spec));
            }
            else if (layer.Columns.Kernel == 5)
            {
                Run(spec, new WinogradOperator<WinogradF25>(spec));
            }

            void Run(OperatorSpec spec, LayerOperator made)
            {
                AlignedFloats input = new(spec.Input.Length * batch), output = new(spec.Output.Length * batch);
                AlignedFloats own = new(made.OwnScratch), shared = new(made.SharedScratch);
                Maps maps = new(input.Start + spec.Input.Origin, (nint)spec.Input.Length);
                OperatorCall call = new() { Inputs = &maps, Output = new Maps(output.Start, (nint)spec.Output.Length), Batch = batch, Shared = shared.Start };
                made.RunAll(&call, own.Start);
                GC.KeepAlive((made, input, output, own, shared));
            }
        }
    }

    private static readonly Lazy<string> Listed = new(() =>
    {
        string listing = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = new(Environment.ProcessPath!)
            {
                ArgumentList = { "-method", $"{typeof(DisassemblyTests).FullName}.{nameof(Listed_kernels_run)}" },
                UseShellExecute = false,
                RedirectStandardOutput = true,
                Environment = { [Listing] = "1", ["DOTNET_JitDisasm"] = "Run Dot DotFour Input Weights Output", ["DOTNET_JitStdOutFile"] = listing },
            };
            using Process process = Process.Start(start)!;
            string printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, printed);
            return File.ReadAllText(listing);
        }
        finally
        {
            File.Delete(listing);
        }
    });

    /// <summary>The basic blocks of a method, as compiled with all optimisations.</summary>
    private static string[] Blocks(string listing, string method)
    {
        string code = Array.Find(
            listing.Split("; Assembly listing for method "), one => one.Contains(method, StringComparison.Ordinal) && one.Contains("FullOpts", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{method} was not compiled.");
        return BlockStart().Split(code);
    }

    [GeneratedRegex("vfn?m(?:add|sub)[0-9]{3}ps", RegexOptions.CultureInvariant)]
    private static partial Regex MultiplyAdd();

    [GeneratedRegex("^G_M[0-9]+_IG[0-9]+:", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex BlockStart();
}
