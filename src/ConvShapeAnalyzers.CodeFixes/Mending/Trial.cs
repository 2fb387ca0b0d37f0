using System.Collections.Immutable;
using ConvShape.Architecture;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes.Mending;

/// <summary>A mend that was tried on a model, and worked.</summary>
/// <param name="Way">The way that it goes.</param>
/// <param name="Title">What it writes, and what comes of it, as in "Use p: 2 (keeps 13×13)".</param>
/// <param name="Text">The file with it.</param>
internal sealed record Trial(string Way, string Title, SourceText Text)
{
    /// <summary>How often a change may be carried on: each time, all layers that it reaches follow.</summary>
    private const int MaximumRounds = 100;

    /// <summary>Arguments that decide the size of what a layer gives out.</summary>
    private static readonly ImmutableHashSet<string> Sizing = ["k", "s", "p", "d", "outputPadding", "CeilMode", "Padding"];

    /// <summary>
    /// Writes a mend, has those follow who declare what it changes, and looks at what comes of it. Null where it cannot be written, leaves the
    /// mistake, or makes another: where a layer was judged before and was sound, or reads something else.
    /// </summary>
    public static Trial? Of(Draft before, Finding finding, Mend mend, CancellationToken cancellationToken)
    {
        AttributeEditor editor = new(before, cancellationToken);
        if (editor.Write(mend.Edits) is not { } text || before.In(text, cancellationToken) is not { } after)
        {
            return null;
        }

        Shift shift = new(before, mend.Edits);
        List<string> carried = [];
        for (int round = 0; Caused(before, after, finding, shift) is { Length: > 0 } caused; round++)
        {
            Mend?[] following = caused.Select(error => Following.Of(error, before, after, shift)).ToArray();
            AttributeEditor next = new(after, cancellationToken);
            Edit[] edits = following.OfType<Mend>().SelectMany(more => more.Edits).Distinct().ToArray();
            if (round == MaximumRounds || following.Contains(null) || next.Write(edits) is not { } further || after.In(further, cancellationToken) is not { } followed)
            {
                return null;
            }

            carried.AddRange(edits.Select(edit => $"{next.Title(edit)?.Replace("Use ", "")} on {after.Model!.Network.Layers[edit.Place].Name}"));
            (text, after) = (further, followed);
        }

        return IsMended(before, after, finding, shift) && shift.KeepsReaders(after)
            ? new Trial(mend.Way, Words(editor, before, after, finding, mend, shift) + Also(carried), text)
            : null;
    }

    /// <summary>
    /// The errors that were not there before, and are no others come to light: of a layer below an error nothing had been said, but what is wrong with its
    /// declaration.
    /// </summary>
    private static Finding[] Caused(Draft before, Draft after, Finding finding, Shift shift)
    {
        int mended = before.Attribute(finding.Place);
        return after.Findings.Where(error => error.Severity == DiagnosticSeverity.Error && error.Descriptor.Category != Descriptors.Uses && IsCaused(error)).ToArray();

        bool IsCaused(Finding error)
        {
            int attribute = shift.Before(after.Attribute(error.Place));
            if (before.Model is null)
            {
                return false;
            }

            Finding[] errors = before.Findings.Where(old => old.Severity == DiagnosticSeverity.Error && before.Attribute(old.Place) == attribute).ToArray();

            // A layer that reads nothing known has not been judged: once its name is right, its shapes may be wrong.
            bool isDeclared = error.Descriptor.Category == Descriptors.Declaration;
            return attribute == mended
                ? (isDeclared || finding.Descriptor.Category != Descriptors.Declaration) && errors.All(old => old.Descriptor.Id != error.Descriptor.Id)
                : errors.Length == 0 && (isDeclared || before.Layers(attribute).All(layer => before.Model.Network.IsExact[layer]));
        }
    }

    /// <summary>Whether the mistake is said once less.</summary>
    private static bool IsMended(Draft before, Draft after, Finding finding, Shift shift)
    {
        int attribute = before.Attribute(finding.Place);
        return after.Findings.Count(found => IsSame(found, shift.Before(after.Attribute(found.Place)))) is int left &&
            (left == 0 || left < before.Findings.Count(found => IsSame(found, before.Attribute(found.Place)))) && after.Model is not null;

        bool IsSame(Finding found, int at) =>
            found.Descriptor.Id == finding.Descriptor.Id && at == attribute && found.Arguments.SequenceEqual(finding.Arguments);
    }

    private static string Words(AttributeEditor editor, Draft before, Draft after, Finding finding, Mend mend, Shift shift)
    {
        Edit first = mend.Edits[0];

        // What has a layer read the one that comes above it goes without saying.
        string[] parts = mend.Edits.Where(edit => edit == first || edit is not (RenameSource or SetArgument { Argument: "From" })).Select(editor.Title).OfType<string>().ToArray();
        string title = string.Join(" and ", parts.Select((part, i) => i == 0 ? part : char.ToLowerInvariant(part[0]) + part.Substring(1))).Replace(" and use ", " and ");
        if (first is SetArgument && first.Place != finding.Place)
        {
            title += $" on {ModelText.Name(before.Model!.Network, first.Place)}";
        }

        return first is SetArgument set && Sizing.Contains(set.Argument) ? title + Effect(after, shift.After(before.Attribute(first.Place))) : title;
    }

    /// <summary>As in " (keeps 13×13)"; "" where the size is not known.</summary>
    private static string Effect(Draft after, int attribute)
    {
        int[] layers = after.Layers(attribute).ToArray();
        if (layers.Length == 0 || !after.Model!.Network.IsExact[layers[layers.Length - 1]] ||
            after.Findings.Any(error => error.Severity == DiagnosticSeverity.Error && after.Attribute(error.Place) == attribute))
        {
            return "";
        }

        LayerInfo layer = after.Model.Network.Layers[layers[layers.Length - 1]];
        return !layer.Kind.HasWindow() && layer.Kind is not (LayerKind.Crop or LayerKind.ZeroPad) ? ""
            : layer.Input.Height == layer.Output.Height && layer.Input.Width == layer.Output.Width
                ? $" (keeps {ModelText.Size(layer.Output)})"
            : $" (gives {layer.Output})";
    }

    private static string Also(IReadOnlyList<string> carried) =>
        carried.Count == 0 ? "" : carried.Count == 1 ? $", and {carried[0]}" : $", and {carried.Count} numbers below that follow from it";
}
