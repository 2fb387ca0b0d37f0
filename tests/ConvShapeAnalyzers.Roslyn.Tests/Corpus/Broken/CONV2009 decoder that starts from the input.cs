// The decoder was meant to read the bottleneck, and reads the input: everything the encoder finds goes nowhere. PyTorch reports such layers only
// in distributed training, as parameters that were not used in producing the loss.
using ConvShape;

[InputShape(1, 64, 64)]
[ConvLayer(k: 4, s: 2, p: 1, filters: 16), ReluLayer]
[ConvLayer(k: 4, s: 2, p: 1, filters: 32), {|CONV2009:ReluLayer|}(Name = "bottleneck")]
[ConvLayer(k: 3, p: 1, filters: 32, From = "in"), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 1), SigmoidLayer]
public sealed partial class Denoiser;

// warning CONV2009: bottleneck is read by nothing: its 32×16×16 map goes nowhere; needs a layer that names it, or an [OutputLayer(name)] below it
