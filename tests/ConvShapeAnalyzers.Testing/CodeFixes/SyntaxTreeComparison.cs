using Microsoft.CodeAnalysis.CSharp;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares the tree that a fix builds with that of its text: they differ where a fix builds what no parser would.</summary>
internal static class SyntaxTreeComparison
{
    public static void Verify(SyntaxNode built, SyntaxNode parsed, CodeActionValidationMode mode, IVerifier verifier)
    {
        if (mode != CodeActionValidationMode.None)
            Verify((SyntaxNodeOrToken)built, parsed, mode == CodeActionValidationMode.Full, verifier);
    }

    private static void Verify(SyntaxNodeOrToken built, SyntaxNodeOrToken parsed, bool withTrivia, IVerifier verifier)
    {
        verifier.Equal(Description(parsed), Description(built),
            $"The fix builds a {Description(built)} whose text the compiler reads as a {Description(parsed)}.");
        if (built.IsToken && withTrivia)
        {
            VerifyTrivia(built.GetLeadingTrivia(), parsed.GetLeadingTrivia(), verifier);
            VerifyTrivia(built.GetTrailingTrivia(), parsed.GetTrailingTrivia(), verifier);
        }

        ChildSyntaxList builtChildren = built.ChildNodesAndTokens();
        ChildSyntaxList parsedChildren = parsed.ChildNodesAndTokens();
        foreach ((SyntaxNodeOrToken builtChild, SyntaxNodeOrToken parsedChild) in builtChildren.Zip(parsedChildren))
            Verify(builtChild, parsedChild, withTrivia, verifier);

        verifier.Equal(parsedChildren.Count, builtChildren.Count,
            $"The fix builds a {Description(built)} of {builtChildren.Count} parts, which the compiler reads as {parsedChildren.Count}.");
    }

    private static void VerifyTrivia(SyntaxTriviaList built, SyntaxTriviaList parsed, IVerifier verifier)
        => verifier.SequenceEqual(
            parsed.Select(Description), built.Select(Description), StringComparer.Ordinal,
            $"The fix builds the trivia {Descriptions(built)}, which the compiler reads as {Descriptions(parsed)}.");

    private static string Descriptions(SyntaxTriviaList trivia) => $"[{string.Join(", ", trivia.Select(Description))}]";

    private static string Description(SyntaxTrivia trivia)
        => $"{trivia.Kind()} {CSharp.SymbolDisplay.FormatLiteral(trivia.ToFullString(), quote: true)}";

    private static string Description(SyntaxNodeOrToken syntax) => $"{syntax.Kind()} '{syntax}'";
}
