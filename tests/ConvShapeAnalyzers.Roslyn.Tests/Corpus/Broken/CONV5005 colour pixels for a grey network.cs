// Pixels of an image in colour, handed to a network for grey ones; and a buffer for the scores of one image where three were to come.
using ConvShape;

namespace Demo;

[InputShape(1, 28, 28)]
[ConvLayer(k: 5, filters: 6), ReluLayer, MaxPoolLayer(k: 2)]
[ConvLayer(k: 5, filters: 16), ReluLayer, MaxPoolLayer(k: 2)]
[FlattenLayer]
[LinearLayer(10)]
public sealed partial class Digits
{
    public static float[] Recognise(Digits net)
    {
        float[] pixels = new float[3 * 28 * 28];
        float[] scores = new float[10];
        net.Forward({|CONV5005:pixels|}, scores);
        net.Forward(pixels, {|CONV5005:scores|}, batch: 3);
        return scores;
    }
}

// error CONV5005: Digits.Forward gets an input of 2352 values; 1×28×28 at batch 1 takes 784; needs a length of 784
// error CONV5005: Digits.Forward gets an output of 10 values; 10 at batch 3 takes 30; needs a length of 30
