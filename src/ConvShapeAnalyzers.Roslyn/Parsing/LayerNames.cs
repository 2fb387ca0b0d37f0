using System.Text;
using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Parsing;

/// <summary>From the names of layers to the properties that they become, of a model or of one use of a block.</summary>
/// <param name="host">The model; null for a block.</param>
/// <param name="problems">Takes names that cannot be properties.</param>
internal sealed class LayerNames(INamedTypeSymbol? host, List<DeclarationProblem> problems)
{
    /// <summary>Members that every model has.</summary>
    public static readonly string[] Generated = ["Load", "CreateRandom", "Save", "Forward", "Layers", "Summary"];

    /// <summary>Members that models with several results have besides.</summary>
    public static readonly string[] GeneratedForOutputs = ["ForwardAll", "Outputs"];

    /// <summary>The tool name on generated members, which are no members of the user's.</summary>
    public const string GeneratedBy = "ConvShapeAnalyzers";

    /// <summary>Members that every block has as a stage of the model.</summary>
    private static readonly string[] OfBlocks = ["Forward", "Layers", "Info", "Parameters", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize"];

    private readonly List<DeclarationProblem> _forOutputs = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);

    /// <summary>The name that a layer has: its own, or its kind with a number. Named layers count too, so that naming one renumbers none.</summary>
    public string Next(string counter, string? written)
    {
        string counted = Coming(counter);
        _counts[counter] = _counts.TryGetValue(counter, out int count) ? count + 1 : 1;
        return written ?? counted;
    }

    /// <summary>The name that the next one without a name of its own will have.</summary>
    public string Coming(string counter) => $"{counter}{LayerText.Number((_counts.TryGetValue(counter, out int count) ? count : 0) + 1)}";

    /// <summary>Whether the property of a name is one that a layer cannot have.</summary>
    public bool IsTaken(string name) => ToIdentifier(name) is { } property && (_properties.ContainsKey(property) || ClashWithHost(property) is not null);

    /// <summary>A name that is not in use yet: the one given, or with a number.</summary>
    public static string Unused(string name, Func<string, bool> isUsed)
    {
        string unused = name;
        for (int i = 2; isUsed(unused); i++)
        {
            unused = name + LayerText.Number(i);
        }

        return unused;
    }

    /// <summary>The property of a layer or block. A name that cannot be one is noted, and replaced by one that can.</summary>
    /// <param name="layer">Position of the layer, or of the block's first.</param>
    /// <param name="place">Where a name that cannot be used is noted.</param>
    /// <param name="argument">The argument that names it.</param>
    /// <param name="name">Its name within the model or block.</param>
    /// <param name="isTaken">Whether an earlier layer has the same name in the state dict.</param>
    public string Property(int layer, int place, string argument, string name, bool isTaken)
    {
        string? property = ToIdentifier(name);
        string? trouble =
            property is null ? "is no property: names have letters, digits and underscores, in parts divided by dots"
            : name == Scope.InputName ? "means the input wherever a layer is named"
            : isTaken ? "is the name of an earlier layer"
            : _properties.TryGetValue(property, out string? other) ? $"becomes the property {property}, as does '{other}'"
            : ClashWithHost(property);
        if (trouble is null)
        {
            if (host is not null && GeneratedForOutputs.Contains(property))
            {
                _forOutputs.Add(new UnusableName(place, argument, name, $"becomes the property {property}, which every model with several results has"));
            }

            _properties.Add(property!, name);
            return property!;
        }

        problems.Add(new UnusableName(place, argument, name, trouble));
        string replacement = $"Layer{LayerText.Number(layer + 1)}";
        while (_properties.ContainsKey(replacement) || ClashWithHost(replacement) is not null)
        {
            replacement += "_";
        }

        _properties.Add(replacement, name);
        return replacement;
    }

    /// <summary>Gives back properties of layers and blocks that are taken back.</summary>
    public void Release(IEnumerable<string> properties)
    {
        foreach (string property in properties)
        {
            _properties.Remove(property);
        }
    }

    /// <summary>Notes the names that a model with several results cannot use: how many there are is known at its end.</summary>
    public void RefuseForOutputs() => problems.AddRange(_forOutputs);

    /// <summary>The property in place of one of a refused name. No layer has a name that leads to it.</summary>
    public static string Refused(string property) => GeneratedForOutputs.Contains(property) ? property + "_" : property;

    /// <summary>"features.0" → Features0, "layer1.0.conv1" → Layer1_0Conv1; null where the name has a character that no name should have.</summary>
    internal static string? ToIdentifier(string name)
    {
        StringBuilder identifier = new();
        bool startsPart = true;
        foreach (char c in name)
        {
            if (c is '.' or '_' or '-')
            {
                startsPart = true;
            }
            else if (!char.IsLetterOrDigit(c))
            {
                return null;
            }
            else
            {
                // Without the underscore, features.1.0 and features.10 would be one property.
                if (startsPart && char.IsDigit(c) && identifier.Length > 0 && char.IsDigit(identifier[identifier.Length - 1]))
                {
                    identifier.Append('_');
                }

                identifier.Append(startsPart ? char.ToUpperInvariant(c) : c);
                startsPart = false;
            }
        }

        if (identifier.Length > 0 && char.IsDigit(identifier[0]))
        {
            identifier.Insert(0, "Layer");
        }

        string text = identifier.ToString();
        return SyntaxFacts.IsValidIdentifier(text) && SyntaxFacts.GetKeywordKind(text) == SyntaxKind.None ? text : null;
    }

    private string? ClashWithHost(string property)
    {
        if (host is null)
        {
            return OfBlocks.Contains(property) ? $"becomes the property {property}, which every block has" : null;
        }

        if (property == host.Name)
        {
            return $"becomes the property {property}, which is the name of the class";
        }

        if (Generated.Contains(property))
        {
            return $"becomes the property {property}, which every model has";
        }

        if (host.TypeParameters.Any(parameter => parameter.Name == property))
        {
            return $"becomes the property {property}, which is a type parameter of {host.Name}";
        }

        for (INamedTypeSymbol? type = host; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(property).Any(member => !IsGenerated(member)))
            {
                return $"becomes the property {property}, which is a member of {type.Name}";
            }
        }

        return null;
    }

    public static bool IsGenerated(ISymbol member) => member.GetAttributes().Any(attribute =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments.Length: 2 } &&
        attribute.ConstructorArguments[0].Value is GeneratedBy);
}
