using ConvShape.Architecture;
using ConvShape.Engine;
using ConvShape.Weights;
using static ConvShape.Tests.Architecture.Nets;

namespace ConvShape.Tests;

/// <summary>A plan that was made for another engine is refused when its model is loaded: no step may find less around a map than it reads there.</summary>
public class PlanChecksTests
{
    /// <summary>A copy in plain order, a stem that reads it, a padded convolution, a depthwise one, a residual sum, a concatenation, a vector.</summary>
    private static readonly InferredNetwork Small = new Network(new MapShape(3, 8, 8),
    [
        new(Conv("stem", 16, k: 3, p: 1), [-1]), new(Conv("a", 16, k: 3, p: 1), [0]), new(new MergeSpec("sum", LayerKind.Add), [1, 0]), new(Relu("relu"), [2]),
        new(Conv("each", 16, k: 3, p: 1, g: 16), [3]), new(new MergeSpec("concat", LayerKind.Concat), [3, 4]), new(new ElementwiseSpec("aside", LayerKind.Output), [5]),
        new(GlobalPool("pool"), [5]), new(Flatten("flat"), [7]), new(Linear("fc", 4), [8]),
    ]).Infer();

    /// <summary>Plans that differ from the one that is made in one step.</summary>
    private static readonly Dictionary<string, Func<ExecutionPlan, ExecutionPlan>> Others = new(StringComparer.Ordinal)
    {
        ["no output"] = plan => plan with { Steps = plan.Steps.ToArray().Where(step => step.Output.Memory != PlanMemory.Output).ToEquatableArray() },
        ["less workspace"] = plan => plan with { WorkspaceLength = plan.WorkspaceLength - 16 },
        ["a workspace beyond numbers"] = plan => plan with { WorkspaceLength = long.MaxValue },
        ["a workspace below nothing"] = plan => plan with { WorkspaceLength = -1 },
        ["no layer"] = plan => Step(plan, 1, step => step with { Layers = [10] }),
        ["a layer before the first"] = plan => Step(plan, 1, step => step with { Layers = [-1] }),
        ["another layer fused"] = plan => Step(plan, 1, step => step with { Layers = [0, 7] }),
        ["no layer fused"] = plan => Step(plan, 1, step => step with { Layers = [0, 10] }),
        ["a sum of nothing"] = plan => Step(plan, 1, step => step with { Layers = [0, 2] }),
        ["a sum that a depthwise convolution does not take"] = plan => Step(plan, 3, step => step with { Layers = [4, 2], Inputs = [step.Inputs[0], step.Inputs[0]] }),
        ["an algorithm that a stem has not"] = plan => Step(plan, 1, step => step with { Algorithm = ConvolutionAlgorithm.Winograd2 }),
        ["an algorithm that a depthwise convolution has not"] = plan => Step(plan, 3, step => step with { Algorithm = ConvolutionAlgorithm.Winograd4 }),
        ["an input too many"] = plan => Step(plan, 1, step => step with { Inputs = [step.Inputs[0], step.Inputs[0]] }),
        ["no halo"] = plan => Input(plan, 2, input => input with { Layout = input.Layout with { Halo = default } }),
        ["a row less above"] = plan => Input(plan, 2, input => input with { Layout = input.Layout with { Halo = new(0, 1, 1, 1) } }),
        ["a halo below nothing"] = plan => Output(plan, 5, output => output with { Layout = output.Layout with { Halo = new(-1, 0, 0, 0) } }),
        ["blocks of eight"] = plan => Input(plan, 2, input => input with { Layout = input.Layout with { Block = 8 } }),
        ["plain order for a layer that reads blocks"] = plan => Input(plan, 2, input => input with { Layout = input.Layout with { Block = 1 } }),
        ["results in plain order"] = plan => Output(plan, 1, output => output with { Layout = output.Layout with { Block = 1 } }),
        ["more rows"] = plan => Output(plan, 4, output => output with { Layout = output.Layout with { Height = 2 }, Stride = 16 * output.Stride }),
        ["fewer channels"] = plan => Input(plan, 2, input => input with { Layout = input.Layout with { Channels = 15 } }),
        ["a sum of another shape"] = plan => Step(plan, 2, step => step with { Inputs = [step.Inputs[0], step.Inputs[1] with { Layout = step.Inputs[1].Layout with { Width = 7 } }] }),
        ["a copy of another shape"] = plan => Output(plan, 0, output => output with { Layout = output.Layout with { Width = 7 } }),
        ["a copy of nothing"] = plan => Step(plan, 0, step => step with { Inputs = [] }),
        ["an offset before the first"] = plan => Output(plan, 1, output => output with { Offset = -16 }),
        ["an offset behind the last"] = plan => Output(plan, 1, output => output with { Offset = plan.WorkspaceLength }),
        ["an offset beyond numbers"] = plan => Output(plan, 1, output => output with { Offset = long.MaxValue }),
        ["a start before the first"] = plan => Output(plan, 1, output => output with { Start = -16 }),
        ["a start behind the last"] = plan => Output(plan, 3, output => output with { Start = output.Stride }),
        ["a stride too short"] = plan => Output(plan, 1, output => output with { Stride = output.Stride - 16 }),
        ["a stride too long"] = plan => Output(plan, 1, output => output with { Stride = plan.WorkspaceLength + 16 }),
        ["another input"] = plan => Input(plan, 0, input => input with { Index = 1 }),
        ["an input before the first"] = plan => Input(plan, 0, input => input with { Index = -1 }),
        ["an input that begins later"] = plan => Input(plan, 0, input => input with { Start = 16 }),
        ["an input with a halo"] = plan => Input(plan, 0, input => input with { Layout = input.Layout with { Halo = new(1, 1, 1, 1) } }),
        ["an input in blocks"] = plan => Input(plan, 0, input => input with { Layout = input.Layout with { Block = 16 } }),
        ["an input of more"] = plan => Step(plan, 0, step => step with
        {
            Inputs = [step.Inputs[0] with { Layout = step.Inputs[0].Layout with { Height = 9 }, Stride = 3 * 9 * 8 }],
            Output = step.Output with { Layout = step.Output.Layout with { Height = 9 } },
        }),
        ["an output before the first"] = plan => Output(plan, plan.Steps.Length - 1, output => output with { Index = -1 }),
        ["an output behind the last"] = plan => Output(plan, plan.Steps.Length - 1, output => output with { Index = int.MaxValue }),
        ["an output whose maps lie apart"] = plan => Output(plan, plan.Steps.Length - 1, output => output with { Stride = output.Stride + 1 }),
    };

    public static TheoryData<string> Changes => [.. Others.Keys];

    [Fact]
    public void What_is_made_for_this_engine_runs() => Load(ExecutionPlan.For(Small)).Run(new float[3 * 8 * 8], new float[4], batch: 1);

    /// <summary>What compiles kernels while weights are read has none of them.</summary>
    [Fact]
    public void Kernels_are_compiled_without_weights()
    {
        foreach (InferredNetwork network in (InferredNetwork[])[Small, NetworkRunnerTests.Large])
        {
            KernelCompiler.Compile(network.Layers, ExecutionPlan.For(network), Precision.Fast);
            KernelCompiler.Compile(network.Layers, ExecutionPlan.For(network), Precision.Exact);
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_is_made_for_another_is_refused(string change)
    {
        ExecutionPlan plan = ExecutionPlan.For(Small), other = Others[change](plan);
        Assert.NotEqual(plan, other);
        InvalidModelException refused = Assert.Throws<InvalidModelException>(() => Load(other));
        Assert.Equal(
            "The plan of the network is not one that this version of ConvShapeAnalyzers makes: it was compiled with another. Compile it again.", refused.Message);
    }

    /// <summary>Layers of a stage are what is written, and may not follow one another.</summary>
    [Fact]
    public void Layers_that_do_not_follow_one_another_are_refused()
    {
        MapShape small = new(16, 2, 2), large = new(16, 200, 200);
        LayerInfo[] layers = [new("one", LayerKind.Relu, -1, small, small), new("two", LayerKind.Sigmoid, 0, large, large), new("three", LayerKind.Tanh, 1, large, large)];
        Assert.Throws<InvalidModelException>(() => new NetworkRunner(layers, ExecutionPlan.For(layers, [2]), StateDict.CreateRandom([], seed: 1)));
    }

    [Fact]
    public void A_pool_is_fused_as_this_engine_can_or_refused()
    {
        InferredNetwork pooled = Pooled(kernel: 3);
        ExecutionPlan plan = ExecutionPlan.For(Pooled(kernel: 7));
        Assert.Equal([0, 1], plan.Steps[1].Layers);
        Load(step => step);
        Refuses(step => step with { Algorithm = ConvolutionAlgorithm.Winograd4 });
        Refuses(step => step with { Layers = [0] });
        Refuses(step => step with { Layers = [0, 1, 2] });
        Refuses(step => step with { Layers = [0, 2] });
        Refuses(step => step with { Layers = [0, 1, 3] });
        Refuses(step => step with { Layers = [0, 4, 5] });
        Refuses(step => step with { Layers = [0, 1, 4, 5] });

        void Refuses(Func<PlanStep, PlanStep> change) => Assert.Throws<InvalidModelException>(() => Load(change));

        static InferredNetwork Pooled(int kernel) => new Network(new MapShape(8, 8, 8),
        [
            new(Conv("conv", 8, kernel, p: kernel / 2), [-1]), new(MaxPool("pool", 3, s: 2, p: 1), [0]), new(MaxPool("other", 1), [1]),
            new(new BatchNormSpec("norm", 1e-5, Features: null), [2]), new(Relu("relu"), [3]), new(Relu("relu2"), [4]),
        ]).Infer();

        NetworkRunner Load(Func<PlanStep, PlanStep> change) =>
            new(pooled.Layers, Step(plan, 1, change), StateDict.CreateRandom(LayerInfo.TensorsOf(pooled.Layers), 1));
    }

    [Fact]
    public void An_algorithm_for_other_taps_is_refused()
    {
        InferredNetwork wide = Network.Sequence(new MapShape(64, 16, 16), [Conv("conv", 64, k: 5, p: 2)]).Infer();
        ExecutionPlan plan = ExecutionPlan.For(wide);
        Assert.Equal(ConvolutionAlgorithm.Winograd2, plan.Steps[1].Algorithm);
        Load(ConvolutionAlgorithm.Direct);
        Assert.Throws<InvalidModelException>(() => Load(ConvolutionAlgorithm.Winograd4));

        NetworkRunner Load(ConvolutionAlgorithm algorithm) => new(
            wide.Layers, Step(plan, 1, step => step with { Algorithm = algorithm }), StateDict.CreateRandom(LayerInfo.TensorsOf(wide.Layers), seed: 1));
    }

    private static NetworkRunner Load(ExecutionPlan plan) => new(Small.Layers, plan, StateDict.CreateRandom(LayerInfo.TensorsOf(Small.Layers), seed: 1));

    private static ExecutionPlan Step(ExecutionPlan plan, int index, Func<PlanStep, PlanStep> change)
    {
        PlanStep[] steps = [.. plan.Steps];
        steps[index] = change(steps[index]);
        return plan with { Steps = steps.ToEquatableArray() };
    }

    private static ExecutionPlan Input(ExecutionPlan plan, int index, Func<PlanBuffer, PlanBuffer> change) =>
        Step(plan, index, step => step with { Inputs = [change(step.Inputs[0]), .. step.Inputs.Skip(1)] });

    private static ExecutionPlan Output(ExecutionPlan plan, int index, Func<PlanBuffer, PlanBuffer> change) =>
        Step(plan, index, step => step with { Output = change(step.Output) });
}
