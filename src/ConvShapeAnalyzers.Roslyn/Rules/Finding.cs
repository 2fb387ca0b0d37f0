using System.Collections.Immutable;
using System.Globalization;
using ConvShape.Roslyn.Parsing;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Rules;

/// <summary>A mistake found in a model.</summary>
/// <param name="Descriptor">Which rule.</param>
/// <param name="Place">Position of the layer, or a <see cref="Parsing.Place"/>.</param>
/// <param name="Arguments">The argument at fault: the first of these that is written; the layer itself where none is.</param>
/// <param name="Words">What fills the message.</param>
internal sealed record Finding(DiagnosticDescriptor Descriptor, int Place, string[] Arguments, object[] Words)
{
    public DiagnosticSeverity Severity { get; init; } = Descriptor.DefaultSeverity;

    /// <summary>Earlier layers that led here, by position.</summary>
    public ImmutableArray<int> Related { get; init; } = [];

    /// <summary>What may mend it, the likeliest first. Worked out only where somebody asks: the compiler does not.</summary>
    public IEnumerable<Mend> Mends { get; init; } = [];

    /// <summary>As the compiler shows it.</summary>
    public string Text => $"{Descriptor.Id}: {string.Format(CultureInfo.InvariantCulture, Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), Words)}";

    /// <summary>Where the compiler marks it.</summary>
    public Location Locate(ParsedModel model) => model.At(Place)?.Find(Arguments).GetLocation() ?? model.Syntax.Identifier.GetLocation();

    /// <summary>The same finding, with earlier layers that led here; positions that are no layer are left out.</summary>
    public Finding LedBy(params IEnumerable<int> layers) => this with { Related = layers.Where(layer => layer >= 0).ToImmutableArray() };

    /// <summary>The same finding, mended by writing a value for an argument of the layer, or else in the ways given before.</summary>
    /// <param name="argument">A parameter or property of the layer's attribute.</param>
    /// <param name="value">As it is written; null where the argument must go.</param>
    /// <param name="way">Tells this way from others of the rule.</param>
    public Finding MendedBy(string argument, string? value, string way = "") => MendedBy(new Mend(way, new SetArgument(Place, argument, value)));

    /// <summary>The same finding with more ways to mend it, less likely than those given before.</summary>
    public Finding MendedBy(params IEnumerable<Mend> mends) => this with { Mends = Mends.Concat(mends) };
}
