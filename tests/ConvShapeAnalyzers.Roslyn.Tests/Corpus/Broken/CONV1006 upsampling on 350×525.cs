// A segmentation network with nearest-neighbour upsampling, on photographs of 350×525. 320×480 worked. PyTorch: "Sizes of tensors must match
// except in dimension 1. Got 42 and 43 in dimension 2".
using ConvShape;

namespace Demo;

[InputShape(3, 350, 525)]
[TwoConvolutions(16, Name = "enc1"), MaxPoolLayer({|CONV2001:k: 2|})]
[TwoConvolutions(32, Name = "enc2"), MaxPoolLayer({|CONV2001:k: 2|})]
[TwoConvolutions(64, Name = "enc3"), MaxPoolLayer({|CONV2001:k: 2|})]
[TwoConvolutions(128, Name = "enc4"), MaxPoolLayer({|CONV2001:k: 2|})]
[TwoConvolutions(256, Name = "enc5")]
[UpsampleLayer(2, Name = "up4"), ConcatLayer({|CONV1006:"enc4"|}), TwoConvolutions(128, Name = "dec4")]
[UpsampleLayer(2, Name = "up3"), ConcatLayer("enc3"), TwoConvolutions(64, Name = "dec3")]
[UpsampleLayer(2, Name = "up2"), ConcatLayer("enc2"), TwoConvolutions(32, Name = "dec2")]
[UpsampleLayer(2, Name = "up1"), ConcatLayer("enc1"), TwoConvolutions(16, Name = "dec1")]
[ConvLayer(k: 1, filters: 1, Name = "mask"), SigmoidLayer]
public sealed partial class Segmentation;

[ConvLayer(k: 3, p: 1, filters: Width), ReluLayer, ConvLayer(k: 3, p: 1, filters: Width), ReluLayer]
public sealed partial class TwoConvolutions(int width) : BlockAttribute
{
    private const int Width = Argument;
}

// info CONV2001: pool1 never reads the last column of its 350×525 input: 262 windows of 2 at stride 2 end at column 524 of 525; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// info CONV2001: pool2 never reads the last row of its 175×262 input: 87 windows of 2 at stride 2 end at row 174 of 175; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// warning CONV2001: pool3 never reads the last row and column of its 87×131 input: 43 windows of 2 at stride 2 end at row 86 of 87; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// warning CONV2001: pool4 never reads the last row and column of its 43×65 input: 21 windows of 2 at stride 2 end at row 42 of 43; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// error CONV1006: concat1 cannot join enc4.relu2 (128×43×65) and up4 (256×42×64): pool4 floored 43 → 21; needs enc4.relu2 cropped by [CropLayer([0, 0, 1, 1], From = "enc4.relu2")]
