using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShapeAnalyzers.Testing.Tests.Toys;

/// <summary>Offers to replace a small literal by another expression. The toys vary by which.</summary>
public abstract class LiteralFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [SmallLiteralAnalyzer.Id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        if (root.FindNode(context.Span, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal)
            Register(context, root, literal);
    }

    protected abstract void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal);

    protected static CodeAction Replace(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal, ExpressionSyntax by)
    {
        string title = $"Write {by}";
        Document changed = context.Document.WithSyntaxRoot(root.ReplaceNode(literal, by.WithTriviaFrom(literal)));
        return CodeAction.Create(title, _ => Task.FromResult(changed), equivalenceKey: title);
    }

    protected static LiteralExpressionSyntax Number(int value)
        => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(value));
}
