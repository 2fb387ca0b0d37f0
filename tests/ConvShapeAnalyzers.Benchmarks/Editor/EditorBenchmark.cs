using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Benchmarks.Editor;

/// <summary>
/// What this package costs while somebody types: the generator and the analyzers at each key of a recorded series of edits, and their
/// share of a build. What is compared is measured in turns, in one process.
/// </summary>
internal static class EditorBenchmark
{
    public static void Run(int rounds)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine($"{EditorProject.Files.Count} files, {EditorProject.Files.Values.Sum(text => text.Count(c => c == '\n')):N0} lines; {rounds} rounds");
        Console.WriteLine($"{"",-24}{"10 %",8} {"median",8} {"95 %",8} {"processor",9}    {"allocated",9}");
        Console.WriteLine();
        Open(rounds);
        Type(rounds);
        Build(rounds);
    }

    /// <summary>The first run of the generator, in a process that has run nothing yet and in a warm one.</summary>
    private static void Open(int rounds)
    {
        Samples cold = new(), warm = new(), floor = new();
        CSharpCompilation project = EditorProject.Compile();
        cold.Measure(() => EditorProject.Driver().RunGenerators(project));
        RequireSound(EditorProject.Driver(), project);
        for (int i = 0; i < rounds; i++)
        {
            CSharpCompilation again = EditorProject.Compile(), other = EditorProject.Compile();
            warm.Measure(() => EditorProject.Driver().RunGenerators(again));
            floor.Measure(() => EditorProject.Driver(generator: new IdleGenerator()).RunGenerators(other));
        }

        Row("opened, cold", cold);
        Row("opened, warm", warm);
        Row("  idle generator", floor);
        Console.WriteLine();
    }

    private static void Type(int rounds)
    {
        CSharpCompilation project = EditorProject.Compile();
        GeneratorDriver opened = EditorProject.Driver().RunGenerators(project);
        GeneratorDriver idle = EditorProject.Driver(generator: new IdleGenerator()).RunGenerators(project);
        GeneratorDriver tracked = EditorProject.Driver(tracksSteps: true).RunGenerators(project);
        Dictionary<Edit, EditSamples> all = Edit.Recorded.ToDictionary(edit => edit, _ => new EditSamples());
        for (int round = 0; round < rounds; round++)
        {
            foreach ((Edit edit, EditSamples samples) in all)
            {
                samples.Type(edit, project, opened, idle, round == 0 ? tracked : null);
            }
        }

        foreach ((Edit edit, EditSamples samples) in all)
        {
            Console.WriteLine($"{edit.Name}: {samples.Keys} steps; most at one: {samples.Most}");
            Row("  generator, first", samples.First);
            Row("  generator", samples.Generator);
            Row("  idle generator", samples.Idle);
            Row("  file analysed", samples.File);
            Row("    in the analyzers", samples.FileOwn);
            Row("  project analysed", samples.Project);
            Row("    in the analyzers", samples.ProjectOwn);
        }

        Console.WriteLine();
    }

    /// <summary>A build with generator and analyzers, and one of the same code without: the generated files as plain ones.</summary>
    private static void Build(int rounds)
    {
        Samples with = new(), without = new(), analyzers = new();
        EditorProject.Driver().RunGeneratorsAndUpdateCompilation(EditorProject.Compile(), out Compilation generated, out _);
        SyntaxTree[] files = [.. generated.SyntaxTrees.Skip(EditorProject.Files.Count)];
        Emit(generated);
        for (int i = 0; i < rounds; i++)
        {
            without.Measure(() => Emit(EditorProject.Compile().AddSyntaxTrees(files.Select(file => EditorProject.Parse(file.FilePath, file.GetText())))));
            with.Measure(() =>
            {
                EditorProject.Driver().RunGeneratorsAndUpdateCompilation(EditorProject.Compile(), out generated, out _);
                return Emit(generated);
            });
            analyzers.Add(Analysis.Own(Analysis.Project(generated.Clone())));
        }

        Row("build without", without);
        Row("build with generator", with);
        Row("  analyzers besides", analyzers);
        Console.WriteLine(
            $"share of the build: {Share(samples => samples.Median):P0}; of the 10th percentiles: {Share(samples => samples.At(0.1)):P0}");

        double Share(Func<Samples, double> of) => 1 - of(without) / (of(with) + of(analyzers));
    }

    private static bool Emit(Compilation compilation)
    {
        using MemoryStream assembly = new();
        return compilation.Emit(assembly).Success;
    }

    private static void RequireSound(GeneratorDriver driver, CSharpCompilation project)
    {
        driver.RunGeneratorsAndUpdateCompilation(project, out Compilation complete, out _);
        Diagnostic[] errors = [.. complete.GetDiagnostics(), .. Analysis.Project(complete).GetAllDiagnostics()];
        if (errors.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException($"The project is not sound: {error}");
        }
    }

    private static void Row(string name, Samples samples) => Console.WriteLine($"{name,-24}{samples}");
}
