using Digits.Png;

namespace Digits.Tests;

/// <summary>The files that come with the sample.</summary>
internal static class Shipped
{
    private static readonly string s_images = Path.Combine(AppContext.BaseDirectory, "images");

    public static IEnumerable<string> Names => Directory.GetFiles(s_images, "*.png").Select(path => Path.GetFileName(path));

    public static TheoryData<string> Pictures => [.. Names];

    public static Image Read(string name) => PngReader.Read(Path.Combine(s_images, name));

    /// <summary>The digit that a picture's name begins with.</summary>
    public static int DigitOf(string name) => name[0] - '0';
}
