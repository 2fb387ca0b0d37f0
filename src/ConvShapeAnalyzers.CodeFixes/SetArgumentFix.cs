using System.Collections.Immutable;
using System.Composition;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.CodeFixes;

/// <summary>Writes the value that a diagnostic worked out for an argument of its layer: the real channels, a padding that fits, …</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SetArgumentFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.ChannelMismatch.Id,
        Descriptors.WindowDoesNotFit.Id,
        Descriptors.GroupMismatch.Id,
        Descriptors.FeatureMismatch.Id,
        Descriptors.PoolPadding.Id,
        Descriptors.ArgumentOutOfRange.Id,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(Finding.FixArgument, out string? argument) && argument is not null &&
                diagnostic.Properties.TryGetValue(Finding.FixValue, out string? value) && value is not null &&
                root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            {
                LayerArgument target = new(attribute, argument);
                AttributeSyntax mended = target.With(value);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Use {target.Find(mended)}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, mended))),
                        nameof(SetArgumentFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>One argument of a layer's attribute, written or not.</summary>
    private sealed class LayerArgument(AttributeSyntax attribute, string name)
    {
        /// <summary>The attribute with a value for the argument, in the form that its constructor takes.</summary>
        public AttributeSyntax With(string value)
        {
            ExpressionSyntax expression = SyntaxFactory.ParseExpression(TakesArrays && !IsProperty && value[0] != '[' ? $"[{value}]" : value);
            if (Find(attribute) is { } written)
            {
                return attribute.ReplaceNode(written, written.WithExpression(expression.WithTriviaFrom(written.Expression)));
            }

            AttributeArgumentSyntax added = IsProperty
                ? SyntaxFactory.AttributeArgument(expression).WithNameEquals(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name)))
                : SyntaxFactory.AttributeArgument(expression).WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(name)));
            return Insert(added.NormalizeWhitespace());
        }

        /// <summary>Where the argument is written, by name or by place.</summary>
        public AttributeArgumentSyntax? Find(AttributeSyntax layer)
        {
            SeparatedSyntaxList<AttributeArgumentSyntax> arguments = layer.ArgumentList?.Arguments ?? default;
            AttributeArgumentSyntax? named = arguments.FirstOrDefault(
                argument => (argument.NameColon?.Name ?? argument.NameEquals?.Name)?.Identifier.ValueText == name);
            return named ?? (Positions.TryGetValue(name, out int position) && position < arguments.Count &&
                arguments[position] is { NameColon: null, NameEquals: null } unnamed ? unnamed : null);
        }

        /// <summary>Where the parameters of the language's constructors stand: the same in all that have them.</summary>
        private static readonly Dictionary<string, int> Positions = new(StringComparer.Ordinal)
        {
            ["k"] = 0,
            ["s"] = 1,
            ["p"] = 2,
            ["d"] = 3,
            ["g"] = 4,
            ["filters"] = 5,
            ["features"] = 0,
            ["channels"] = 0,
            ["height"] = 1,
            ["width"] = 2,
        };

        private bool IsProperty => char.IsUpper(name[0]);

        private bool TakesArrays => name is "k" or "s" or "p" or "d" &&
            new LayerArgument(attribute, "k").Find(attribute)?.Expression is CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax;

        /// <summary>Constructor arguments stand before properties.</summary>
        private AttributeSyntax Insert(AttributeArgumentSyntax added)
        {
            SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
            int position = IsProperty ? arguments.Count : arguments.TakeWhile(argument => argument.NameEquals is null).Count();
            AttributeArgumentListSyntax list = SyntaxFactory.AttributeArgumentList(arguments.Insert(position, added));
            SyntaxToken[] separators = list.Arguments.GetSeparators().ToArray();
            return attribute.WithArgumentList(list.ReplaceTokens(
                separators, (separator, _) => separator.HasTrailingTrivia ? separator : separator.WithTrailingTrivia(SyntaxFactory.Space)));
        }
    }
}
