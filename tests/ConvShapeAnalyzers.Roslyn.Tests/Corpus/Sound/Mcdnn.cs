// One column of MCDNN for digits: Cireşan, Meier, Schmidhuber, Multi-column deep neural networks for image classification, 2012, "1×29×29-20C4-
// MP2-40C5-MP3-150N-10N". Input 1×29×29.
// Parameters: 76,040
// MACs: 1,891,820
using ConvShape;

namespace Demo;

/// <summary>One column of MCDNN for digits.</summary>
[InputShape(1, 29, 29)]
[ConvLayer(k: 4, filters: 20), TanhLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, filters: 40), TanhLayer, MaxPoolLayer(k: 3)]
[FlattenLayer, LinearLayer(150), TanhLayer, LinearLayer(10), SoftmaxLayer]
public sealed partial class Mcdnn;
