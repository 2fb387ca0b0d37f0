using System;
using System.IO;
using ConvShape;
using Networks;

namespace App;

/// <summary>Uses some of the networks.</summary>
public sealed class Recogniser(string folder)
{
    private readonly ResNet18 _resNet = ResNet18.Load(Path.Combine(folder, "resnet18.safetensors"));
    private readonly Digits.LeNet5 _leNet = Digits.LeNet5.CreateRandom(seed: 1);

    public int Class(byte[] pixels)
    {
        FeatureMap<Shape3x224x224> image = FeatureMap<Shape3x224x224>.FromPixels(pixels);
        FeatureMap<Shape1000> scores = _resNet.Forward(image);
        /*here*/
        return scores.Top(1)[0].Index;
    }

    public int Digit(float[] pixels)
    {
        float[] scores = new float[10];
        _leNet.Forward(pixels.AsSpan(), scores);
        return Array.IndexOf(scores, Largest(scores));
    }

    public FeatureMap<Shape64x56x56> Look(FeatureMap<Shape64x56x56> map) => _resNet.Layer1_0.Conv1.Forward(map);

    private static float Largest(ReadOnlySpan<float> values)
    {
        float largest = float.NegativeInfinity;
        foreach (float value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }
}
