// VGG's classifier right below its first convolutions: the poolings were commented out to "keep the detail". In PyTorch this is an attempt
// to allocate 49 GiB: "DefaultCPUAllocator: can't allocate memory".
using ConvShape;

[InputShape(3, 224, 224)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer]
[FlattenLayer]
[LinearLayer({|CONV1012:4096|}), ReluLayer, DropoutLayer]
[LinearLayer(4096), ReluLayer, DropoutLayer]
[LinearLayer(1000)]
public sealed partial class NoPooling;

// error CONV1012: linear1 is too large: its weights would have 13,153,337,344 elements; needs at most 2,147,483,575
