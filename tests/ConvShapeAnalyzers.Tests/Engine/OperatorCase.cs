using ConvShape.Architecture;
using ConvShape.Engine;
using ConvShape.Engine.Reference;

namespace ConvShape.Tests.Engine;

/// <summary>Where the maps of a run lie.</summary>
internal enum Placement
{
    /// <summary>As the seed says.</summary>
    Any,

    /// <summary>One image behind the other.</summary>
    Dense,

    /// <summary>With other memory between any two images, as parts of a concatenation.</summary>
    Apart,
}

/// <summary>One run of a layer: as its operator makes it on maps laid out in one of the ways that a plan may choose, and as the reference makes it.</summary>
/// <param name="layer">The layer.</param>
/// <param name="tensors">Its tensors.</param>
/// <param name="inputs">The maps that it reads, N×C×H×W.</param>
/// <param name="batch">Number of images N.</param>
internal sealed unsafe class OperatorCase(LayerInfo layer, LayerTensors tensors, float[][] inputs, int batch)
{
    /// <summary>A function that runs on the results; none where a layer only moves them.</summary>
    public LayerKind? Activation { get; init => field = layer.Kind == LayerKind.Flatten ? null : value; }

    /// <summary>A map of the output's shape that is added to the results, before the activation.</summary>
    public float[]? Addend { get; init; }

    /// <summary>Only the direct one gives the bits of the reference.</summary>
    public ConvolutionAlgorithm Algorithm { get; init; }

    /// <summary>A pool that runs on a convolution's results, behind the activation.</summary>
    public LayerInfo? Pool { get; init; }

    /// <summary>A function that runs on what the pool gives.</summary>
    public LayerKind? PooledActivation { get; init; }

    /// <summary>Decides how the maps lie, and the order of the items.</summary>
    public int Seed { get; init; } = (int)(31 * layer.Input.Elements + 7 * layer.Output.Elements + batch);

    public Placement Placement { get; init; }

    /// <summary>Whether the operator also reads maps of few channels in plain order.</summary>
    public bool MayBePlain { get; init; } = layer.ReadsPlainOrder();

    /// <summary>Whether it reads its map in plain order in any case.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Makes the operator.</summary>
    public Func<OperatorSpec, LayerOperator> Create { get; init; } = LayerOperator.Create;

    /// <summary>Makes the memory that the operator is given.</summary>
    public Func<long, IFloats> Memory { get; init; } = length => new PinnedFloats(length);

    /// <summary>An input that takes the results as well.</summary>
    public int? InPlace { get; init; }

    /// <summary>What the operator gives, N×C×H×W. Fails if it leaves anything but zeros around the results, or writes elsewhere.</summary>
    public float[] Run()
    {
        // What passes its map on has no operator: plans leave it out.
        if (layer.Kind is LayerKind.Dropout or LayerKind.Output)
        {
            return [.. inputs[0]];
        }

        Random random = new(Seed);
        LaidOutMaps[] maps = [.. layer.Inputs.Select((shape, i) => Input(shape, inputs[i], i, random)), .. Addends(random)];
        LaidOutMaps output = InPlace is { } place ? maps[place] : Maps(MapLayout.Blocked((Pool ?? layer).Output, layer.Kind == LayerKind.Flatten ? default : RandomHalo(random)), random);
        MapLayout unpooled = Pool is null ? output.Layout : MapLayout.Blocked(layer.Output);
        OperatorSpec spec = new(
            layer, tensors, maps.Select(map => map.Layout).ToEquatableArray(), unpooled, Function(Activation, layer), Addend is not null, Algorithm,
            Pool is null ? null : new OperatorSpec(Pool, default, [unpooled], output.Layout, Function(PooledActivation, Pool)));
        Create(spec with { Tensors = default, IsForKernels = true }).CompileKernels();
        LayerOperator made = Create(spec);
        using IFloats shared = Scratch(made.SharedScratch), own = Scratch(made.OwnScratch);
        Maps* pointers = stackalloc Maps[maps.Length];
        for (int i = 0; i < maps.Length; i++)
        {
            pointers[i] = maps[i].Maps;
        }

        OperatorCall call = new() { Inputs = pointers, Output = output.Maps, Batch = batch, Shared = shared.Start };
        if (random.Next(4) == 0)
        {
            made.RunAll(&call, own.Start);
        }
        else
        {
            RunShuffled(made, &call, own.Start, random);
        }

        // An operator knows its weights, and its maps, by pointers.
        GC.KeepAlive(made);
        GC.KeepAlive(shared);
        GC.KeepAlive(own);
        GC.KeepAlive(maps);
        output.AssertSurroundings(LayerCase.Describe(layer, batch));
        float[] results = output.Values();
        foreach (LaidOutMaps map in maps.Append(output).Distinct())
        {
            map.Memory.Dispose();
        }

        return results;
    }

    /// <summary>What the reference gives, but for a pool.</summary>
    public float[] Reference()
    {
        float[] output = new float[layer.Output.Elements * batch];
        ReferenceLayer.Run(layer, tensors, [.. inputs.Select(input => new ReadOnlyMemory<float>(input))], output, batch);
        for (int i = 0; i < output.Length && Addend is not null; i++)
        {
            output[i] += Addend[i];
        }

        if (Function(Activation, layer) is { } function)
        {
            ReferenceLayer.Run(function, default, [output.ToArray()], output, batch);
        }

        return output;
    }

    private static LayerInfo? Function(LayerKind? kind, LayerInfo of) => kind is { } function ? LayerCase.Elementwise(function, of.Output) : null;

    /// <summary>Any thread may take any item: whatever the order, the results are the same.</summary>
    private static void RunShuffled(LayerOperator made, OperatorCall* call, float* own, Random random)
    {
        int phases = made.Phases(call->Batch);
        for (int phase = 0; phase < phases; phase++)
        {
            int[] items = [.. Enumerable.Range(0, made.Items(phase, call->Batch))];
            random.Shuffle(items);
            foreach (int item in items)
            {
                made.Run(call, phase, item, own);
            }
        }
    }

    private LaidOutMaps Input(MapShape shape, float[] values, int index, Random random)
    {
        Halo halo = index == 0 ? Halo.ReadBy(layer).Union(RandomHalo(random)) : RandomHalo(random);
        bool isPlain = index == 0 && MayBePlain && (random.Next(2) == 0 || IsPlain);
        return Maps(isPlain ? MapLayout.Plain(shape, halo) : MapLayout.Blocked(shape, halo), random).With(values);
    }

    private IEnumerable<LaidOutMaps> Addends(Random random) =>
        Addend is null ? [] : [Maps(MapLayout.Blocked(layer.Output, RandomHalo(random)), random).With(Addend)];

    private LaidOutMaps Maps(MapLayout layout, Random random)
    {
        bool isApart = Placement switch
        {
            Placement.Dense => false,
            Placement.Apart => true,
            _ => random.Next(2) == 0,
        };
        return new(layout, batch, before: isApart ? 16 * random.Next(3) : 0, between: isApart ? 16 * random.Next(1, 5) : 0, Memory);
    }

    private IFloats Scratch(long length)
    {
        IFloats memory = Memory(length);
        memory.Span.Fill(float.NaN);
        return memory;
    }

    /// <summary>None, or a few rows and columns at any side.</summary>
    private static Halo RandomHalo(Random random) =>
        random.Next(2) == 0 ? default : new(random.Next(4), random.Next(4), random.Next(4), random.Next(4));
}
