// Feature extractor and classifier written as two parts of one class, as nn.Module has features and classifier. Between parts there is no order.
using ConvShape;

[InputShape(3, 64, 64)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
public sealed partial class TwoParts;

[{|CONV3003:FlattenLayer|}]
[LinearLayer(128), ReluLayer]
[LinearLayer(10)]
public sealed partial class TwoParts
{
    public static string Author => "somebody";
}

// error CONV3003: TwoParts has layers apart from its [InputShape]: parts of a class have no order among them; needs all layers on the part that has [InputShape]
