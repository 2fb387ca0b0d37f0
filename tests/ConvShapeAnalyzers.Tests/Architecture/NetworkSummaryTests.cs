using ConvShape.Architecture;
using static ConvShape.Tests.Architecture.Nets;

namespace ConvShape.Tests.Architecture;

public class NetworkSummaryTests
{
    [Fact]
    public void The_table_of_LeNet5() => Assert.Equal(
        """
        LeNet5
        layer     kind      output    window    parameters     MACs     memory  receptive field
        ────────  ────────  ────────  ────────  ──────────  ───────  ─────────  ───────────────
        input               1×28×28                                    3.1 KiB
        conv1     conv      6×28×28   k5 s1 p2         156  117,600   18.4 KiB              5×5
        relu1     ReLU      6×28×28                                   18.4 KiB              5×5
        pool1     max pool  6×14×14   k2 s2 p0                         4.6 KiB              6×6
        conv2     conv      16×10×10  k5 s1 p0       2,416  240,000    6.3 KiB            14×14
        relu2     ReLU      16×10×10                                   6.3 KiB            14×14
        pool2     max pool  16×5×5    k2 s2 p0                         1.6 KiB            16×16
        flatten1  flatten   400                                        1.6 KiB            32×32
        linear1   linear    120                     48,120   48,000  480 bytes            32×32
        relu3     ReLU      120                                      480 bytes            32×32
        linear2   linear    84                      10,164   10,080  336 bytes            32×32
        relu4     ReLU      84                                       336 bytes            32×32
        linear3   linear    10                         850      840   40 bytes            32×32
        61,706 parameters (241.0 KiB) · 416,520 MACs · maps 61.7 KiB per image
        """.ReplaceLineEndings("\n"),
        Table("LeNet5", Nets.LeNet5));

    [Fact]
    public void The_table_of_a_network_without_layers() => Assert.Equal(
        """
        Empty
        layer  kind  output  window  parameters  MACs    memory  receptive field
        ─────  ────  ──────  ──────  ──────────  ────  ────────  ───────────────
        input        3×2×2                             48 bytes
        0 parameters (0 bytes) · 0 MACs · maps 48 bytes per image
        """.ReplaceLineEndings("\n"),
        Table("Empty", Network.Sequence(new MapShape(3, 2, 2), [])));

    [Fact]
    public void What_is_read_is_told_where_it_is_not_the_layer_above() => Assert.Equal(
        """
        Residual
        layer        kind  output  window    parameters  MACs    memory  receptive field  reads
        ───────────  ────  ──────  ────────  ──────────  ────  ────────  ───────────────  ─────────────────
        input              2×3×3                               72 bytes
        block.conv1  conv  2×3×3   k3 s1 p1          38   324  72 bytes              3×3
        block.relu1  ReLU  2×3×3                               72 bytes              1×1  input
        block.add1   add   2×3×3                               72 bytes              3×3  conv1, relu1
        other.add2   add   2×3×3                               72 bytes              3×3  block.add1, input
        38 parameters (152 bytes) · 324 MACs · maps 360 bytes per image
        """.ReplaceLineEndings("\n"),
        Table("Residual", new Network(new MapShape(2, 3, 3),
        [
            new(Conv("block.conv1", 2, k: 3, p: 1), [-1]), new(Relu("block.relu1"), [-1]), new(new MergeSpec("block.add1", LayerKind.Add), [0, 1]),
            new(new MergeSpec("other.add2", LayerKind.Add), [2, -1]),
        ])));

    [Fact]
    public void Every_kind_of_layer_has_words_of_its_own()
    {
        LayerKind[] kinds = Enum.GetValues<LayerKind>();
        string[] words = [.. kinds.Select(kind => kind.Word())];
        Assert.Equal(words, words.Distinct());
        Assert.DoesNotContain(words, (word) => kinds.Any(kind => kind.ToString() == word));
    }

    private static string Table(string name, Network network) => NetworkSummary.Table(name, network.Input, network.Infer().Layers);
}
