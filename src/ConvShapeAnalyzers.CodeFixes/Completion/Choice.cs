using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;
using Microsoft.CodeAnalysis;

namespace ConvShape.CodeFixes.Completion;

/// <summary>A map that a layer may name.</summary>
/// <param name="Map">The map.</param>
/// <param name="Remark">Why the layer cannot read it, or need not name it; "" where it fits, as far as that is known.</param>
internal sealed record Choice(NamedMap Map, string Remark)
{
    public bool Fits => Remark.Length == 0;
}

/// <summary>What one name on a layer may be.</summary>
internal sealed class Choices
{
    /// <summary>The arguments that name maps, and the one that sends the first of them through a convolution.</summary>
    private const string Name = "name", Others = "others", From = "From", Projection = "Projection";

    private readonly WrittenName _written;
    private readonly INamedTypeSymbol? _type;
    private readonly Reach _reach;

    /// <summary>The arguments as written; null where the compiler cannot make sense of them.</summary>
    private readonly IReadOnlyDictionary<string, object?>? _values;

    /// <summary>The names that the layer has beside the one in question, as far as they mean something.</summary>
    private readonly string[] _named;

    /// <summary>For each shape, why the layer cannot read it: there are few of them, however many layers there are.</summary>
    private readonly Dictionary<MapShape, string> _remarks = [];

    private Choices(WrittenName written, INamedTypeSymbol? type, Reach reach, IReadOnlyDictionary<string, object?>? values)
    {
        _written = written;
        _type = type;
        _reach = reach;
        _values = values;
        string?[] texts = [Text(Name), .. Value(Others) is string?[] others ? others : []];
        _named = texts.Where((text, i) => IsMerge && i != written.Index && text is not null && reach.Find(text) is not null).ToArray()!;
    }

    private bool IsMerge => LayerSyntax.Layer(_type)?.Kind.IsMerge() == true;

    /// <summary>The name that the layer reads in place of the one above; null where there is none, or none that means something.</summary>
    private string? Source => Text(From) is { } from && _reach.Find(from) is not null ? from : null;

    /// <summary>The map that those named are brought together with.</summary>
    private int Main => Source is { } from ? _reach.Find(from)!.Value : _reach.Above;

    /// <summary>
    /// The maps that a name may mean. Those that fit come first, nearest first, those inside of blocks after the others; then those that do
    /// not fit, except what is inside of blocks.
    /// </summary>
    /// <param name="written">Where the name stands.</param>
    /// <param name="type">The class of its attribute; null where there is none yet.</param>
    /// <param name="reach">What stands above.</param>
    /// <param name="values">The arguments as written; null where the compiler cannot make sense of them.</param>
    public static IEnumerable<Choice> Of(WrittenName written, INamedTypeSymbol? type, Reach reach, IReadOnlyDictionary<string, object?>? values)
    {
        Choices choices = new(written, type, reach, values);
        return reach.Maps()
            .Select(map => new Choice(map, choices.Remark(map)))
            .Where(choice => choice.Fits || !choice.Map.IsInBlock)
            .OrderBy(choice => !choice.Fits)
            .ThenBy(choice => choice.Map.IsInBlock);
    }

    private string Remark(NamedMap map)
    {
        if (map.Layer == (_written.Index == WrittenName.From ? _reach.Above : Main) || _named.Any(name => _reach.Find(name) == map.Layer))
        {
            return "read already";
        }

        if (map.Shape is not { } shape)
        {
            return "";
        }

        if (!_remarks.TryGetValue(shape, out string? remark))
        {
            remark = Arguments(map.Name) is { } arguments && _reach.Try(_type!, _written.Layer, arguments) is { } problem ? Explain(problem) : "";
            _remarks.Add(shape, remark);
        }

        return remark;
    }

    /// <summary>The arguments with which a layer shows whether it can read a map; null where that cannot be known.</summary>
    private Dictionary<string, object?>? Arguments(string name)
    {
        Dictionary<string, object?> arguments = new(StringComparer.Ordinal);
        if (_written.Index != WrittenName.From)
        {
            // A map fits by itself, whatever is wrong with the others. Only the first can be projected.
            arguments[Name] = name;
            arguments[From] = Source;
            arguments[Projection] = Projects;
        }
        else if (_values is null || _type is null)
        {
            return null;
        }
        else
        {
            foreach (KeyValuePair<string, object?> value in _values.Where(value => value.Key is not ("Name" or "When")))
            {
                arguments[value.Key] = value.Value;
            }

            arguments[From] = name;
            if (IsMerge)
            {
                arguments[Name] = _named.FirstOrDefault();
                arguments[Others] = _named.Skip(1).ToArray();
            }
        }

        return arguments;
    }

    private bool Projects => _written.Index == 0 && Value(Projection) is true;

    /// <summary>What a layer needs in place of a map that it cannot read.</summary>
    private string Explain(LayerProblem problem) => LayerSyntax.Layer(_type)?.Kind is not { } kind ? "does not fit" : problem switch
    {
        OperandsDiffer => Needed(kind),
        ChannelsDiffer channels => $"needs {LayerText.Amount(channels.Declared, "channel")}",
        FeaturesDiffer features => $"needs {LayerText.Amount(features.Declared, "feature")}",
        NormalisedFeaturesDiffer features => $"needs {LayerText.Amount(features.Declared, "channel")}",
        WindowTooLarge => "too small for the window",
        GroupsDoNotDivide groups => $"{LayerText.Amount(groups.Groups, "group")} do not divide {LayerText.Amount(groups.Channels, "channel")}",
        NotSpatial => "needs a feature map",
        NotFlat => "needs a vector",
        _ => "does not fit",
    };

    /// <summary>What a map must be to be brought together with the others.</summary>
    private string Needed(LayerKind kind)
    {
        int? other = _written.Index == WrittenName.From ? _named.Select(_reach.Find).FirstOrDefault() : Main;
        return other is not { } layer || _reach.Shape(layer) is not { } shape ? "does not fit" : kind switch
        {
            LayerKind.Add => $"{(Projects ? "cannot be projected to" : "needs")} {shape}",
            LayerKind.Concat when shape.IsVector => "needs a vector",
            LayerKind.Concat => $"needs {LayerText.Pair(shape.Height.Value, shape.Width.Value)}",
            _ when shape.Height.Value == 1 && shape.Width.Value == 1 => $"needs {LayerText.Amount(shape.Channels, "channel")}",
            _ => $"needs {shape} or {new MapShape(shape.Channels, 1, 1)}",
        };
    }

    private object? Value(string name) => _values is not null && _values.TryGetValue(name, out object? value) ? value : null;

    private string? Text(string name) => Value(name) as string;
}
