using System.Globalization;

namespace ConvShape.Benchmarks.Peer;

/// <summary>What the command line asks for.</summary>
/// <param name="Networks">Which networks.</param>
/// <param name="Rounds">How often each engine is measured.</param>
/// <param name="Batches">Images of one call.</param>
/// <param name="Threads">Threads that every engine may use.</param>
/// <param name="DrawsOnly">Whether to draw what the last run found, and measure nothing.</param>
internal sealed record PeerOptions(
    IReadOnlyList<PeerNetwork> Networks, int Rounds, IReadOnlyList<int> Batches, IReadOnlyList<int> Threads, bool DrawsOnly)
{
    /// <summary>A median of fewer says little.</summary>
    private const int FewestRounds = 15;

    /// <summary>Reads <c>--filter ResNet18,LeNet5 --rounds 15 --batch 1,8 --threads 1,2 --svg</c>, all of which may be left out.</summary>
    /// <exception cref="ArgumentException">There is no such option, or it has another value.</exception>
    public static PeerOptions Parse(ReadOnlySpan<string> arguments)
    {
        PeerOptions options = new(PeerNetwork.All, FewestRounds, [1, 8], [1, 2], DrawsOnly: false);
        while (arguments is [string option, ..])
        {
            arguments = arguments[1..];
            if (option == "--svg")
            {
                options = options with { DrawsOnly = true };
                continue;
            }

            string[] values = arguments is [string value, ..] ? value.Split(',') : throw new ArgumentException($"{option} needs a value.");
            arguments = arguments[1..];
            options = option switch
            {
                "--filter" => options with { Networks = [.. values.Select(PeerNetwork.Find)] },
                "--rounds" => options with { Rounds = Math.Max(FewestRounds, Number(values[0])) },
                "--batch" => options with { Batches = [.. values.Select(Number)] },
                "--threads" => options with { Threads = [.. values.Select(Number)] },
                _ => throw new ArgumentException($"There is no option {option}."),
            };
        }

        return options;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
        ? number
        : throw new ArgumentException($"\"{text}\" is no number of rounds, images or threads.");
}
