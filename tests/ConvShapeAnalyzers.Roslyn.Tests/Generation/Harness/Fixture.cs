using System.Collections.Concurrent;
using System.Reflection;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>
/// A source below <c>Fixtures/</c>. A file added there takes part in every test over fixtures: <c>Valid</c> models run and leave no
/// warning behind, <c>Broken</c> ones throw the diagnostics that the file's name begins with, and <c>NothingToComplete</c> ones get no code.
/// </summary>
internal sealed class Fixture
{
    private static readonly ConcurrentDictionary<string, Fixture> Known = new(StringComparer.Ordinal);

    private readonly Lazy<Generated> _generated;
    private readonly Lazy<Assembly> _assembly;

    private Fixture(string name)
    {
        Name = name;
        using StreamReader reader = new(typeof(Fixture).Assembly.GetManifestResourceStream(name)!);
        Source = reader.ReadToEnd();
        _generated = new(() => new Consumer(Source).Generate());
        _assembly = new(() => Generated.Load());
    }

    public static TheoryData<string> Valid => Names("Valid/");

    public static TheoryData<string> Broken => Names("Broken/");

    public static TheoryData<string> NothingToComplete => Names("NothingToComplete/");

    public static TheoryData<string> All => Names("");

    public string Name { get; }

    public string Source { get; }

    /// <summary>The errors that the name says: "Broken/CONV1001 …" stands for CONV1001.</summary>
    public string ExpectedId => Path.GetFileName(Name)[..8];

    /// <summary>The generator's run over it, once for all tests.</summary>
    public Generated Generated => _generated.Value;

    /// <summary>The models in it, generic ones closed.</summary>
    public IEnumerable<RunningModel> Models => _assembly.Value.GetTypes().Select(RunningModel.Find).OfType<RunningModel>();

    public static Fixture Of(string name) => Known.GetOrAdd(name, key => new Fixture(key));

    private static TheoryData<string> Names(string folder) =>
    [
        .. typeof(Fixture).Assembly.GetManifestResourceNames()
            .Where(name => name.Contains('/') && name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
