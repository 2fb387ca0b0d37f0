using ConvShape.Architecture;

namespace ConvShape.Roslyn.Parsing;

/// <summary>A model class as declared: values only, so that the generator's steps can be compared and cached.</summary>
/// <param name="Host">The class.</param>
/// <param name="Network">Its layers, unnamed ones named, out-of-range arguments replaced by the nearest valid value.</param>
/// <param name="Layers">What else was written on each layer.</param>
/// <param name="Blocks">The blocks that layers came from, an outer one before those inside it.</param>
/// <param name="Uses">Where blocks are used, as <see cref="Place.Use"/> counts them: for each its origin (see <see cref="DeclaredLayer"/>).</param>
/// <param name="Budget">What it may cost; no limits where not all of it could be read.</param>
/// <param name="Problems">What is wrong with the declaration itself.</param>
internal sealed record ModelDeclaration(
    HostType Host, Network Network, EquatableArray<DeclaredLayer> Layers, EquatableArray<DeclaredBlock> Blocks, EquatableArray<int> Uses,
    Budget Budget, EquatableArray<DeclarationProblem> Problems)
{
    /// <summary>The origin of what stands at a place. Places of the class come first, and last what would be a layer if it could be read.</summary>
    public int Origin(int place) =>
        Place.UseAt(place) is int use ? Uses[use]
        : place < 0 ? place
        : place < Layers.Length ? Layers[place].Origin
        : int.MaxValue;

    /// <summary>Whether a place is the use of a block, or a layer of one.</summary>
    public bool IsOfBlock(int place) => Place.UseAt(place) is not null || place >= 0 && place < Layers.Length && Layers[place].Block >= 0;
}

/// <summary>What a model may cost, as <c>BudgetAttribute</c> says it; 0 is no limit.</summary>
/// <param name="Parameters">The most learned values.</param>
/// <param name="Macs">The most multiply–accumulates for one image.</param>
/// <param name="PeakBytes">The most bytes that the maps of one image take.</param>
/// <param name="MinReceptiveField">The fewest rows and columns of the input that the main result must see.</param>
internal sealed record Budget(long Parameters, long Macs, long PeakBytes, long MinReceptiveField)
{
    public static Budget None { get; } = new(0, 0, 0, 0);
}

/// <summary>What a layer's attribute says beyond its arithmetic.</summary>
/// <param name="PropertyName">The property that the layer becomes, unique within its block.</param>
/// <param name="DropsRemainder">Whether rows and columns lost to the stride are meant.</param>
/// <param name="IsReadable">False where the compiler cannot bind the attribute: it says so itself.</param>
/// <param name="Origin">Where it is written, in source order: repetitions of a block have the same origins.</param>
/// <param name="Block">The block that it belongs to, by position; −1 for the model itself.</param>
internal sealed record DeclaredLayer(string PropertyName, bool DropsRemainder, bool IsReadable, int Origin, int Block = -1);

/// <summary>One use of a block: layers that are a stage together.</summary>
/// <param name="Name">As in <c>layer1.0</c>.</param>
/// <param name="PropertyName">The property that it becomes, of the model or the block around it.</param>
/// <param name="Parent">The block around it, by position; −1 for the model itself.</param>
/// <param name="First">The first of its layers.</param>
/// <param name="End">The layer behind its last.</param>
/// <param name="Inputs">The maps from outside that its layers read: positions of earlier layers; −1 is the network's input.</param>
internal sealed record DeclaredBlock(string Name, string PropertyName, int Parent, int First, int End, EquatableArray<int> Inputs);

/// <summary>The class that carries a model.</summary>
/// <param name="Namespace">Its namespace as source, or "" for the global one.</param>
/// <param name="Containers">The types around it, outermost first.</param>
/// <param name="Declaration">As in <c>partial class LeNet5</c>.</param>
/// <param name="Name">As in <c>LeNet5</c>.</param>
/// <param name="Reference">As in <c>LeNet5</c> or <c>Net&lt;T&gt;</c>.</param>
/// <param name="MetadataName">Full name with arity, as in <c>Demo.Outer`1+Net</c>.</param>
/// <param name="IsVisible">Whether other assemblies see it, so that its shapes must be public.</param>
/// <param name="CanBeCompleted">Whether a generated part can be added at all.</param>
/// <param name="StageNames">Names in use that end as those of classes for blocks do.</param>
internal sealed record HostType(
    string Namespace, EquatableArray<string> Containers, string Declaration, string Name, string Reference, string MetadataName,
    bool IsVisible, bool CanBeCompleted, EquatableArray<string> StageNames)
{
    /// <summary>What the class of a block's stage is called behind the property: Layer1_0Stage.</summary>
    public const string StageSuffix = "Stage";
}

/// <summary>Where something stands, beside the positions of layers.</summary>
internal static class Place
{
    /// <summary>The input shape.</summary>
    public const int Input = -1;

    /// <summary>The name of the class.</summary>
    public const int Host = -2;

    /// <summary>Another part of the class, where it is reported.</summary>
    public const int Elsewhere = -3;

    /// <summary>The budget.</summary>
    public const int Budget = -4;

    /// <summary>The use of a block, counted as they are expanded: what is wrong with <c>Repeat</c> or <c>Name</c> is no layer's fault.</summary>
    public static int Use(int use) => Budget - 1 - use;

    /// <summary>Which use of a block a place is; null for any other.</summary>
    public static int? UseAt(int place) => place < Budget ? Budget - 1 - place : null;
}

/// <summary>Something wrong with a declaration. <paramref name="Layer"/> is a position, or a <see cref="Place"/>.</summary>
internal abstract record DeclarationProblem(int Layer);

/// <summary>An argument out of range, or of a form that means nothing.</summary>
/// <param name="Layer">Position of the layer.</param>
/// <param name="LayerName">Its name.</param>
/// <param name="Argument">The argument at fault.</param>
/// <param name="Found">What was written.</param>
/// <param name="Expected">What would work.</param>
/// <param name="Valid">The nearest valid value, or "" where there is no single one.</param>
/// <param name="Other">Another argument, beside which this one cannot stand; "" where it is wrong by itself.</param>
internal sealed record InvalidArgument(int Layer, string LayerName, string Argument, string Found, string Expected, string Valid, string Other = "") : DeclarationProblem(Layer);

/// <summary>A name that no earlier layer or block has.</summary>
/// <param name="Layer">Position of the layer.</param>
/// <param name="LayerName">Its name.</param>
/// <param name="Argument">The argument that names it.</param>
/// <param name="Name">What was written.</param>
/// <param name="Nearest">The earlier name that is most like it, or "".</param>
internal sealed record UnknownSource(int Layer, string LayerName, string Argument, string Name, string Nearest) : DeclarationProblem(Layer);

/// <summary>A map that a layer is to bring together with itself.</summary>
internal sealed record RepeatedSource(int Layer, string LayerName, string Argument, string Name, bool IsAbove) : DeclarationProblem(Layer);

/// <summary>A block that cannot be expanded: it is inside itself, or there is no end to it.</summary>
/// <param name="Layer">Position of the layer that stands in its place.</param>
/// <param name="Block">The block that is used.</param>
/// <param name="Chain">How it was reached, as in "Outer → Inner → Outer".</param>
/// <param name="Reason">Why it was not expanded.</param>
internal sealed record EndlessBlock(int Layer, string Block, string Chain, EndlessReason Reason) : DeclarationProblem(Layer);

/// <summary>Why a block has no end.</summary>
internal enum EndlessReason
{
    InsideItself,
    TooLong,
    TooDeep,
}

/// <summary>A block of another assembly that comes without its layers, or with a text of them that the generator did not write.</summary>
internal sealed record UnreadableBlock(int Layer, string Block, string Assembly) : DeclarationProblem(Layer);

/// <summary>A name that cannot be a property beside the others.</summary>
/// <param name="Layer">Position of the layer, or a <see cref="Place"/>.</param>
/// <param name="Argument">The argument that names it.</param>
/// <param name="LayerName">The name.</param>
/// <param name="Reason">Why it cannot be used.</param>
internal sealed record UnusableName(int Layer, string Argument, string LayerName, string Reason) : DeclarationProblem(Layer);

/// <summary>A class that is not partial.</summary>
internal sealed record NotPartial(string Host) : DeclarationProblem(Place.Host);

/// <summary>A class that cannot carry a model.</summary>
internal sealed record UnusableHost(string Host, string Reason, string Remedy) : DeclarationProblem(Place.Host);

/// <summary>An input shape, and nothing below it.</summary>
internal sealed record NoLayers(string Host) : DeclarationProblem(Place.Input);

/// <summary>Layers on another part of the class: attributes of different parts have no order among them.</summary>
internal sealed record LayersElsewhere(string Host) : DeclarationProblem(Place.Elsewhere);
