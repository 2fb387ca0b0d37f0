using System.Globalization;
using ConvShape;
using Digits;
using Digits.Png;

const string Usage = """
    Digits                          recognises the digits that come with this sample
    Digits image.png …              recognises your own: one digit in each picture, on any background
    Digits --idx images labels      measures the accuracy on IDX files, gzipped or not
      --last n                      … on the last n of them only
    Digits --summary                prints the network as a table
    Digits --help                   prints this

    The feature maps of the first picture are drawn to feature-maps.png.
    """;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    return args switch
    {
        ["--help" or "-h"] => Help(),
        ["--summary"] => Summarise(),
        _ when args.Any(string.IsNullOrWhiteSpace) => Refuse("The name of a file is empty."),
        ["--idx", string images, string labels] => Measure(images, labels, int.MaxValue),
        ["--idx", string images, string labels, "--last", string count] when int.TryParse(count, out int last) && last > 0 => Measure(images, labels, last),
        [] => Recognise(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "images"), "*.png").Order(StringComparer.Ordinal), areNamed: true),
        _ when args.FirstOrDefault(arg => arg.StartsWith('-')) is string option =>
            Refuse($"{option} is unknown or not used like this."),
        _ => Recognise(args, areNamed: false),
    };
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or IdxException or WeightsException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

static int Help()
{
    Console.WriteLine(Usage);
    return 0;
}

static int Refuse(string reason)
{
    Console.Error.WriteLine($"{reason}\n\n{Usage}");
    return 2;
}

// The pictures of this sample are named by their digit, so that it can tell right from wrong: one wrong is a failure.
static int Recognise(IEnumerable<string> paths, bool areNamed)
{
    DigitReader reader = DigitReader.Load();
    Image? featureMaps = null;
    int read = 0, right = 0, failed = 0;
    foreach (string path in paths)
    {
        string name = Path.GetFileName(path);
        try
        {
            byte[] digit = DigitPreprocessor.Preprocess(PngReader.Read(path));
            Reading reading = reader.Read(digit);
            bool isWrong = areNamed && name[0] - '0' != reading.Digit;
            Console.WriteLine($"{name,-28} {reading.Digit}  {reading.Confidence,6:P1}{(isWrong ? "  wrong" : "")}");
            featureMaps ??= reader.Draw(digit, name);
            read++;
            right += isWrong ? 0 : 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PngException or NoDigitException)
        {
            Console.Error.WriteLine($"{name}: {exception.Message}");
            failed++;
        }
    }

    if (featureMaps is not null)
    {
        string picture = Path.GetFullPath("feature-maps.png");
        PngWriter.Write(picture, featureMaps);
        Console.WriteLine($"\n{(areNamed ? $"{right} of {read} right. " : "")}What each layer makes of the first: {picture}");
    }

    return read > 0 && failed == 0 && right == read ? 0 : 1;
}

static int Summarise()
{
    Console.WriteLine(LeNet5.Summary);
    return 0;
}

static int Measure(string imagesPath, string labelsPath, int last)
{
    IdxImages images = IdxFile.ReadImages(imagesPath);
    byte[] labels = IdxFile.ReadLabels(labelsPath);
    if (images.Height != DigitPreprocessor.Side || images.Width != DigitPreprocessor.Side || images.Count != labels.Length || images.Count == 0)
    {
        Console.Error.WriteLine(
            $"{images.Count} images of {images.Height}×{images.Width} and {labels.Length} labels: LeNet-5 reads images of 28×28, one label each.");
        return 1;
    }

    int skipped = Math.Max(0, images.Count - last);
    IdxImages measured = images with { Count = images.Count - skipped, Pixels = images.Pixels[(skipped * images.Height * images.Width)..] };
    float accuracy = DigitReader.Load().Accuracy(measured, labels.AsSpan(skipped));
    Console.WriteLine($"{accuracy:P2} of {measured.Count} digits right");
    return 0;
}
