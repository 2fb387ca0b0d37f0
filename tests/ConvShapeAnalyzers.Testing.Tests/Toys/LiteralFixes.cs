using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShapeAnalyzers.Testing.Tests.Toys;

/// <summary>Writes 10, as it should.</summary>
public sealed class WriteTenFix : LiteralFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
        => context.RegisterCodeFix(Replace(context, root, literal, Number(10)), context.Diagnostics);
}

/// <summary>Mends 1 only.</summary>
public sealed class MendOneFix : LiteralFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
    {
        if (literal.Token.Value is 1)
            context.RegisterCodeFix(Replace(context, root, literal, Number(10)), context.Diagnostics);
    }
}

/// <summary>Adds 3, which may not be enough.</summary>
public class AddThreeFix : LiteralFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
        => context.RegisterCodeFix(Replace(context, root, literal, Number((int)literal.Token.Value! + 3)), context.Diagnostics);
}

/// <summary>Adds 3 and moves the literal by a place, so that it can be told from the one before.</summary>
public sealed class AddThreeAndMoveFix : AddThreeFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
    {
        LiteralExpressionSyntax moved = literal.WithLeadingTrivia(literal.GetLeadingTrivia().Add(SyntaxFactory.Space));
        SyntaxNode movedRoot = root.ReplaceNode(literal, moved);
        base.Register(context, movedRoot, (LiteralExpressionSyntax)movedRoot.FindToken(literal.SpanStart + 1).Parent!);
    }
}

/// <summary>Offers a fix that does nothing.</summary>
public sealed class IdleFix : LiteralFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
        => context.RegisterCodeFix(Replace(context, root, literal, literal), context.Diagnostics);
}

/// <summary>Offers 10, or 20 and 30 in a menu.</summary>
public sealed class MenuFix : LiteralFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
    {
        context.RegisterCodeFix(Replace(context, root, literal, Number(10)), context.Diagnostics);
        context.RegisterCodeFix(
            CodeAction.Create(
                "More", [Replace(context, root, literal, Number(20)), Replace(context, root, literal, Number(30))], isInlinable: false),
            context.Diagnostics);
    }
}

/// <summary>Writes a name that nobody declares.</summary>
public sealed class UndeclaredNameFix : LiteralFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
        => context.RegisterCodeFix(Replace(context, root, literal, SyntaxFactory.IdentifierName("Ten")), context.Diagnostics);
}

/// <summary>Writes 10 as a name, which no parser would.</summary>
public sealed class TenAsNameFix : LiteralFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
        => context.RegisterCodeFix(Replace(context, root, literal, SyntaxFactory.IdentifierName("10")), context.Diagnostics);
}

/// <summary>Writes 10 with a space of two, which a parser reads as one of two characters.</summary>
public sealed class SplitSpaceFix : LiteralFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
    {
        SyntaxNode ten = SyntaxFactory.LiteralExpression(
            SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal([], "10", 10, [SyntaxFactory.Space, SyntaxFactory.Space]));
        Document changed = context.Document.WithSyntaxRoot(root.ReplaceNode(literal, ten));
        context.RegisterCodeFix(CodeAction.Create("Write 10", _ => Task.FromResult(changed), "Write 10"), context.Diagnostics);
    }
}

/// <summary>Writes 10, and a new file.</summary>
public sealed class NewFileFix : LiteralFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
    {
        Project changed = context.Document.WithSyntaxRoot(root.ReplaceNode(literal, Number(10))).Project;
        Solution withNewFile = changed.AddDocument("New.cs", "class New;", ["Folder"]).Project.Solution;
        context.RegisterCodeFix(CodeAction.Create("Write 10", _ => Task.FromResult(withNewFile), "Write 10"), context.Diagnostics);
    }
}

/// <summary>Mends the first of a file's literals only when asked to mend all.</summary>
public sealed class ForgetfulFixAllFix : LiteralFix
{
    public override FixAllProvider GetFixAllProvider()
        => FixAllProvider.Create(async (context, document, diagnostics) =>
        {
            SyntaxNode root = (await document.GetSyntaxRootAsync(context.CancellationToken))!;
            SyntaxNode first = root.FindNode(diagnostics[0].Location.SourceSpan, getInnermostNodeForTie: true);
            return document.WithSyntaxRoot(root.ReplaceNode(first, Number(10)));
        });

    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
        => context.RegisterCodeFix(Replace(context, root, literal, Number(10)), context.Diagnostics);
}

/// <summary>Mends all of a document at once, but not of a project.</summary>
public sealed class DocumentFixAllFix : LiteralFix
{
    public override FixAllProvider GetFixAllProvider()
        => FixAllProvider.Create(
            async (context, document, diagnostics) =>
            {
                SyntaxNode root = (await document.GetSyntaxRootAsync(context.CancellationToken))!;
                IEnumerable<SyntaxNode> literals = diagnostics.Select(diagnostic
                    => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true));
                return document.WithSyntaxRoot(root.ReplaceNodes(literals, (_, _) => Number(10)));
            },
            [FixAllScope.Document]);

    protected override void Register(CodeFixContext context, SyntaxNode root, LiteralExpressionSyntax literal)
        => context.RegisterCodeFix(Replace(context, root, literal, Number(10)), context.Diagnostics);
}

/// <summary>Removes a variable of which the compiler warns.</summary>
public sealed class UnusedVariableFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS0219"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        SyntaxNode declaration = root.FindNode(context.Span).FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()!;
        context.RegisterCodeFix(
            CodeAction.Create(
                "Remove",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.RemoveNode(declaration, SyntaxRemoveOptions.KeepNoTrivia)!)),
                "Remove"),
            context.Diagnostics);
    }
}
