using System.Collections.Immutable;
using ConvShape.Roslyn.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>What an edit makes the generator do again, which must be as little as possible: it runs at every key press.</summary>
public sealed class IncrementalityTests
{
    private static readonly string[] Steps =
        [.. typeof(ModelGenerator.Steps).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    /// <summary>Edits that change no model.</summary>
    private static readonly Func<CSharpCompilation, CSharpCompilation>[] Unrelated =
    [
        compilation => compilation.Clone(),
        compilation => Edit(compilation, text => "// A comment above everything.\n" + text),
        compilation => Edit(compilation, text => text + "\ninternal static class Another { internal static int Number => 1; }\n"),
        compilation => compilation.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText("class InAnotherFile;", (CSharpParseOptions)compilation.SyntaxTrees.First().Options)),
    ];

    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public void An_unrelated_edit_makes_nothing_new(string fixture)
    {
        Consumer consumer = new(Fixture.Of(fixture).Source);
        Generated generated = consumer.Generate();
        foreach (Func<CSharpCompilation, CSharpCompilation> edit in Unrelated)
        {
            generated = Generated.Run(generated.Driver, edit(generated.Input));

            // Those that look at the compilation run, since it is another one. That they find the same ends it there.
            Assert.All(Steps, step => Assert.All(
                Reasons(generated, step),
                reason => Assert.Equal(LooksAtCompilation(step) ? Unchanged : Cached, reason)));
            Assert.All(OutputReasons(generated), reason => Assert.Equal(Cached, reason));
        }
    }

    private static bool LooksAtCompilation(string step) => step is
        ModelGenerator.Steps.Declarations or ModelGenerator.Steps.Blocks or ModelGenerator.Steps.Options or ModelGenerator.Steps.Mentions;

    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public void Nothing_of_a_compilation_is_kept(string fixture)
    {
        Generated generated = Fixture.Of(fixture).Generated;
        IEnumerable<object> values = Steps
            .Where(generated.Result.TrackedSteps.ContainsKey)
            .SelectMany(step => generated.Result.TrackedSteps[step])
            .SelectMany(step => step.Outputs)
            .Select(output => output.Value);
        Assert.All(values, value => Assert.Null(CompilerState.Within(value)));
    }

    [Theory]
    [MemberData(nameof(Fixture.Valid), MemberType = typeof(Fixture))]
    [MemberData(nameof(Fixture.Broken), MemberType = typeof(Fixture))]
    public void Every_step_is_tracked(string fixture) =>
        Assert.All(Steps.Where(step => step != ModelGenerator.Steps.Blocks), step => Assert.Contains(step, Fixture.Of(fixture).Generated.Result.TrackedSteps.Keys));

    /// <summary>The step of blocks runs for classes that may be one: partial, derived from something, with attributes.</summary>
    [Theory]
    [InlineData("[ReluLayer] public sealed partial class Unit : BlockAttribute;", 1)]
    [InlineData("[ReluLayer] public sealed class Unit : BlockAttribute;", 0)]
    [InlineData("public sealed partial class Unit : BlockAttribute;", 0)]
    [InlineData("[ReluLayer] public sealed partial class Unit;", 0)]
    public void The_step_of_blocks_is_tracked_where_a_class_may_be_one(string block, int runs) =>
        Assert.Equal(runs, Reasons(new Consumer($"using ConvShape; {block}").Generate(), ModelGenerator.Steps.Blocks).Count());

    [Fact]
    public void An_edit_elsewhere_leaves_blocks_as_they_are()
    {
        Generated generated = new Consumer(
            """
            using ConvShape;
            [ConvLayer(3, p: 1, filters: 2 * Width)] [ReluLayer]
            public sealed partial class Unit(int width) : BlockAttribute { private const int Width = Argument; }
            [InputShape(1, 8, 8)] [Unit(8)] public sealed partial class Net;
            """).Generate();
        foreach (Func<CSharpCompilation, CSharpCompilation> edit in Unrelated.Append(compilation => Edit(compilation, text => text.Replace("Unit(8)", "Unit(4)", StringComparison.Ordinal))))
        {
            generated = Generated.Run(generated.Driver, edit(generated.Input));
            Assert.Equal([Unchanged], Reasons(generated, ModelGenerator.Steps.Blocks));
        }
    }

    [Fact]
    public void An_edit_of_a_block_writes_it_and_the_models_that_use_it()
    {
        Generated generated = new Consumer(
            """
            using ConvShape;
            [ConvLayer(3, p: 1, filters: 2 * Width)] [ReluLayer]
            public sealed partial class Unit(int width) : BlockAttribute { private const int Width = Argument; }
            """,
            "using ConvShape; [InputShape(1, 8, 8)] [Unit(8)] public sealed partial class Net;",
            "using ConvShape; [InputShape(1, 8, 8)] [ReluLayer] public sealed partial class Other;").Generate();
        generated = Generated.Run(generated.Driver, Edit(generated.Input, text => text.Replace("2 * Width", "3 * Width", StringComparison.Ordinal)));
        Assert.Equal([Modified], Reasons(generated, ModelGenerator.Steps.Blocks));
        Assert.Equal([Modified, Cached], Reasons(generated, ModelGenerator.Steps.Sources).Order());
    }

    [Fact]
    public void An_edit_of_one_model_writes_that_model_only()
    {
        Generated generated = EditSecondOfThree("k: 3, p: 1", "k: 5, p: 2");
        Assert.Equal([Modified, Cached, Cached], Reasons(generated, ModelGenerator.Steps.Sources).Order());
        Assert.Equal([Cached], Reasons(generated, ModelGenerator.Steps.Shapes));
        Assert.Equal([Modified, Cached, Cached, Cached], OutputReasons(generated).Order());
    }

    [Fact]
    public void The_shapes_are_written_again_where_there_is_a_new_one()
    {
        Generated generated = EditSecondOfThree("k: 3, p: 1", "k: 3, p: 0");
        Assert.Equal([Modified, Cached, Cached], Reasons(generated, ModelGenerator.Steps.Sources).Order());
        Assert.Equal([Modified], Reasons(generated, ModelGenerator.Steps.Shapes));
        Assert.Equal([Modified, Modified, Cached, Cached], OutputReasons(generated).Order());
    }

    [Fact]
    public void The_body_of_a_model_class_is_none_of_the_generators_business()
    {
        Generated generated = EditSecondOfThree("class Net2;", "class Net2 { private int Mine => 1; }");
        Assert.Equal([Unchanged, Unchanged, Unchanged], Reasons(generated, ModelGenerator.Steps.Declarations));
        Assert.All(OutputReasons(generated), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void Values_of_the_compiler_are_recognised_however_deep()
    {
        Generated generated = Fixture.Of("Valid/LeNet5").Generated;
        SyntaxTree tree = generated.Input.SyntaxTrees.Single();
        object[] kept =
        [
            tree, tree.GetRoot(), tree.GetRoot().GetFirstToken(), tree.GetRoot().GetLocation(),
            generated.Input, generated.Input.GetSemanticModel(tree),
            generated.Input.GetTypeByMetadataName("Demo.LeNet5")!, generated.Input.GetTypeByMetadataName("Demo.LeNet5")!.GetAttributes()[0],
        ];
        Assert.All(kept, value => Assert.NotNull(CompilerState.Within(new[] { (1, ImmutableArray.Create(value)) })));
    }

    private static Generated EditSecondOfThree(string old, string replacement)
    {
        string[] sources =
        [
            .. Enumerable.Range(1, 3).Select(number =>
                $"using ConvShape; [InputShape(1, 8, 8)] [ConvLayer(k: 3, p: 1)] [GlobalMaxPoolLayer] internal sealed partial class Net{number};"),
        ];
        Generated generated = new Consumer(sources).Generate();
        return Generated.Run(generated.Driver, Edit(generated.Input, text => text.Replace(old, replacement, StringComparison.Ordinal), index: 1));
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, Func<string, string> edit, int index = 0)
    {
        SyntaxTree tree = compilation.SyntaxTrees[index];
        string text = edit(tree.ToString());
        Assert.NotEqual(tree.ToString(), text);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text, System.Text.Encoding.UTF8)));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(Generated generated, string step) =>
        generated.Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs) ? Reasons(runs) : [];

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(Generated generated) =>
        generated.Result.TrackedOutputSteps.Values.SelectMany(runs => Reasons(runs));

    private static IEnumerable<IncrementalStepRunReason> Reasons(ImmutableArray<IncrementalGeneratorRunStep> runs) =>
        runs.SelectMany(run => run.Outputs).Select(output => output.Reason);
}
