extern alias library;

using Microsoft.CodeAnalysis;
using Library = library::ConvShape;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>Every broken fixture: a full surface, every body of which throws what the compiler says.</summary>
public sealed class BrokenModelTests
{
    /// <summary>Code that uses a model <c>Demo.Net</c> in every way, whatever its shapes and layers.</summary>
    private const string Uses =
        """
        using System;
        using System.IO;
        using ConvShape;

        namespace Demo;

        internal static class Uses
        {
            internal static void Everything()
            {
                Net net = Net.Load("net.safetensors");
                net = Net.Load(Stream.Null, new LoadOptions { AllowExtra = true });
                net = Net.CreateRandom(seed: 1);
                net.Save("net.safetensors");
                net.Save(Stream.Null);
                net.Forward(new float[4], new float[4]);
                net.Forward(new float[4], new float[4], batch: 2);
                net.Forward(Input(net));
                net.Forward(Input(net), net.Forward(Input(net)));
                Console.WriteLine(Net.Summary + Net.Layers[0].Name);
            }

            private static FeatureMap<TInput> Input<TSelf, TInput, TOutput>(IConvModel<TSelf, TInput, TOutput> model)
                where TSelf : IConvModel<TSelf, TInput, TOutput>
                where TInput : IShape
                where TOutput : IShape =>
                new(TSelf.Load(Stream.Null).Forward(new FeatureMap<TInput>()).Batch);
        }
        """;

    [Theory]
    [MemberData(nameof(Fixture.Broken), MemberType = typeof(Fixture))]
    public void Code_that_uses_a_broken_model_compiles(string fixture) => new Consumer(Fixture.Of(fixture).Source, Uses).Generate().AssertClean();

    [Theory]
    [MemberData(nameof(Fixture.Broken), MemberType = typeof(Fixture))]
    public void Every_member_of_a_broken_model_throws_the_diagnostic(string fixture)
    {
        Fixture broken = Fixture.Of(fixture);
        AssertThrows(Assert.Single(broken.Models).Type, broken.ExpectedId);
    }

    [Theory]
    [InlineData("Broken/CONV1002 kernel larger than the map", "get_Conv1() get_Conv2() get_Flatten1() get_Linear1() get_Pool1()")]
    [InlineData(
        "Broken/CONV3005 unusable names",
        "get_Layer1() get_Layer10() get_Layer2() get_Layer4() get_Layer5() get_Layer6() get_Layer7() get_Layer8() get_Layer9() get_Relu()")]
    public void A_broken_model_has_a_property_for_every_layer(string fixture, string expected)
    {
        IEnumerable<string> members = GeneratedSurface.Of(Assert.Single(Fixture.Of(fixture).Models).Type).Select(member => member.Signature);
        Assert.Equal(expected, string.Join(' ', members.Except(GeneratedSurface.Common, StringComparer.Ordinal).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("#pragma warning disable\n")]
    [InlineData("#pragma warning disable CONV1002\n")]
    public void A_pragma_does_not_make_a_broken_model_run(string pragma)
    {
        string source = pragma + Fixture.Of("Broken/CONV1002 kernel larger than the map").Source;
        AssertThrows(new Consumer(source).Generate().AssertClean().Load().GetType("Demo.Net")!, "CONV1002");
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Hidden)]
    [InlineData(ReportDiagnostic.Warn)]
    public void A_severity_does_not_make_a_broken_model_run(ReportDiagnostic severity)
    {
        Consumer consumer = new(Fixture.Of("Broken/CONV1002 kernel larger than the map").Source);
        consumer = consumer with { Severities = consumer.Severities.Add("CONV1002", severity) };
        AssertThrows(consumer.Generate().AssertClean().Load().GetType("Demo.Net")!, "CONV1002");
    }

    [Fact]
    public void The_message_is_what_the_compiler_shows()
    {
        RunningModel model = Assert.Single(Fixture.Of("Broken/CONV1002 kernel larger than the map").Models);
        Library::InvalidModelException exception = Assert.Throws<Library::InvalidModelException>(() => model.Create());
        Assert.Equal(
            "CONV1002: conv2 cannot fit: a 7×7 kernel on a 3×3 feature map (28 → 24 → 3); needs p ≥ 2 or an input of at least 60×60",
            exception.Message);
    }

    [Fact]
    public void The_documentation_of_a_broken_model_shows_the_message()
    {
        string file = Fixture.Of("Broken/CONV3005 unusable names").Generated.Files["Demo.Net.g.cs"];
        Assert.Contains(
            "/// CONV3005: The layer name 'a\"b{0}&lt;c&gt;&amp;\\\uFFFD\n    ///   d\uFFFD\uFFFD\uFFFD' is no property", file, StringComparison.Ordinal);
    }

    private static void AssertThrows(Type model, string id)
    {
        (string Signature, Action Call)[] members = GeneratedSurface.Of(model);
        Assert.Subset(members.Select(member => member.Signature).ToHashSet(), GeneratedSurface.Common.ToHashSet());
        Assert.All(
            members.Select(member => Assert.Throws<Library::InvalidModelException>(member.Call)),
            exception => Assert.StartsWith(id + ": ", exception.Message, StringComparison.Ordinal));
    }
}
