using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShape.Benchmarks.Editor;

/// <summary>What the steps of one edit cost.</summary>
internal sealed class EditSamples
{
    /// <summary>The first step of all.</summary>
    public Samples First { get; } = new();

    public Samples Generator { get; } = new();

    /// <summary>A generator that only asks for the models: what the compiler needs for that in any case.</summary>
    public Samples Idle { get; } = new();

    /// <summary>The edited file analysed, the compiler's binding of it included.</summary>
    public Samples File { get; } = new();

    public Samples FileOwn { get; } = new();

    /// <summary>The whole project analysed, once for each time that the edit is made.</summary>
    public Samples Project { get; } = new();

    public Samples ProjectOwn { get; } = new();

    public int Keys { get; private set; }

    /// <summary>The most that the generator did at one step.</summary>
    public Tracked Most { get; private set; }

    public void Type(Edit edit, CSharpCompilation project, GeneratorDriver driver, GeneratorDriver idle, GeneratorDriver? tracked)
    {
        Keys = 0;
        GeneratedFiles files = new(project, driver);
        foreach ((CSharpCompilation compilation, SyntaxTree edited) in edit.Apply(project))
        {
            // Each with a copy: what the first asks of a compilation, the next would find there.
            CSharpCompilation forIdle = compilation.Clone(), forTracked = compilation.Clone();
            Compilation before = compilation;
            driver = (Keys + Generator.Count == 0 ? First : Generator).Measure(() => driver.RunGenerators(before));
            idle = Idle.Measure(() => idle.RunGenerators(forIdle));
            if (tracked is not null)
            {
                tracked = tracked.RunGenerators(forTracked);
                Most = Tracked.Most(Most, Tracked.Of(tracked));
            }

            files.Update(edited, driver);
            AnalysisResult result = File.Measure(() => Analysis.File(files.Complete, edited));
            FileOwn.Add(Analysis.Own(result));
            Keys++;
        }

        Compilation last = files.Complete.Clone();
        ProjectOwn.Add(Analysis.Own(Project.Measure(() => Analysis.Project(last))));
    }
}
