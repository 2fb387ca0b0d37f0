using System.ComponentModel;
using System.Runtime.CompilerServices;
using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// Has the kernels of a network compiled on a thread of its own while its weights are read. They depend on how wide the vectors of the processor
/// are, so that the JIT compiler makes them when they are first called: until then all would wait for it. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class KernelCompiler
{
    /// <summary>Begins, where there is a processor for it and something to compile.</summary>
    /// <param name="layers">The layers that the plan names by position.</param>
    /// <param name="plan">How they run.</param>
    /// <param name="options">How the weights are loaded.</param>
    public static void Start(IReadOnlyList<LayerInfo> layers, ExecutionPlan plan, LoadOptions? options = null)
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled || Environment.ProcessorCount == 1)
        {
            return;
        }

        try
        {
            new Thread(() => TryCompile(layers, plan, options?.Precision ?? default)) { IsBackground = true, Name = "ConvShape kernels" }.UnsafeStart();
        }
        catch (OutOfMemoryException)
        {
            // There is no further thread: kernels are compiled when they are called.
        }
    }

    /// <summary>Compiles the kernels.</summary>
    internal static void Compile(IReadOnlyList<LayerInfo> layers, ExecutionPlan plan, Precision precision)
    {
        // Those that pack the weights are needed first. A run that has begun before all is done comes from the other end, and does not wait.
        FilterRows.Compile();
        for (int i = plan.Steps.Length - 1; i >= 0; i--)
        {
            RunnerStep.Create(layers, plan.Steps[i], weights: null, precision).CompileKernels();
        }
    }

    private static void TryCompile(IReadOnlyList<LayerInfo> layers, ExecutionPlan plan, Precision precision)
    {
        try
        {
            Compile(layers, plan, precision);
        }
        catch (Exception)
        {
            // Nothing is lost: what is wrong with the plan, or that there is no memory, is said when the network is made or run.
        }
    }
}
