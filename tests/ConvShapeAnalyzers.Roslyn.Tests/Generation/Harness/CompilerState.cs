using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>Looks for what must not outlive a compilation: it would hold all of it in memory, and never compare as equal.</summary>
internal static class CompilerState
{
    /// <summary>The first such value that can be reached from another, or null.</summary>
    public static object? Within(object value) => Within(value, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static object? Within(object? value, HashSet<object> seen)
    {
        if (value is ISymbol or SyntaxNode or SyntaxToken or SyntaxTrivia or SyntaxTree or SyntaxReference or SemanticModel or Compilation
            or Location or IOperation or AttributeData or Diagnostic)
        {
            return value;
        }

        if (value is null or string or Type or Pointer || value.GetType().IsPrimitive || !value.GetType().IsValueType && !seen.Add(value))
        {
            return null;
        }

        IEnumerable<object?> parts = value is Array array ? array.Cast<object?>() : Fields(value.GetType()).Select(field => field.GetValue(value));
        return parts.Select(part => Within(part, seen)).FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (FieldInfo field in current.GetFields(Own))
            {
                yield return field;
            }
        }
    }
}
