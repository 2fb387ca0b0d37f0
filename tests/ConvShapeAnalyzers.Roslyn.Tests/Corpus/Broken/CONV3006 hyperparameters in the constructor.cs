// A class Net(int classes) as one writes it in PyTorch. The sizes of a model are part of its type here: a constant serves, and the constructor is
// generated.
using ConvShape;

[InputShape(3, 32, 32)]
[ConvLayer(k: 3, p: 1, filters: 32), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 3, p: 1, filters: 64), ReluLayer, MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(10)]
public sealed partial class {|CONV3006:Classifier|}(int classes)
{
    public int Classes => classes;
}

// error CONV3006: Classifier cannot carry a model: it has a primary constructor; remove it: the generated constructor needs its place
