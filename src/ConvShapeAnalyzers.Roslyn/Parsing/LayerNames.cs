using System.Text;
using ConvShape.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Parsing;

/// <summary>From the names of layers to the properties that they become.</summary>
internal sealed class LayerNames(INamedTypeSymbol host, List<DeclarationProblem> problems)
{
    /// <summary>Members that every model has.</summary>
    public static readonly string[] Generated = ["Load", "CreateRandom", "Save", "Forward", "Layers", "Summary"];

    /// <summary>The tool name on generated members, which are no members of the user's.</summary>
    public const string GeneratedBy = "ConvShapeAnalyzers";

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);

    /// <summary>The name that a layer has: its own, or its kind with a number. Named layers count too, so that naming one renumbers none.</summary>
    public string Next(string counter, string? written)
    {
        _counts.TryGetValue(counter, out int count);
        _counts[counter] = ++count;
        return written ?? $"{counter}{LayerText.Number(count)}";
    }

    /// <summary>The property of a layer. A name that cannot be one is noted, and replaced by one that can.</summary>
    public string Property(int layer, string name)
    {
        string? property = ToIdentifier(name);
        string? trouble =
            property is null ? "is no property: names have letters, digits and underscores, in parts divided by dots"
            : !_names.Add(name) ? "is the name of an earlier layer"
            : _properties.TryGetValue(property, out string? other) ? $"becomes the property {property}, as does '{other}'"
            : ClashWithHost(property);
        if (trouble is null)
        {
            _properties.Add(property!, name);
            return property!;
        }

        problems.Add(new UnusableName(layer, name, trouble));
        string replacement = $"Layer{LayerText.Number(layer + 1)}";
        while (_properties.ContainsKey(replacement) || ClashWithHost(replacement) is not null)
        {
            replacement += "_";
        }

        _properties.Add(replacement, name);
        return replacement;
    }

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
