using ConvShape;

namespace Networks;

/// <summary>U-Net (Ronneberger, Fischer, Brox: U-Net: convolutional networks for biomedical image segmentation, 2015, figure 1).</summary>
[InputShape(channels: 1, height: 572, width: 572)]
[TwoConvolutions(64, Name = "enc1")]
[MaxPoolLayer(k: 2)]
[TwoConvolutions(128, Name = "enc2")]
[MaxPoolLayer(k: 2)]
[TwoConvolutions(256, Name = "enc3")]
[MaxPoolLayer(k: 2)]
[TwoConvolutions(512, Name = "enc4")]
[MaxPoolLayer(k: 2)]
[TwoConvolutions(1024, Name = "enc5")]
[Up("enc4", crop: 4, Name = "dec4")]
[Up("enc3", crop: 16, Name = "dec3")]
[Up("enc2", crop: 40, Name = "dec2")]
[Up("enc1", crop: 88, Name = "dec1")]
[ConvLayer(k: 1, filters: 2, Name = "out")]
public sealed partial class UNet;

/// <summary>Twice the rows and columns and half the channels, joined by the centre of what came before the pool.</summary>
/// <param name="skip">What came before the pool.</param>
/// <param name="crop">Rows and columns to leave out on every side of it.</param>
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
