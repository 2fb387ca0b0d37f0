namespace ConvShape.Benchmarks.Peer;

internal static class PeerChart
{
    public static string Draw(PeerResults results) => "";
}
