using ConvShape.Architecture;

namespace Networks.Tests;

public class CatalogueTests
{
    /// <summary>
    /// What make_tensors.py prints, counted by PyTorch. It agrees with what is published: torchvision's documentation gives the parameters
    /// and, to two digits behind the point, the billions of MACs; the paper of MobileNetV1 gives 569 million.
    /// </summary>
    public static TheoryData<string, long, long, string, string> Published => new()
    {
        { "LeNet5", 61_706, 416_520, "1×28×28", "10" },
        { "AlexNet", 61_100_840, 714_188_480, "3×224×224", "1000" },
        { "Vgg16", 138_357_544, 15_470_264_320, "3×224×224", "1000" },
        { "GoogLeNet", 6_624_904, 1_498_376_192, "3×224×224", "1000" },
        { "UNet", 31_030_658, 150_428_424_448, "1×572×572", "2×388×388" },
        { "ResNet18", 11_689_512, 1_814_073_344, "3×224×224", "1000" },
        { "ResNet50", 25_557_032, 4_089_184_256, "3×224×224", "1000" },
        { "SqueezeNet", 1_248_424, 818_924_576, "3×224×224", "1000" },
        { "DenseNet121", 7_978_856, 2_834_161_664, "3×224×224", "1000" },
        { "MobileNetV1", 4_231_976, 568_740_352, "3×224×224", "1000" },
        { "MobileNetV2", 3_504_872, 300_774_272, "3×224×224", "1000" },
        { "MobileNetV3Large", 5_483_032, 216_589_760, "3×224×224", "1000" },
    };

    public static TheoryData<string> Names => [.. Published.Select(row => row.Data.Item1)];

    [Theory]
    [MemberData(nameof(Published))]
    public void Every_network_is_the_published_one(string name, long parameters, long macs, string input, string output)
    {
        Entry entry = Catalogue.Find(name)!;

        Assert.Equal((parameters, macs), (entry.Parameters, entry.Macs));
        Assert.Equal((input, output), (entry.Input.ToString(), entry.Output.ToString()));
    }

    [Fact]
    public void Every_network_is_tested() => Assert.Equal(Names.Select(row => row.Data), Catalogue.Entries.Select(entry => entry.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Tensors_are_those_of_PyTorchs_state_dict_in_its_order(string name)
    {
        string[] expected = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Tensors", name + ".txt"));

        IEnumerable<string> declared = LayerInfo.TensorsOf(Catalogue.Find(name)!.Layers)
            .Select(tensor => $"{tensor.Name} {string.Join('×', tensor.Shape)}");

        Assert.Equal(expected, declared);
    }

    [Theory]
    [InlineData("resnet18")]
    [InlineData("ResNet18")]
    [InlineData("ResNet-18")]
    [InlineData("resnet_18")]
    public void A_name_may_be_written_as_people_do(string name) => Assert.Equal("ResNet18", Catalogue.Find(name)?.Name);

    [Theory]
    [InlineData("")]
    [InlineData("resnet")]
    [InlineData("resnet180")]
    public void No_other_name_is_understood(string name) => Assert.Null(Catalogue.Find(name));
}
