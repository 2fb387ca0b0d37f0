using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Benchmarks.Editor;

/// <summary>A project together with what is generated for it, kept up to date as an editor does: only files that changed are parsed again.</summary>
internal sealed class GeneratedFiles
{
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);

    public GeneratedFiles(CSharpCompilation project, GeneratorDriver driver)
    {
        Complete = project;
        Update(driver);
    }

    /// <summary>The project with its generated files.</summary>
    public CSharpCompilation Complete { get; private set; }

    /// <summary>Takes an edit of a file, and what the generator made of it.</summary>
    public void Update(SyntaxTree file, GeneratorDriver driver)
    {
        Complete = Complete.ReplaceSyntaxTree(Complete.SyntaxTrees.First(tree => tree.FilePath == file.FilePath), file);
        Update(driver);
    }

    private void Update(GeneratorDriver driver)
    {
        foreach (GeneratedSourceResult source in driver.GetRunResult().Results.Single().GeneratedSources)
        {
            bool isThere = _trees.TryGetValue(source.HintName, out SyntaxTree? tree);
            if (!isThere || !tree!.GetText().ContentEquals(source.SourceText))
            {
                SyntaxTree parsed = EditorProject.Parse($"generated/{source.HintName}", source.SourceText);
                Complete = isThere ? Complete.ReplaceSyntaxTree(tree!, parsed) : Complete.AddSyntaxTrees(parsed);
                _trees[source.HintName] = parsed;
            }
        }
    }
}
