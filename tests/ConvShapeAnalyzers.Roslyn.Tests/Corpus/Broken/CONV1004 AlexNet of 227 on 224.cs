// The paper says 224×224, its arithmetic says 227×227. On 224 every stride leaves a row behind, and 5×5 maps reach the classifier where it
// expects 6×6.
using ConvShape;

[InputShape(3, 224, 224)]
[ConvLayer(k: 11, {|CONV2001:s: 4|}, filters: 96), ReluLayer, MaxPoolLayer(k: 3, {|CONV2001:s: 2|})]
[ConvLayer(k: 5, p: 2, g: 2, filters: 256), ReluLayer, MaxPoolLayer(k: 3, {|CONV2001:s: 2|})]
[ConvLayer(k: 3, p: 1, filters: 384), ReluLayer]
[ConvLayer(k: 3, p: 1, g: 2, filters: 384), ReluLayer]
[ConvLayer(k: 3, p: 1, g: 2, filters: 256), ReluLayer, MaxPoolLayer(k: 3, {|CONV2001:s: 2|})]
[FlattenLayer]
[LinearLayer(4096, {|CONV1004:InFeatures = 256 * 6 * 6|}), ReluLayer, DropoutLayer]
[LinearLayer(4096), ReluLayer, DropoutLayer]
[LinearLayer(1000)]
public sealed partial class AlexNet;

// info CONV2001: conv1 never reads the last row and column of its 224×224 input: 54 windows of 11 at stride 4 end at row 223 of 224; needs more padding, or Remainder = Remainder.Drop if that is meant
// warning CONV2001: pool1 never reads the last row and column of its 54×54 input: 26 windows of 3 at stride 2 end at row 53 of 54; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// warning CONV2001: pool2 never reads the last row and column of its 26×26 input: 12 windows of 3 at stride 2 end at row 25 of 26; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// warning CONV2001: pool3 never reads the last row and column of its 12×12 input: 5 windows of 3 at stride 2 end at row 11 of 12; needs more padding, CeilMode = true, or Remainder = Remainder.Drop if that is meant
// error CONV1004: linear1 declares InFeatures = 9216, but gets 6400 features from flatten1, a 256×5×5 feature map; needs InFeatures = 6400
