using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.Roslyn.Tests;

/// <summary>A project as an editor has it open.</summary>
internal static class Editor
{
    private static readonly Lazy<Task<Project>> Empty = new(CreateEmpty);

    /// <summary>A file in a project that refers to the library.</summary>
    public static async Task<Document> Open(string source) => (await Empty.Value).AddDocument("Net.cs", SourceText.From(source));

    private static async Task<Project> CreateEmpty()
    {
        // By default it would be all that lies beside the tests, and not all of that can be loaded.
        MefHostServices host = MefHostServices.Create([typeof(Workspace).Assembly, typeof(CSharpFormattingOptions).Assembly]);
        return new AdhocWorkspace(host).CurrentSolution
            .AddProject("TestProject", "TestProject", LanguageNames.CSharp)
            .WithParseOptions(ModelTest.Syntax)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences([.. await ModelTest.Net10.ResolveAsync(LanguageNames.CSharp, CancellationToken.None), ModelTest.Library]);
    }
}
