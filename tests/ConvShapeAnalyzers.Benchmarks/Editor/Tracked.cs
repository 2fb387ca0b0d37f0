extern alias analyzers;

using analyzers::ConvShape.Roslyn.Emission;
using Microsoft.CodeAnalysis;

namespace ConvShape.Benchmarks.Editor;

/// <summary>What one run of the generator did.</summary>
/// <param name="Read">Models that were read.</param>
/// <param name="Changed">Those that were found to be other ones.</param>
/// <param name="Written">Models whose code was written.</param>
/// <param name="Files">Files that changed.</param>
internal readonly record struct Tracked(int Read, int Changed, int Written, int Files)
{
    public static Tracked Of(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        return new Tracked(
            Count(result, ModelGenerator.Steps.Declarations, reason => reason != IncrementalStepRunReason.Cached),
            Count(result, ModelGenerator.Steps.Declarations, IsNew),
            Count(result, ModelGenerator.Steps.Sources, reason => reason is not IncrementalStepRunReason.Cached),
            result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Count(output => IsNew(output.Reason)));
    }

    public static Tracked Most(Tracked a, Tracked b) => new(
        Math.Max(a.Read, b.Read), Math.Max(a.Changed, b.Changed), Math.Max(a.Written, b.Written), Math.Max(a.Files, b.Files));

    public override string ToString() => $"{Read} models read, {Changed} changed, {Written} written; {Files} files changed";

    private static int Count(GeneratorRunResult result, string step, Func<IncrementalStepRunReason, bool> counts) =>
        result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs).Count(output => counts(output.Reason)) : 0;

    private static bool IsNew(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified;
}
