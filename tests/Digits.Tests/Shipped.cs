using System.Collections.Concurrent;
using Digits.Png;

namespace Digits.Tests;

/// <summary>The files that come with the sample.</summary>
internal static class Shipped
{
    private static readonly string s_images = Path.Combine(AppContext.BaseDirectory, "images");
    private static readonly ConcurrentDictionary<string, byte[]> s_preprocessed = new();

    public static IEnumerable<string> Names => Directory.GetFiles(s_images, "*.png").Select(path => Path.GetFileName(path));

    public static TheoryData<string> Pictures => [.. Names];

    public static Image Read(string name) => PngReader.Read(Path.Combine(s_images, name));

    /// <summary>What the network is shown of a picture.</summary>
    public static byte[] Preprocessed(string name) => s_preprocessed.GetOrAdd(name, _ => DigitPreprocessor.Preprocess(Read(name)));

    /// <summary>The digit that a picture's name begins with.</summary>
    public static int DigitOf(string name) => name[0] - '0';
}
