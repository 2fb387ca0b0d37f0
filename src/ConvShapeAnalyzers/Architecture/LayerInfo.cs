using System.ComponentModel;
using ConvShape.Arithmetic;

namespace ConvShape.Architecture;

/// <summary>One layer of a network with every size worked out: what the compiler checked, and what the engine runs.</summary>
/// <param name="Name">Name in the state dict, e.g. <c>conv1</c> or <c>features.0</c>.</param>
/// <param name="Kind">What the layer computes.</param>
/// <param name="Inputs">Shapes of the maps it reads.</param>
/// <param name="Output">Shape of the map it writes.</param>
public sealed record LayerInfo(string Name, LayerKind Kind, EquatableArray<MapShape> Inputs, MapShape Output)
{
    private static readonly WindowAxis Pointwise = new(Kernel: 1);

    /// <summary>A layer that reads one map.</summary>
    /// <param name="name">Name in the state dict.</param>
    /// <param name="kind">What the layer computes.</param>
    /// <param name="source">The layer it reads, by position in the network; −1 is the network's input.</param>
    /// <param name="input">Shape of the map it reads.</param>
    /// <param name="output">Shape of the map it writes.</param>
    public LayerInfo(string name, LayerKind kind, int source, MapShape input, MapShape output)
        : this(name, kind, new EquatableArray<MapShape>([input]), output) => Sources = new EquatableArray<int>([source]);

    /// <summary>
    /// A layer that reads one map, of numbers alone: the JIT compiler takes many times as long over calls that make shapes and windows first. For
    /// generated code. Rows and columns of a vector are 0.
    /// </summary>
    /// <param name="name">Name in the state dict.</param>
    /// <param name="kind">What the layer computes.</param>
    /// <param name="source">The layer it reads.</param>
    /// <param name="input">Channels of the map it reads.</param>
    /// <param name="inputHeight">Rows of that.</param>
    /// <param name="inputWidth">Columns of that.</param>
    /// <param name="output">Channels of the map it writes.</param>
    /// <param name="outputHeight">Rows of that.</param>
    /// <param name="outputWidth">Columns of that.</param>
    /// <param name="sees">Size of the receptive field along the rows.</param>
    /// <param name="rowJump">Jump of that.</param>
    /// <param name="seesColumns">Size of the receptive field along the columns.</param>
    /// <param name="columnJump">Jump of that.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerInfo(
        string name, LayerKind kind, int source, int input, int inputHeight, int inputWidth, int output, int outputHeight, int outputWidth,
        long sees, long rowJump, long seesColumns, long columnJump)
        : this(name, kind, source, MapShape.Of(input, inputHeight, inputWidth), MapShape.Of(output, outputHeight, outputWidth))
    {
        ReceptiveRows = new ReceptiveAxis(sees, rowJump);
        ReceptiveColumns = new ReceptiveAxis(seesColumns, columnJump);
    }

    /// <summary>The same of a layer that has a window.</summary>
    /// <param name="name">Name in the state dict.</param>
    /// <param name="kind">What the layer computes.</param>
    /// <param name="source">The layer it reads.</param>
    /// <param name="input">Channels of the map it reads.</param>
    /// <param name="inputHeight">Rows of that.</param>
    /// <param name="inputWidth">Columns of that.</param>
    /// <param name="output">Channels of the map it writes.</param>
    /// <param name="outputHeight">Rows of that.</param>
    /// <param name="outputWidth">Columns of that.</param>
    /// <param name="rows">Kernel of the window along the height.</param>
    /// <param name="rowStride">Stride of that.</param>
    /// <param name="rowDilation">Dilation of that.</param>
    /// <param name="paddingTop">Padding before the first row.</param>
    /// <param name="paddingBottom">Padding behind the last row.</param>
    /// <param name="columns">Kernel of the window along the width.</param>
    /// <param name="columnStride">Stride of that.</param>
    /// <param name="columnDilation">Dilation of that.</param>
    /// <param name="paddingLeft">Padding before the first column.</param>
    /// <param name="paddingRight">Padding behind the last column.</param>
    /// <param name="sees">Size of the receptive field along the rows.</param>
    /// <param name="rowJump">Jump of that.</param>
    /// <param name="seesColumns">Size of the receptive field along the columns.</param>
    /// <param name="columnJump">Jump of that.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerInfo(
        string name, LayerKind kind, int source, int input, int inputHeight, int inputWidth, int output, int outputHeight, int outputWidth,
        int rows, int rowStride, int rowDilation, int paddingTop, int paddingBottom,
        int columns, int columnStride, int columnDilation, int paddingLeft, int paddingRight,
        long sees, long rowJump, long seesColumns, long columnJump)
        : this(name, kind, source, input, inputHeight, inputWidth, output, outputHeight, outputWidth, sees, rowJump, seesColumns, columnJump)
    {
        Rows = new WindowAxis(rows, rowStride, rowDilation, paddingTop, paddingBottom);
        Columns = new WindowAxis(columns, columnStride, columnDilation, paddingLeft, paddingRight);
    }

    /// <summary>The same of a layer that reads several maps.</summary>
    /// <param name="name">Name in the state dict.</param>
    /// <param name="kind">What the layer computes.</param>
    /// <param name="sources">The layers it reads.</param>
    /// <param name="inputs">Channels, rows and columns of each map it reads.</param>
    /// <param name="output">Channels of the map it writes.</param>
    /// <param name="outputHeight">Rows of that.</param>
    /// <param name="outputWidth">Columns of that.</param>
    /// <param name="sees">Size of the receptive field along the rows.</param>
    /// <param name="rowJump">Jump of that.</param>
    /// <param name="seesColumns">Size of the receptive field along the columns.</param>
    /// <param name="columnJump">Jump of that.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerInfo(
        string name, LayerKind kind, ReadOnlySpan<int> sources, ReadOnlySpan<int> inputs, int output, int outputHeight, int outputWidth,
        long sees, long rowJump, long seesColumns, long columnJump)
        : this(name, kind, MapShape.All(inputs), MapShape.Of(output, outputHeight, outputWidth))
    {
        Sources = EquatableArray.Create(sources);
        ReceptiveRows = new ReceptiveAxis(sees, rowJump);
        ReceptiveColumns = new ReceptiveAxis(seesColumns, columnJump);
    }

    /// <summary>The layers it reads, by position in the network; −1 is the network's input.</summary>
    public EquatableArray<int> Sources { get; init; }

    /// <summary>
    /// The window along the height, padding resolved; k 1 where the layer has none. Of a transposed convolution the window of the
    /// convolution that it runs backwards; of a crop or zero padding its margins.
    /// </summary>
    public WindowAxis Rows { get; init; } = Pointwise;

    /// <summary>The same along the width.</summary>
    public WindowAxis Columns { get; init; } = Pointwise;

    /// <summary>Groups g of a convolution: each filter sees C/g channels.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether a bias is added to every filter or feature.</summary>
    public bool HasBias { get; init; }

    /// <summary>Whether an average counts the padding among its values.</summary>
    public bool CountIncludePad { get; init; }

    /// <summary>Rows that a transposed convolution adds at the bottom: which of the sizes that the forward floor made one.</summary>
    public int OutputPaddingRows { get; init; }

    /// <summary>Columns that a transposed convolution adds at the right.</summary>
    public int OutputPaddingColumns { get; init; }

    /// <summary>What a leaky ReLU multiplies negative values by.</summary>
    public double Slope { get; init; }

    /// <summary>ε of a batch normalisation, added to the variance.</summary>
    public double Epsilon { get; init; }

    /// <summary>Where an upsampling takes its values from.</summary>
    public Interpolation Interpolation { get; init; }

    /// <summary>How one output row looks back at the network's input.</summary>
    public ReceptiveAxis ReceptiveRows { get; init; } = ReceptiveAxis.Input;

    /// <summary>How one output column looks back at the network's input.</summary>
    public ReceptiveAxis ReceptiveColumns { get; init; } = ReceptiveAxis.Input;

    /// <summary>Shape of the first map it reads.</summary>
    public MapShape Input => Inputs[0];

    /// <summary>The tensors it declares, as PyTorch names and shapes them; none for most kinds.</summary>
    public EquatableArray<TensorSpec> Tensors => LayerCost.Tensors(this);

    /// <summary>Number of learned values: F·(C/g)·k² + F for a square convolution. Running statistics are not learned, and not counted.</summary>
    public long Parameters => LayerCost.Parameters(this);

    /// <summary>Multiply–accumulates for one image; 0 for pools and activations, which do not multiply.</summary>
    public long Macs => LayerCost.Macs(this);

    /// <summary>The tensors of several layers, in order: what a network's weights file holds.</summary>
    public static IReadOnlyList<TensorSpec> TensorsOf(IEnumerable<LayerInfo> layers)
    {
        List<TensorSpec> tensors = [];
        foreach (LayerInfo layer in layers)
        {
            tensors.AddRange(layer.Tensors);
        }

        return tensors;
    }

    /// <summary>As in "conv2: 6×14×14 → 16×10×10 · k5 s1 p0 · 2,416 parameters · 240,000 MACs · receptive field 14×14".</summary>
    public override string ToString() => LayerText.Describe(this);
}
