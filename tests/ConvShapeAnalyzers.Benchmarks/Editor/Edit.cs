using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Benchmarks.Editor;

/// <summary>What somebody types, and takes back again.</summary>
/// <param name="Name">What it is.</param>
/// <param name="File">The file.</param>
/// <param name="Behind">Stands before what is typed.</param>
/// <param name="Old">What is deleted first, in one step.</param>
/// <param name="Typed">What is typed, key by key.</param>
internal sealed record Edit(string Name, string File, string Behind, string Old, string Typed)
{
    public static IReadOnlyList<Edit> Recorded { get; } =
    [
        new("a line of ordinary code", "Store7.cs", "/*here*/", "", " int longest = _items.Keys.Max(key => key.Length) + offset;"),
        new("a property of ordinary code", "Store7.cs", "ref _version);", "", "\n\n    public bool IsEmpty => Count == 0;"),
        new("a call of Forward", "Recogniser.cs", "/*here*/", "", " var again = _resNet.Forward(image);"),
        new("a shape that is there", "Recogniser.cs", "/*here*/", "", " FeatureMap<Shape1000> again = scores;"),
        new("a number of LeNet-5", "LeNet5.cs", "[ConvLayer(k: ", "5", "3"),
        new("a number of ResNet-18", "ResNet18.cs", "[MaxPoolLayer(k: ", "3", "5"),
        new("a number of DenseNet-121", "DenseNet121.cs", "[MaxPoolLayer(k: ", "3", "5"),
        new("a layer of ResNet-18", "ResNet18.cs", "[MaxPoolLayer(k: 3, s: 2, p: 1)]", "", "\n[ReluLayer]"),
        new("a block of two ResNets", "ResNet18.cs", "Bias = false), BatchNormLayer, Relu", "", "6"),
        new("a block of DenseNet-121", "DenseNet121.cs", "[AvgPoolLayer(k: ", "2", "3"),
    ];

    /// <summary>The project after each key, back to where it began.</summary>
    public IEnumerable<(CSharpCompilation Compilation, SyntaxTree Edited)> Apply(CSharpCompilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees.First(tree => tree.FilePath == File);
        SourceText text = tree.GetText();
        int at = text.ToString().LastIndexOf(Behind, StringComparison.Ordinal) + Behind.Length;
        if (at < Behind.Length || text.ToString(new TextSpan(at, Old.Length)) != Old)
        {
            throw new InvalidOperationException($"There is no \"{Behind}{Old}\" in {File}.");
        }

        if (Old.Length > 0)
        {
            yield return Change(new TextSpan(at, Old.Length), "");
        }

        for (int i = 0; i < Typed.Length; i++)
        {
            yield return Change(new TextSpan(at + i, 0), Typed.Substring(i, 1));
        }

        yield return Change(new TextSpan(at, Typed.Length), Old);

        (CSharpCompilation Compilation, SyntaxTree Edited) Change(TextSpan span, string replacement)
        {
            text = text.WithChanges(new TextChange(span, replacement));
            SyntaxTree changed = tree.WithChangedText(text);
            compilation = compilation.ReplaceSyntaxTree(tree, changed);
            tree = changed;
            return (compilation, changed);
        }
    }
}
