using System.IO.Compression;
using System.Reflection;
using ConvShape.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace ConvShape.Package.Tests;

/// <summary>The package as <c>dotnet pack -c Release</c> writes it, and an empty package cache for those who install it.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    public static string Version { get; } = Metadata("PackageVersion");

    private static string Root { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    private static string Folder { get; } = Path.Combine(Root, "artifacts", "package", "release");

    /// <summary>How many projects there are: tests run side by side.</summary>
    private int _installed;

    private readonly string _workFolder = Directory.CreateTempSubdirectory("convshape-").FullName;

    public async ValueTask InitializeAsync()
    {
        foreach (string stale in Directory.Exists(Folder) ? Directory.GetFiles(Folder, "ConvShapeAnalyzers.*nupkg") : [])
        {
            File.Delete(stale);
        }

        CommandResult packed = await Dotnet.Run(
            Root, new Dictionary<string, string>(), "pack", Path.Combine("src", "ConvShapeAnalyzers"), "-c", "Release");
        packed.MustSucceed();
    }

    /// <summary>A file of the repository.</summary>
    public static string InRepository(params string[] path) => Path.Combine([Root, .. path]);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_workFolder, recursive: true);
        return ValueTask.CompletedTask;
    }

    public ZipArchive Open(string extension) => ZipFile.OpenRead(Path.Combine(Folder, $"ConvShapeAnalyzers.{Version}.{extension}"));

    /// <summary>A new project outside the repository, with the package installed from the folder that it was packed to.</summary>
    /// <param name="program">Its source.</param>
    /// <param name="name">Its name.</param>
    /// <param name="template">What <c>dotnet new</c> makes it from.</param>
    internal async Task<Consumer> Install(string program, string name = "App", string template = "console")
    {
        string folder = Path.Combine(_workFolder, $"App{Interlocked.Increment(ref _installed)}");
        Consumer consumer = new(folder, Path.Combine(_workFolder, "cache"));
        Directory.CreateDirectory(folder);
        (await consumer.Dotnet("new", template, "--name", name, "--output", ".", "--no-restore")).MustSucceed();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Folder}" />
              </packageSources>
            </configuration>
            """);
        await consumer.Write("Program.cs", program);
        (await consumer.Dotnet("add", "package", "ConvShapeAnalyzers", "--version", Version)).MustSucceed();
        return consumer;
    }

    private static string Metadata(string key) => typeof(PackedPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}

/// <summary>A project that knows nothing of this repository.</summary>
internal sealed class Consumer(string folder, string packageCache)
{
    private readonly Dictionary<string, string> _environment = new() { ["NUGET_PACKAGES"] = packageCache };

    public string Folder => folder;

    public Task Write(string file, string text) => File.WriteAllTextAsync(Path.Combine(folder, file), text);

    public Task<CommandResult> Dotnet(params string[] arguments) => Tests.Dotnet.Run(folder, _environment, arguments);

    /// <summary>Builds from scratch, so that every diagnostic is printed.</summary>
    public Task<CommandResult> Build(params string[] arguments) => Dotnet(["build", "--no-incremental", .. arguments]);

    /// <summary>Builds and runs.</summary>
    public Task<CommandResult> Run(params string[] arguments) => Dotnet(["run", .. arguments]);
}
