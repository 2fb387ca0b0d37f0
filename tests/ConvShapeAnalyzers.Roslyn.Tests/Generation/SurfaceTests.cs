extern alias library;

using Library = library::ConvShape;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>What a user writes against a model.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void A_model_has_the_common_members_and_one_property_for_each_layer()
    {
        Type model = Assert.Single(Fixture.Of("Valid/LeNet5").Models).Type;
        string[] layers =
        [
            "get_Conv1()", "get_Conv2()", "get_Flatten1()", "get_Linear1()", "get_Linear2()", "get_Linear3()", "get_Pool1()", "get_Pool2()",
            "get_Relu1()", "get_Relu2()", "get_Relu3()", "get_Relu4()",
        ];
        Assert.Equal(
            GeneratedSurface.Common.Concat(layers).Order(StringComparer.Ordinal),
            GeneratedSurface.Of(model).Select(member => member.Signature).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_of_layers_become_names_of_properties()
    {
        Type model = Assert.Single(Fixture.Of("Valid/LayerNames").Models).Type;
        string[] expected =
        [
            "Features0", "Layer1_0Conv1", "Layer0", "Features10", "Features1_0", "GrößeΜ入力", "System", "Class",
            "Weights", "Workspace", "Stage", "Input", "Output",
        ];
        Assert.Equal(expected, model.GetProperties().Select(property => property.Name).Except(["Layers", "Summary"], StringComparer.Ordinal));
    }

    [Fact]
    public void The_code_of_the_readme_runs() => Assert.Equal("6×28×28 conv1 150 6 12 61,706", Run(
        """
        LeNet5 made = LeNet5.CreateRandom(seed: 3);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            made.Save(path);
            LeNet5 net = LeNet5.Load(path, new LoadOptions());
            FeatureMap<Shape1x28x28> image = new();
            image.Values.Fill(0.5f);
            FeatureMap<Shape10> scores = net.Forward(image);
            float[] pixels = image.Values.ToArray(), logits = new float[10];
            net.Forward(pixels, logits);
            FeatureMap<Shape10> given = new();
            net.Forward(image, given);
            Check(scores.Values.SequenceEqual(logits) && given.Values.SequenceEqual(logits) && made.Forward(image).Values.SequenceEqual(logits));
            FeatureMap<Shape6x28x28> maps = net.Conv1.Forward(image);
            string parameters = LeNet5.Summary.Split('\n')[^1].Split(' ')[0];
            return $"{maps.Shape} {net.Conv1.Info.Name} {net.Conv1.Weight.Length} {net.Conv1.Bias.Length} {LeNet5.Layers.Count} {parameters}";
        }
        finally
        {
            File.Delete(path);
        }
        """));

    [Fact]
    public void A_model_is_used_through_its_interface() => Assert.Equal("12 layers, 10 scores", Run(
        """
        return Describe<LeNet5, Shape1x28x28, Shape10>();

        static string Describe<TModel, TInput, TOutput>()
            where TModel : IConvModel<TModel, TInput, TOutput>
            where TInput : IShape
            where TOutput : IShape
        {
            using MemoryStream stream = new();
            TModel.CreateRandom(5).Save(stream);
            stream.Position = 0;
            TModel model = TModel.Load(stream);
            FeatureMap<TOutput> output = model.Forward(new FeatureMap<TInput>());
            Check(TModel.Summary.StartsWith(typeof(TModel).Name + "\n"));
            return $"{TModel.Layers.Count} layers, {output.Values.Length} scores";
        }
        """));

    [Fact]
    public void Weights_of_another_class_are_refused()
    {
        byte[] weights = Assert.Single(Fixture.Of("Valid/EveryKind").Models).Create().Save();
        RunningModel model = Assert.Single(Fixture.Of("Valid/LeNet5").Models);
        Library::WeightsException exception = Assert.Throws<Library::WeightsException>(() => model.Load(weights));
        Assert.Contains("LeNet5", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_lengths_and_batches_are_refused_in_the_models_name() => Assert.Equal(
        """
        LeNet5.Forward: the input has 783 values; 1×28×28 at batch 1 takes 784. (Parameter 'input')
        LeNet5.Forward: the output has 11 values; 10 at batch 1 takes 10. (Parameter 'output')
        LeNet5.Forward: the input is a batch of 2, the output one of 3. (Parameter 'output')
        Value cannot be null. (Parameter 'input')
        """,
        Run(
            """
            LeNet5 net = LeNet5.CreateRandom();
            return string.Join('\n',
                Message(() => net.Forward(new float[783], new float[10])),
                Message(() => net.Forward(new float[784], new float[11])),
                Message(() => net.Forward(new FeatureMap<Shape1x28x28>(2), new FeatureMap<Shape10>(3))),
                Message(() => net.Forward(null!)));

            static string Message(Action call)
            {
                try
                {
                    call();
                    return "nothing thrown";
                }
                catch (ArgumentException exception)
                {
                    return exception.Message;
                }
            }
            """));

    [Fact]
    public void The_seed_decides_the_weights()
    {
        RunningModel model = Assert.Single(Fixture.Of("Valid/LeNet5").Models);
        Assert.Equal(model.Create(seed: 7).Save(), model.Create(seed: 7).Save());
        Assert.NotEqual(model.Create(seed: 7).Save(), model.Create(seed: 8).Save());
    }

    /// <summary>Runs statements beside the class LeNet5.</summary>
    private static object? Run(string statements) => new Consumer(
        Fixture.Of("Valid/LeNet5").Source,
        $$"""
        using System;
        using System.IO;
        using ConvShape;
        using Demo;

        internal static class Test
        {
            public static string Run()
            {
                {{statements}}
            }

            private static void Check(bool holds)
            {
                if (!holds)
                {
                    throw new InvalidOperationException("Does not hold.");
                }
            }
        }
        """).Generate().CallTest();
}
