using System.Diagnostics;
using System.Globalization;
using ConvShape;
using ConvShape.Benchmarks.Peer;
using ConvShape.Benchmarks.Peer.Native;
using Digits;
using Networks;

// The network, the file of its weights, and when the process was started.
long started = long.Parse(args[2], CultureInfo.InvariantCulture);
double runtime = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
long? before = PeakMemory.Bytes();
Action<string> run = args[0] switch
{
    nameof(LeNet5) => Of(LeNet5.CreateRandom),
    nameof(AlexNet) => Of(AlexNet.CreateRandom),
    nameof(Vgg16) => Of(Vgg16.CreateRandom),
    nameof(GoogLeNet) => Of(GoogLeNet.CreateRandom),
    nameof(UNet) => Of(UNet.CreateRandom),
    nameof(ResNet18) => Of(ResNet18.CreateRandom),
    nameof(ResNet50) => Of(ResNet50.CreateRandom),
    nameof(SqueezeNet) => Of(SqueezeNet.CreateRandom),
    nameof(DenseNet121) => Of(DenseNet121.CreateRandom),
    nameof(MobileNetV1) => Of(MobileNetV1.CreateRandom),
    nameof(MobileNetV2) => Of(MobileNetV2.CreateRandom),
    nameof(MobileNetV3Large) => Of(MobileNetV3Large.CreateRandom),
    _ => throw new ArgumentException($"There is no network \"{args[0]}\"."),
};
run(args[1]);
double total = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total} {runtime} {PeakMemory.Bytes() - before}"));

static Action<string> Of<TSelf, TInput, TOutput>(Create<TSelf, TInput, TOutput> create)
    where TSelf : IConvModel<TSelf, TInput, TOutput>
    where TInput : IShape
    where TOutput : IShape => weights =>
    {
        float[] input = new float[TInput.Dimensions.Elements], output = new float[TOutput.Dimensions.Elements];
        Array.Fill(input, 0.5f);
        TSelf.Load(weights).Forward(input, output, 1);
    };
