extern alias library;

using System.Reflection;
using Library = library::ConvShape;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>Every valid fixture, built, loaded and run.</summary>
public sealed class RunningTests
{
    private static readonly int[] Batches = [1, 3];

    [Theory]
    [MemberData(nameof(Fixture.Valid), MemberType = typeof(Fixture))]
    public void A_valid_model_builds_without_a_warning(string fixture) => Fixture.Of(fixture).Generated.AssertClean();

    [Theory]
    [MemberData(nameof(Fixture.Valid), MemberType = typeof(Fixture))]
    public void Every_overload_of_Forward_gives_what_the_layers_give_one_by_one(string fixture) => ForEachModel(fixture, model =>
    {
        IModelInstance instance = model.CreateTrained();
        foreach (int batch in Batches)
        {
            float[] input = model.RandomInput(batch);
            float[][] expected = instance.ForwardByStages(input, batch);
            float[][] actual = instance.ForwardToAllOutputs(input, batch);
            Assert.Equal(expected.Select(output => output.Length), actual.Select(output => output.Length));
            Assert.All(expected.Zip(actual), outputs => AssertSame(outputs.First, outputs.Second));
            Assert.Equal(model.OutputLength * batch, actual[^1].Length);
            Assert.Equal(actual[^1], instance.ForwardSpans(input, batch));
            Assert.Equal(actual[^1], instance.ForwardIntoMap(input, batch));
            Assert.Equal(actual[^1], instance.ForwardToNewMap(input, batch));
        }
    });

    [Fact]
    public void Every_kind_of_layer_is_run() => Assert.Equal(
        Enum.GetValues<Library::Architecture.LayerKind>(),
        Fixture.Valid.SelectMany(row => Fixture.Of(row.Data).Models).SelectMany(model => model.Layers).Select(layer => layer.Kind).Distinct().Order());

    [Theory]
    [MemberData(nameof(Fixture.Valid), MemberType = typeof(Fixture))]
    public void A_saved_model_loads_as_the_same_model(string fixture) => ForEachModel(fixture, model =>
    {
        IModelInstance saved = model.Create(seed: 2);
        IModelInstance loaded = model.Load(saved.Save());
        float[] input = model.RandomInput(1);
        Assert.Equal(saved.ForwardSpans(input, 1), loaded.ForwardSpans(input, 1));
        Assert.Equal(saved.Save(), loaded.Save());
    });

    [Theory]
    [MemberData(nameof(Fixture.Valid), MemberType = typeof(Fixture))]
    public void A_warm_call_allocates_its_result_only(string fixture) => ForEachModel(
        fixture, model => Assert.Equal((0, 0, 0), model.Create().Allocated(batch: 2)));

    [Theory]
    [MemberData(nameof(Fixture.Valid), MemberType = typeof(Fixture))]
    public void A_model_is_made_by_its_own_methods_only(string fixture) => ForEachModel(
        fixture, model => Assert.Empty(model.Type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)));

    [Theory]
    [MemberData(nameof(Fixture.Valid), MemberType = typeof(Fixture))]
    public void The_list_of_layers_cannot_be_changed_through_a_cast(string fixture) => ForEachModel(
        fixture, model => Assert.IsNotType<Library::Architecture.LayerInfo[]>(model.Layers));

    [Fact]
    public void Sixteen_threads_on_one_model_give_what_one_gives()
    {
        RunningModel model = Assert.Single(Fixture.Of("Valid/LeNet5").Models);
        IModelInstance instance = model.Create();
        float[] input = model.RandomInput(2);
        float[] expected = instance.ForwardSpans(input, 2);
        using Barrier start = new(participantCount: 16);
        float[]?[] results = new float[16][];
        Thread[] threads = [.. results.Select((_, index) => new Thread(() =>
        {
            start.SignalAndWait();
            for (int i = 0; i < 5; i++)
            {
                // Other batches in between, so that workspaces of several sizes are passed around.
                instance.ForwardSpans(model.RandomInput(1 + index % 3), 1 + index % 3);
                results[index] = instance.ForwardSpans(input, 2);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(results, result => Assert.Equal(expected, result));
    }

    /// <summary>
    /// Within rounding: in a network, normalisations are folded into the weights above them, sums begin with the map that is added, and a layer that
    /// reads the network's input takes its channels in another order.
    /// </summary>
    private static void AssertSame(float[] expected, float[] actual)
    {
        float tolerance = 2e-6f * expected.Max(MathF.Abs);
        Assert.All(expected.Zip(actual), values => Assert.Equal(values.First, values.Second, tolerance));
    }

    private static void ForEachModel(string fixture, Action<RunningModel> check) => Assert.All(AtLeastOne(Fixture.Of(fixture).Models), check);

    private static IEnumerable<RunningModel> AtLeastOne(IEnumerable<RunningModel> models)
    {
        RunningModel[] all = [.. models];
        Assert.NotEmpty(all);
        return all;
    }
}
