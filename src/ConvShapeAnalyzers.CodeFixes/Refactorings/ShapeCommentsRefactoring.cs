using System.Composition;
using ConvShape.Roslyn.Parsing;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Text;

namespace ConvShape.CodeFixes;

/// <summary>Writes the shape that each line of layers gives out in a comment beside it. Offered on the attributes and the head of a model.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ShapeCommentsRefactoring))]
[Shared]
public sealed class ShapeCommentsRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration ||
            !HeadSpan(declaration).Contains(context.Span) ||
            await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } semanticModel ||
            semanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type ||
            ModelParser.Parse(declaration, type, semanticModel, context.CancellationToken) is not { } model)
        {
            return;
        }

        LineShapes shapes = new(model, model.Declaration.Network.Infer(), semanticModel, context.CancellationToken);
        (AttributeLine Place, string Comment)[] lines = AttributeLine.Of(declaration, context.CancellationToken)
            .Select(line => (line, shapes.Write(line)))
            .ToArray();
        if (Array.TrueForAll(lines, line => line.Comment == line.Place.Comment.ToString()))
        {
            return;
        }

        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        DocumentOptionSet options = await context.Document.GetOptionsAsync(context.CancellationToken).ConfigureAwait(false);
        CommentColumn column = new(options.GetOption(FormattingOptions.TabSize));
        context.RegisterRefactoring(CodeAction.Create(
            "Write shapes beside the layers",
            _ => Task.FromResult(context.Document.WithText(text.WithChanges(column.Write(lines)))),
            nameof(ShapeCommentsRefactoring)));
    }

    /// <summary>From the first attribute to where the members begin, with room for a caret behind the last word.</summary>
    private static TextSpan HeadSpan(TypeDeclarationSyntax declaration)
    {
        SyntaxToken end = declaration.OpenBraceToken.RawKind == 0 ? declaration.SemicolonToken : declaration.OpenBraceToken;
        return TextSpan.FromBounds(declaration.SpanStart, end.SpanStart + 1);
    }
}
