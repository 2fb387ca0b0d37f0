using System.Diagnostics;
using System.Runtime.InteropServices;
using ConvShape.Roslyn.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>Projects of other settings than the fixtures' own build has: none gets a warning either.</summary>
public sealed class ProjectSettingsTests
{
    /// <summary>Where the running framework and its SDK lie.</summary>
    private static string Dotnet { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>C# 12 is the first version that generated code can be read in; a project of .NET 10 has 14 unless it says otherwise.</summary>
    [Theory]
    [MemberData(nameof(Fixture.Valid), MemberType = typeof(Fixture))]
    [MemberData(nameof(Fixture.Broken), MemberType = typeof(Fixture))]
    public void Version_12_of_the_language_does(string fixture) =>
        new Consumer(Fixture.Of(fixture).Source) { LanguageVersion = LanguageVersion.CSharp12 }.Generate().AssertClean();

    [Theory]
    [MemberData(nameof(Fixture.Valid), MemberType = typeof(Fixture))]
    public void Version_13_without_nullable_references_and_with_checked_arithmetic_does(string fixture)
    {
        Consumer consumer = new(Fixture.Of(fixture).Source)
        {
            LanguageVersion = LanguageVersion.CSharp13,
            Nullable = NullableContextOptions.Disable,
            CheckOverflow = true,
        };
        consumer.Generate().AssertClean();
    }

    /// <summary>The compiler that a user has is newer than the one that the analyzers are built for.</summary>
    [Theory]
    [InlineData("14", "LeNet5", "NestedHosts", "KeywordNames", "ComplianceAsked")]
    [InlineData("preview", "UserMembers", "LayerNames", "AttributeStyles")]
    public async Task The_compiler_of_the_SDK_does(string version, params string[] fixtures)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("convshape-");
        try
        {
            foreach (string fixture in fixtures)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, fixture + ".cs"), Fixture.Of("Valid/" + fixture).Source);
            }

            IEnumerable<string> references = new Consumer().Compile().ExternalReferences
                .OfType<PortableExecutableReference>().Select(reference => $"-r:{reference.FilePath}");
            string[] arguments =
            [
                "exec", SdkCompiler(), "-noconfig", "-nostdlib+", "-nologo", "-target:library", "-out:Consumer.dll", "-doc:Consumer.xml",
                $"-langversion:{version}", "-warnaserror+", "-warn:9999", "-nullable:enable",
                $"-a:{typeof(ModelGenerator).Assembly.Location}", .. references, "*.cs",
            ];
            using Process compiler = Process.Start(new ProcessStartInfo(Path.Combine(Dotnet, "dotnet"), arguments)
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            string output = await compiler.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await compiler.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal("", output);
            Assert.Equal(0, compiler.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string SdkCompiler() => Directory
        .GetDirectories(Path.Combine(Dotnet, "sdk"), "10.*")
        .Order(StringComparer.Ordinal)
        .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))
        .Last(File.Exists);
}
