using ConvShape.Architecture;
using ConvShape.Roslyn.Rules;

namespace ConvShape.CodeFixes.Mending;

/// <summary>What a layer must declare after a change above it.</summary>
internal static class Following
{
    /// <summary>The rules about numbers that are declared of what arrives.</summary>
    private static readonly string[] Declared = [Descriptors.ChannelMismatch.Id, Descriptors.FeatureMismatch.Id, Descriptors.NormalisationMismatch.Id];

    /// <summary>What has a layer follow a change that made an error of what it declares; null where no number does.</summary>
    public static Mend? Of(Finding error, Draft before, Draft after, Shift shift) =>
        Declared.Contains(error.Descriptor.Id) ? error.Mends.First()
        : error.Descriptor.Id == Descriptors.GroupMismatch.Id ? Depthwise(error.Place, before, after, shift)
        : null;

    /// <summary>A convolution whose groups were its channels stays one: as many groups as there are now, and as many filters for each.</summary>
    private static Mend? Depthwise(int place, Draft before, Draft after, Shift shift)
    {
        int[] layers = before.Layers(shift.Before(after.Attribute(place))).ToArray();
        if (layers.Length != 1 || before.Model!.Network.Layers[layers[0]] is not { Kind: LayerKind.Convolution } old || old.Groups != old.Input.Channels)
        {
            return null;
        }

        int channels = after.Model!.Network.Layers[place].Input.Channels;
        SetArgument groups = new(place, "g", LayerText.Number(channels));
        return before.Model.Declaration.Network.Layers[layers[0]].Spec is ConvolutionSpec { Filters: int filters }
            ? new Mend("", groups, new SetArgument(place, "filters", LayerText.Number((long)filters / old.Groups * channels)))
            : new Mend("", groups);
    }
}
