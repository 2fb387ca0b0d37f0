using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShape.Roslyn.Emission;

/// <summary>What the project around the models decides.</summary>
/// <param name="ShapesNamespace">Where shape types stand: <c>Shapes</c> in the project's root namespace, or in one named as the assembly where that is empty,
/// and with ConvShape in front where that name or those of the shapes are taken.</param>
/// <param name="GlobalUsings">Whether that namespace is imported everywhere; the MSBuild property <c>ConvShapeGlobalUsings</c> turns it off.</param>
internal sealed record ProjectOptions(string ShapesNamespace, bool GlobalUsings)
{
    public static ProjectOptions Read(AnalyzerConfigOptions options, Compilation compilation)
    {
        options.TryGetValue("build_property.RootNamespace", out string? root);
        options.TryGetValue("build_property.ConvShapeGlobalUsings", out string? globalUsings);
        string name = ToNamespace(string.IsNullOrWhiteSpace(root) ? compilation.AssemblyName ?? "" : root!);
        bool isOff = globalUsings is not null &&
            (globalUsings.Equals("false", StringComparison.OrdinalIgnoreCase) || globalUsings.Equals("disable", StringComparison.OrdinalIgnoreCase));
        string shapes = name.Length == 0 ? "Shapes" : $"{name}.Shapes";
        while (IsTaken(shapes, compilation))
        {
            shapes = $"ConvShape{shapes.TrimStart('@')}";
        }

        return new ProjectOptions(shapes, !isOff);
    }

    /// <summary>
    /// A project LeNet5 may hold a class LeNet5 outside any namespace: no namespace can begin with its name then. And another project,
    /// or the user, may have put shapes in this one already.
    /// </summary>
    private static bool IsTaken(string shapesNamespace, Compilation compilation)
    {
        INamespaceSymbol current = compilation.GlobalNamespace;
        foreach (string part in shapesNamespace.Split('.').Select(part => part.TrimStart('@')))
        {
            if (current.GetTypeMembers(part, arity: 0).Any(IsSeen))
            {
                return true;
            }

            if (current.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault() is not { } child)
            {
                return false;
            }

            current = child;
        }

        return current.GetTypeMembers().Any(type => ShapeType.FromName(type.Name) is not null && IsSeen(type));

        bool IsSeen(INamedTypeSymbol type) => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);
    }

    /// <summary>Makes every part an identifier: an assembly may be called "my-app.2".</summary>
    private static string ToNamespace(string name) =>
        string.Join(".", name.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(ToIdentifier));

    private static string ToIdentifier(string part)
    {
        StringBuilder identifier = new(part.Trim().TrimStart('@'));
        for (int i = 0; i < identifier.Length; i++)
        {
            if (!SyntaxFacts.IsIdentifierPartCharacter(identifier[i]))
            {
                identifier[i] = '_';
            }
        }

        if (identifier.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(identifier[0]))
        {
            identifier.Insert(0, '_');
        }

        string text = identifier.ToString();
        return SyntaxFacts.GetKeywordKind(text) == SyntaxKind.None ? text : "@" + text;
    }
}
