// padding='same' with kernels of 4, as in Keras GANs: three rows of padding cannot be split evenly. PyTorch warns that it may copy the input
// ("Using padding='same' with even kernel lengths"), and pads the other side first.
using ConvShape;

[InputShape(1, 28, 28)]
[ConvLayer(k: 4, filters: 32, {|CONV2005:Padding = PaddingMode.Same|}), LeakyReluLayer(0.2)]
[MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, filters: 64, Padding = PaddingMode.Same), LeakyReluLayer(0.2)]
[MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(1), SigmoidLayer]
public sealed partial class KerasDiscriminator;

// info CONV2005: conv1 pads 2 at the bottom but 1 at the top and 2 at the right but 1 at the left: a 4×4 kernel at stride 1 on its 28×28 input leaves an odd amount, and other frameworks may pad the other side
