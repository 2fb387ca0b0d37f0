using ConvShape.Architecture;
using ConvShape.Engine;
using ConvShape.Weights;

namespace ConvShape.Benchmarks.Kernels;

/// <summary>The operator of one layer with maps of one image, as it runs within a network.</summary>
internal sealed unsafe class PreparedKernel
{
    private readonly LayerOperator _operator;
    private readonly AlignedFloats[] _inputs;
    private readonly MapLayout[] _layouts;
    private readonly AlignedFloats _output;
    private readonly MapLayout _outputLayout;
    private readonly AlignedFloats _shared;
    private readonly AlignedFloats _own;

    public PreparedKernel(KernelLine line)
    {
        LayerInfo layer = line.Layer;
        Halo halo = Halo.ReadBy(layer);
        _layouts = [.. layer.Inputs.Select(shape => layer.ReadsPlainOrder() ? MapLayout.Plain(shape, halo) : MapLayout.Blocked(shape, halo))];
        _outputLayout = MapLayout.Blocked(layer.Output);
        StateDict weights = StateDict.CreateRandom(layer.Tensors, seed: 1);
        LayerTensors tensors = new(Tensor(0), Tensor(1), Tensor(2), Tensor(3));
        LayerInfo? activation = line.Activation is LayerKind kind ? new LayerInfo("activation", kind, source: 0, layer.Output, layer.Output) : null;
        _operator = LayerOperator.Create(new OperatorSpec(layer, tensors, [.. _layouts], _outputLayout, activation, Algorithm: AlgorithmChoice.Of(layer)));
        _inputs = [.. _layouts.Select(layout => new AlignedFloats(layout.Length))];
        _output = new AlignedFloats(_outputLayout.Length);
        _shared = new AlignedFloats(_operator.SharedScratch);
        _own = new AlignedFloats(_operator.OwnScratch);
        Random random = new(1);
        foreach (AlignedFloats input in _inputs)
        {
            foreach (ref float value in input.Span)
            {
                value = random.NextSingle();
            }
        }

        ReadOnlyMemory<float> Tensor(int index) => index < layer.Tensors.Length ? weights[layer.Tensors[index].Name] : default;
    }

    /// <summary>Runs the layer once, on this thread.</summary>
    public void Run()
    {
        Maps* maps = stackalloc Maps[_inputs.Length];
        for (int i = 0; i < _inputs.Length; i++)
        {
            maps[i] = new Maps(_inputs[i].Start + _layouts[i].Origin, (nint)_layouts[i].Length);
        }

        OperatorCall call = new()
        {
            Inputs = maps,
            Output = new Maps(_output.Start + _outputLayout.Origin, (nint)_outputLayout.Length),
            Batch = 1,
            Shared = _shared.Start,
        };
        _operator.RunAll(&call, _own.Start);
        GC.KeepAlive(this);
    }
}
