using ConvShape;

namespace Demo;

/// <summary>A small U-Net: names of maps and margins are arguments of blocks.</summary>
[InputShape(channels: 1, height: 44, width: 48)]
[TwoConvolutions(2, Name = "enc1")]
[MaxPoolLayer(k: 2)]
[TwoConvolutions(4, Name = "enc2")]
[MaxPoolLayer(k: 2)]
[TwoConvolutions(8, Name = "enc3")]
[Up("enc2", crop: 4, Name = "dec2")]
[OutputLayer("coarse")]
[Up("enc1", crop: 16, Name = "dec1")]
[ConvLayer(k: 1, filters: 2, Name = "out")]
public sealed partial class UNet;

/// <summary>Twice the rows and columns and half the channels, joined by the centre of an earlier map.</summary>
[CropLayer(Crop, Name = "crop", From = Skip)]
[TransposedConvLayer(k: 2, s: 2, filters: InputChannels / 2, Name = "up", From = "in")]
[ConcatLayer("crop")]
[TwoConvolutions(InputChannels / 2, Name = "")]
public sealed partial class Up(string skip, int crop) : BlockAttribute
{
    private const string Skip = default;
    private const int Crop = Argument;
}

/// <summary>Two 3×3 convolutions without padding.</summary>
[ConvLayer(k: 3, filters: Width, Name = "conv1"), ReluLayer]
[ConvLayer(k: 3, filters: Width, Name = "conv2"), ReluLayer]
public sealed partial class TwoConvolutions(int width) : BlockAttribute
{
    private const int Width = Argument;
}
