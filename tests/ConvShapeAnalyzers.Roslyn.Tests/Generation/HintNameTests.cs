namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>The files that generated code is shown in, and written to where a project asks for that.</summary>
public sealed class HintNameTests
{
    [Theory]
    [InlineData("Valid/GenericModels", "Demo.Net.g.cs", "Demo.Net`1.g.cs", "Demo.Net`2.g.cs")]
    [InlineData("Valid/GlobalNamespace", "Holder+Net.g.cs", "Net.g.cs")]
    [InlineData("Valid/CaseOfNames", "Demo.NET.a08ef1b3.g.cs", "Demo.Net.80de7133.g.cs")]
    [InlineData("Valid/ShapesInNamespaceConvShape", "ConvShape.Shapes.g.cs", "Shapes.g.cs")]
    public void A_file_is_called_as_its_class_is_in_metadata(string fixture, params string[] expected) =>
        Assert.Equal(expected.Prepend("ConvShape-Shapes.g.cs"), Fixture.Of(fixture).Generated.Files.Keys);

    [Theory]
    [MemberData(nameof(Fixture.All), MemberType = typeof(Fixture))]
    public void Files_have_names_that_a_file_system_takes_and_tells_apart(string fixture)
    {
        IEnumerable<string> names = Fixture.Of(fixture).Generated.Files.Keys;
        Assert.All(names, name => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 1, 255));
        Assert.Distinct(names, StringComparer.OrdinalIgnoreCase);
    }
}
